-- Every name that a parameter can take: kind, the name as it may be written,
-- and the name it stands for. A segment belongs to a metric, named in scope.
SELECT 'pdu' AS kind, '' AS scope, slug AS name, slug AS canonical, pdu AS label FROM pdu
UNION ALL
SELECT 'pdu', '', a.slug, p.slug, a.alias FROM pdu_alias a JOIN pdu p USING (pdu_code)
WHERE a.slug NOT IN (SELECT slug FROM pdu)
UNION ALL
SELECT 'region', '', slug, slug, region FROM region
UNION ALL
SELECT 'metric', '', metric, metric, title FROM metric
UNION ALL
SELECT 'figure_metric', '', metric, metric, metric FROM (SELECT DISTINCT metric FROM result UNION SELECT DISTINCT metric FROM context)
WHERE metric NOT IN (SELECT metric FROM metric)
UNION ALL
SELECT 'programme', '', CAST(programme AS VARCHAR), CAST(programme AS VARCHAR), title FROM programme
UNION ALL
SELECT 'inspection', '', inspection_id, inspection_id, inspection_id FROM inspection
UNION ALL
SELECT DISTINCT 'segment', metric, segment, segment, segment FROM (
  SELECT metric, segment FROM metric_segment
  UNION ALL SELECT metric, segment FROM result WHERE segment <> ''
  UNION ALL SELECT metric, segment FROM context WHERE segment <> '')
