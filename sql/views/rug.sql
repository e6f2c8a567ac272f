-- Where do the PDUs of a region, or a group of peers, stand on every metric?
-- One row a PDU and metric: a cell of a heat map, also where that PDU has published nothing but another of them has.
-- comparison needs an interval; quarter is the place among all PDUs with a value, 1 the best quarter, and is no verdict.
-- param region region optional only PDUs of this region are shown; peers says whom they are compared with
-- param pdu pdu optional the PDU that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column family text - group of metrics it belongs to
-- column segment text - grade, key question or other part of the metric
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit as published; empty where it is not
-- column unit text - percent, count, days, ratio, score or rating
-- column rank integer - 1 is best; empty where the value is a bound
-- column of integer PDUs how many have a rank
-- column percentile number per_cent share of the other PDUs that this one is better than, ties counted half
-- column quarter integer - 1 best to 4 worst by percentile; empty for ratings, under four PDUs, where neither end is better and where more than a quarter of the PDUs share the value
-- column comparison text - better, worse, similar, higher, lower or not_compared: the interval against the peers' pooled share
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the figure comes from
-- paged every PDU times every metric
WITH cell AS (
  SELECT * FROM compared(NULL, NULL, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, NULL)
  WHERE $region IS NULL OR region_slug = $region
), line AS (
  SELECT p.pdu_code, p.pdu, p.slug, g.region
  FROM pdu p JOIN region g USING (region_code)
  WHERE ($region IS NULL OR g.slug = $region)
    AND (p.slug = $pdu OR p.pdu_code IN (SELECT pdu_code FROM eligible($pdu, $peers, $peer_pdus)))
), mark AS (
  SELECT series, any_value(metric) AS metric, any_value(title) AS title, any_value(family) AS family, any_value(segment) AS segment, any_value(unit) AS unit
  FROM cell
  GROUP BY series
)
SELECT * EXCLUDE (series), (SELECT count(*) FROM line) * (SELECT greatest(1, count(*)) FROM mark) AS in_all FROM (
  SELECT l.pdu, l.slug, l.region, m.metric, m.title, m.family, m.segment, coalesce(c.qualifier, '') AS qualifier,
    coalesce(c.rating, CAST(c.value AS VARCHAR)) AS value, m.unit, c.rank, c.of_all AS of, c.percentile,
    quarter_of(c.percentile, c.of_all, c.ties, c.polarity, c.unit) AS quarter,
    coalesce(c.comparison, 'not_compared') AS comparison, coalesce(c.notes, '[x] not published') AS notes,
    '/evidence/' || c.result_id AS evidence, m.series
  FROM line l
  CROSS JOIN mark m
  LEFT JOIN cell c ON c.pdu_code = l.pdu_code AND c.series = m.series
  UNION ALL
  SELECT l.pdu, l.slug, l.region, NULL, NULL, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL, 'not_compared',
    '[x] nothing published about any of these PDUs within these filters', NULL, 0
  FROM line l
  WHERE NOT EXISTS (SELECT 1 FROM mark)
)
ORDER BY pdu, series, segment
LIMIT $limit OFFSET $skip
