-- Which parts does each metric have?
-- One row a metric and segment, of the catalogue or of a published figure.
-- param metric metric optional only this metric
-- column metric slug - name of the metric
-- column segment text - grade, key question or other part
-- column figures integer figures published for it
SELECT metric, segment, sum(figures)::BIGINT AS figures
FROM (
  SELECT metric, segment, place, 0 AS figures FROM metric_segment
  UNION ALL
  SELECT metric, segment, 1000, 1 FROM result WHERE segment <> '' AND revised_by IS NULL
)
WHERE $metric IS NULL OR metric = $metric
GROUP BY metric, segment
ORDER BY metric, min(place), segment
