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
SELECT
  m.metric, m.title, m.family, m.unit, m.polarity,
  coalesce((SELECT string_agg(s.segment, '; ' ORDER BY s.place) FROM metric_segment s WHERE s.metric = m.metric), '') AS segments,
  m.denominator, m.definition,
  count(DISTINCT i.pdu_code) AS pdus, (SELECT count(*) FROM pdu WHERE status = 'current') AS of_pdus, count(r.result_id) AS figures
FROM metric m
LEFT JOIN result r ON r.metric = m.metric AND r.revised_by IS NULL
LEFT JOIN inspection i USING (inspection_id)
GROUP BY m.metric, m.title, m.family, m.unit, m.polarity, m.denominator, m.definition, m.place
ORDER BY m.place
