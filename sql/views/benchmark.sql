-- How does one metric compare across PDUs?
-- One row a PDU: its latest inspection with a value within the filters, unless all inspections are asked for.
-- Peer statistics leave the PDU itself out. Rank 1 is best by the metric's polarity (highest where it has none) and ties share a rank;
-- bounded values are shown and not ranked. Intervals are 95 % Wilson intervals of the share.
-- param metric metric required the metric compared
-- param segment segment optional one segment of the metric, such as a grade or a key question; all of them if left out
-- param pdu pdu optional the PDU that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- param inspections latest|all optional all lists every inspection; only the latest of a PDU is ranked
-- column pdu text - name of the PDU
-- column region text - probation region
-- column inspection text - inspection the figure is from
-- column published date - publication date at the precision known
-- column segment text - grade, key question or other part of the metric; empty where it has none
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit as published: a number, or the word of a rating
-- column unit text - percent, count, days, ratio, score or rating
-- column numerator integer cases as published, or derived from the percentage where notes say [e]
-- column denominator integer cases that the question applied to
-- column lower95 number per_cent lower limit of the 95 % Wilson interval of numerator of denominator
-- column upper95 number per_cent upper limit of the same
-- column rank integer - 1 is best; empty where the value is a bound
-- column of integer PDUs how many have a rank
-- column percentile number per_cent share of the other PDUs that this one is better than, ties counted half
-- column peer_median measure metric's_unit median of the other PDUs; per cent where counts have a denominator
-- column peer_value number per_cent pooled share of the other PDUs: their cases added up
-- column comparison text - better, worse, similar, higher, lower or not_compared: the interval against peer_value
-- column notes text - doubts, in words and shorthand
-- column source_url url - where the figure was published
-- column evidence path - page of this product that shows where the figure comes from
WITH latest AS (
  SELECT pdu_code, pdu, region, inspection_id, published, segment, segment_place, series, seq, level, qualifier, rating, value, unit, x, n, denominator,
    lower95, upper95, rank, of_all, percentile, CASE WHEN unit = 'rating' THEN peer_rating ELSE CAST(peer_level AS VARCHAR) END AS peer_median,
    peer_value, comparison, notes, url, result_id
  FROM compared($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, NULL)
), shown AS (
  SELECT * EXCLUDE (pdu_code, series) FROM latest
  UNION ALL
  -- beside the same peers, and not ranked
  SELECT f.pdu, f.region, f.inspection_id, f.published, f.segment, f.segment_place, f.seq, f.level, f.qualifier, f.rating, f.value, f.unit, f.x, f.n, f.denominator,
    100 * f.low, 100 * f.high, NULL, NULL, NULL, l.peer_median, l.peer_value, 'not_compared',
    concat_ws('; ', nullif(f.doubt, ''), CASE WHEN f.programme <> o.programme THEN '[b] earlier or later inspection programme' END,
      nullif(f.caution, ''), 'earlier inspection, not ranked'), f.url, f.result_id
  FROM within_filters($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source) f
  JOIN latest l ON l.series = f.series AND l.pdu_code = f.pdu_code AND l.seq <> f.seq
  CROSS JOIN focus($pdu) o
  WHERE $inspections = 'all'
)
SELECT
  pdu, region, inspection_id AS inspection, published, segment, qualifier,
  coalesce(rating, CAST(value AS VARCHAR)) AS value, unit,
  CAST(x AS BIGINT) AS numerator, CAST(coalesce(n, denominator) AS BIGINT) AS denominator,
  lower95, upper95, rank, of_all AS of, percentile, peer_median, peer_value, comparison, notes, url AS source_url, '/evidence/' || result_id AS evidence
FROM shown
ORDER BY segment_place, segment, rank NULLS LAST, level, pdu, seq DESC
