-- What can be compared?
-- One row a metric of the catalogue, with its definition and how many PDUs have a figure.
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column family text - group of metrics it belongs to
-- column unit text - percent, count, days, ratio, score or rating
-- column polarity text - higher_is_better, lower_is_better or neutral
-- column segments text - its parts, such as grades or key questions
-- column denominator text - what a share is a share of
-- column definition text - what it measures
-- column pdus integer PDUs with a published figure
-- column of_pdus integer PDUs all current ones
-- column figures integer figures published, all inspections
WITH figures AS (
  SELECT metric, count(DISTINCT pdu_code) AS pdus, count(*) AS figures FROM fact GROUP BY metric
), parts AS (
  SELECT metric, string_agg(segment, '; ' ORDER BY place) AS segments FROM metric_segment GROUP BY metric
)
SELECT
  m.metric, m.title, m.family, m.unit, m.polarity, coalesce(p.segments, '') AS segments, m.denominator, m.definition,
  coalesce(f.pdus, 0) AS pdus, (SELECT count(*) FROM pdu WHERE status = 'current') AS of_pdus, coalesce(f.figures, 0) AS figures
FROM metric m
LEFT JOIN figures f USING (metric)
LEFT JOIN parts p USING (metric)
ORDER BY m.place
