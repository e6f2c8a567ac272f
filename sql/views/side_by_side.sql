-- How do chosen PDUs stand side by side?
-- One row a PDU and metric that any of them has published, also where that PDU has published nothing.
-- Each is compared with all PDUs, or with each other only; quarter is the place in that group by rank, and no verdict.
-- param pdus peers optional the PDUs shown, separated by commas; all of them if left out
-- param among all|each_other optional whom each is ranked among and compared with: all PDUs, or only those shown
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
-- column numerator integer cases as published, or derived from the percentage where notes say [e]
-- column denominator integer cases that the question applied to
-- column lower95 number per_cent lower limit of the 95 % Wilson interval of numerator of denominator
-- column upper95 number per_cent upper limit of the same
-- column rank integer - 1 is best; empty where the value is a bound
-- column of integer PDUs how many have a rank
-- column percentile number per_cent share of the other PDUs that this one is better than, ties counted half
-- column quarter integer - 1 best to 4 worst by percentile; empty for ratings, under four PDUs, where neither end is better and where more than a quarter of the PDUs share the value
-- column peer_value number per_cent pooled share of the other PDUs compared with: their cases added up
-- column comparison text - better, worse, similar, higher, lower or not_compared: the interval against peer_value
-- column notes text - doubts, in words and shorthand
-- column published date - publication of the inspection the figure is from, at the precision known
-- column evidence path - page of this product that shows where the figure comes from
-- paged every PDU times every metric
WITH cell AS (
  SELECT * FROM compared(NULL, NULL, NULL, CASE WHEN $among = 'each_other' THEN $pdus ELSE 'all' END, $peer_pdus, $programme, $from, $to, $source, NULL)
  WHERE $pdus <> 'list' OR list_contains(CAST($peer_pdus AS VARCHAR[]), slug)
), line AS (
  -- a PDU asked for by name is shown though it is of the past
  SELECT p.pdu_code, p.pdu, p.slug, g.region
  FROM pdu p JOIN region g USING (region_code)
  WHERE CASE WHEN $pdus = 'list' THEN list_contains(CAST($peer_pdus AS VARCHAR[]), p.slug) ELSE p.pdu_code IN (SELECT pdu_code FROM peer) END
), mark AS (
  SELECT series, any_value(metric) AS metric, any_value(title) AS title, any_value(family) AS family, any_value(segment) AS segment, any_value(unit) AS unit
  FROM cell
  GROUP BY series
)
SELECT * EXCLUDE (series), (SELECT count(*) FROM line) * (SELECT greatest(1, count(*)) FROM mark) AS in_all FROM (
  SELECT l.pdu, l.slug, l.region, m.metric, m.title, m.family, m.segment, coalesce(c.qualifier, '') AS qualifier,
    coalesce(c.rating, CAST(c.value AS VARCHAR)) AS value, m.unit,
    CAST(c.x AS BIGINT) AS numerator, CAST(coalesce(c.n, c.denominator) AS BIGINT) AS denominator, c.lower95, c.upper95,
    c.rank, c.of_all AS of, c.percentile,
    quarter_of(c.percentile, c.of_all, c.ties, c.polarity, c.unit) AS quarter,
    c.peer_value, coalesce(c.comparison, 'not_compared') AS comparison, coalesce(c.notes, '[x] not published') AS notes,
    c.published, '/evidence/' || c.result_id AS evidence, m.series
  FROM line l
  CROSS JOIN mark m
  LEFT JOIN cell c ON c.pdu_code = l.pdu_code AND c.series = m.series
  UNION ALL
  SELECT l.pdu, l.slug, l.region, NULL, NULL, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'not_compared',
    '[x] nothing published about any of these PDUs within these filters', NULL, NULL, 0
  FROM line l
  WHERE NOT EXISTS (SELECT 1 FROM mark)
)
ORDER BY pdu, series, segment
LIMIT $limit OFFSET $skip
