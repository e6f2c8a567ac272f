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
), figures AS (
  SELECT series, count(*) AS inspections, count(DISTINCT pdu_code) AS pdus,
    count(*) FILTER (WHERE qualifier IN ('under', 'over', 'at_least', 'at_most')) AS bounded,
    count(*) FILTER (WHERE class <> 'inspectorate') AS press,
    min(published) AS earliest, max(published) AS latest
  FROM fact
  WHERE pdu_code IN (SELECT pdu_code FROM unit_of_count)
  GROUP BY series
)
SELECT
  m.metric, m.title, m.family, s.segment, m.unit, m.polarity,
  coalesce(f.inspections, 0) AS inspections, coalesce(f.pdus, 0) AS pdus,
  (SELECT count(*) FROM unit_of_count) AS of_pdus,
  coalesce(f.bounded, 0) AS bounded, coalesce(f.press, 0) AS press, f.earliest, f.latest,
  CASE WHEN f.series IS NULL THEN '[x] not published' ELSE '' END AS notes
FROM subject s
JOIN metric m USING (metric)
LEFT JOIN figures f USING (series)
ORDER BY s.series
