-- How does one PDU stand on everything published about it?
-- One row a metric and segment of the PDU's latest inspection that states it, beside the median and pooled value of its peers, itself left out.
-- A PDU of which nothing is published has one row that says so.
-- param pdu pdu required the PDU
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column family text - group of metrics it belongs to
-- column segment text - grade, key question or other part of the metric; empty where it has none
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit as published: a number, or the word of a rating
-- column unit text - percent, count, days, ratio, score or rating
-- column numerator integer cases as published, or derived from the percentage where notes say [e]
-- column denominator integer cases that the question applied to
-- column lower95 number per_cent lower limit of the 95 % Wilson interval of numerator of denominator
-- column upper95 number per_cent upper limit of the same
-- column polarity text - higher_is_better, lower_is_better or neutral
-- column rank integer - 1 is best; empty where the value is a bound
-- column of integer PDUs how many have a rank
-- column percentile number per_cent share of the other PDUs that this one is better than, ties counted half
-- column ahead integer PDUs other PDUs with a better value; empty where there is no rank or neither end is better
-- column level integer PDUs other PDUs with the same value; empty as ahead
-- column behind integer PDUs other PDUs with a worse value; empty as ahead
-- column peers integer PDUs other PDUs with a ranked value
-- column peers_bounded integer PDUs other PDUs with only a bound or an uncounted number, not ranked
-- column peers_without integer PDUs peers chosen that published nothing within the filters
-- column peer_median measure metric's_unit median of the other PDUs; per cent where counts have a denominator
-- column peer_lower_quartile measure metric's_unit a quarter of the other PDUs are below; not given for ratings
-- column peer_upper_quartile measure metric's_unit a quarter of the other PDUs are above; not given for ratings
-- column peer_value number per_cent pooled share of the other PDUs: their cases added up
-- column comparison text - better, worse, similar, higher, lower or not_compared: the interval against peer_value
-- column notes text - doubts, in words and shorthand
-- column inspection text - inspection the figure is from
-- column published date - publication date at the precision known
-- column source_url url - where the figure was published
-- column evidence path - page of this product that shows where the figure comes from
WITH own AS (
  SELECT *, left_out(levels, first) AS others, e.eligible - peers_with AS peers_without FROM compared(NULL, NULL, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, $pdu)
  CROSS JOIN (SELECT count(*) AS eligible FROM eligible($pdu, $peers, $peer_pdus)) e
), rows AS (
  SELECT
    metric, title, family, segment, qualifier,
    coalesce(rating, CAST(value AS VARCHAR)) AS value, unit,
    CAST(x AS BIGINT) AS numerator, CAST(coalesce(n, denominator) AS BIGINT) AS denominator,
    lower95, upper95, polarity, rank, of_all AS of, percentile,
    CASE WHEN polarity <> 'neutral' THEN rank - 1 END AS ahead,
    CASE WHEN polarity <> 'neutral' AND rank IS NOT NULL THEN ties - 1 END AS level,
    CASE WHEN polarity <> 'neutral' THEN of_all - rank - ties + 1 END AS behind, peers, peers_bounded, peers_without,
    CASE WHEN unit = 'rating' THEN peer_rating ELSE CAST(peer_level AS VARCHAR) END AS peer_median,
    CASE WHEN unit <> 'rating' THEN CAST(quantile_of(others, 0.25) AS VARCHAR) END AS peer_lower_quartile,
    CASE WHEN unit <> 'rating' THEN CAST(quantile_of(others, 0.75) AS VARCHAR) END AS peer_upper_quartile,
    peer_value, comparison, notes, inspection_id AS inspection, published,
    url AS source_url, '/evidence/' || result_id AS evidence, series
  FROM own
  UNION ALL
  SELECT m.metric, m.title, m.family, '', '', NULL, m.unit, NULL, NULL, NULL, NULL, m.polarity, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0,
    NULL, NULL, NULL, NULL, 'not_compared', '[x] nothing published about this PDU within these filters', NULL, NULL, NULL, NULL, 0
  FROM metric m
  WHERE m.place = 1 AND NOT EXISTS (SELECT 1 FROM own)
)
SELECT * EXCLUDE (series) FROM rows ORDER BY series, segment
