-- What is published, and for how many PDUs?
-- One row a metric of the catalogue and segment, also where nothing is published: rows of the kind [x] not available.
-- param pdu pdu optional count only this PDU
-- param region region optional count only PDUs of this region
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column family text - group of metrics it belongs to
-- column segment text - grade, key question or other part of the metric; empty where it has none
-- column unit text - percent, count, days, ratio, score or rating
-- column polarity text - higher_is_better, lower_is_better or neutral
-- column inspections integer inspections with a published figure
-- column pdus integer PDUs with a published figure
-- column of_pdus integer PDUs all that are counted: current ones, or the one asked for
-- column bounded integer figures given only as a bound (under, over, at least, at most)
-- column press integer figures read only in the press
-- column earliest date - publication of the oldest
-- column latest date - publication of the newest
-- column notes text - [x] where nothing is published
WITH unit_of_count AS (
  SELECT p.pdu_code
  FROM pdu p JOIN region g USING (region_code)
  WHERE ($pdu IS NULL AND p.status = 'current' OR p.slug = $pdu) AND ($region IS NULL OR g.slug = $region)
), listed AS (
  SELECT metric, segment, place FROM metric_segment
  UNION
  SELECT m.metric, '', 0 FROM metric m WHERE NOT EXISTS (SELECT 1 FROM metric_segment s WHERE s.metric = m.metric)
  UNION
  SELECT DISTINCT r.metric, r.segment, 1000
  FROM result r JOIN metric USING (metric)
  WHERE NOT EXISTS (SELECT 1 FROM metric_segment s WHERE s.metric = r.metric AND s.segment = r.segment)
    AND (r.segment <> '' OR EXISTS (SELECT 1 FROM metric_segment s WHERE s.metric = r.metric))
), figures AS (
  SELECT r.metric, r.segment, r.qualifier, i.inspection_id, i.pdu_code, i.published, s.class
  FROM result r
  JOIN inspection i USING (inspection_id)
  JOIN unit_of_count USING (pdu_code)
  JOIN source s ON s.source_id = r.source_id
  WHERE r.revised_by IS NULL
)
SELECT
  m.metric, m.title, m.family, l.segment, m.unit, m.polarity,
  count(DISTINCT f.inspection_id) AS inspections,
  count(DISTINCT f.pdu_code) AS pdus,
  (SELECT count(*) FROM unit_of_count) AS of_pdus,
  count(*) FILTER (WHERE f.qualifier IN ('under', 'over', 'at_least', 'at_most')) AS bounded,
  count(*) FILTER (WHERE f.class <> 'inspectorate') AS press,
  min(f.published) AS earliest, max(f.published) AS latest,
  CASE WHEN count(f.inspection_id) = 0 THEN '[x] not published' ELSE '' END AS notes
FROM metric m
JOIN listed l USING (metric)
LEFT JOIN figures f ON f.metric = l.metric AND f.segment = l.segment
GROUP BY m.metric, m.title, m.family, l.segment, m.unit, m.polarity, m.place, l.place
ORDER BY m.place, l.place, l.segment
