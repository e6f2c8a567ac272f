-- How does one PDU stand on every metric at once?
-- One row a metric and segment: the PDU, and the worst, quarter, median and best of its peers, itself left out, as published and
-- placed on one scale. 0 is the peer median, right is better (higher, where neither is better), and the farthest of the peers
-- and the PDU is at -1 or 1. Ratings stand on the scale by their order. Where there is no peer there is no place.
-- param pdu pdu required the PDU
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column family text - group of metrics it belongs to
-- column segment text - grade, key question or other part of the metric
-- column unit text - percent, count, days, ratio, score or rating; counts out of cases are placed by their share
-- column polarity text - higher_is_better, lower_is_better or neutral
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit of the PDU, as published
-- column worst measure metric's_unit of the peers
-- column worst_quarter measure metric's_unit a quarter of the peers are worse; not given for ratings
-- column median measure metric's_unit of the peers
-- column best_quarter measure metric's_unit a quarter of the peers are better; not given for ratings
-- column best measure metric's_unit of the peers
-- column at_value number scale place of the PDU, -1 to 1; empty for a bound
-- column at_worst number scale place of the worst peer
-- column at_worst_quarter number scale place of the worst quarter
-- column at_best_quarter number scale place of the best quarter
-- column at_best number scale place of the best peer
-- column peers integer PDUs with a ranked value
-- column peers_without integer PDUs peers chosen that published nothing within the filters
-- column comparison text - better, worse, similar, higher, lower or not_compared: the interval against the peers' pooled share
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the figure comes from
WITH own AS (
  SELECT *,
    others[1] AS peer_min, quantile_of(others, 0.25) AS peer_low_quarter,
    quantile_of(others, 0.75) AS peer_high_quarter, others[peers] AS peer_max, e.eligible - peers_with AS peers_without,
    CASE WHEN ranked THEN level END AS own_level,
    greatest(abs(peer_max - peer_level), abs(peer_min - peer_level), coalesce(abs(own_level - peer_level), 0)) AS reach
  FROM (SELECT *, left_out(levels, first) AS others FROM compared(NULL, NULL, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, $pdu))
  CROSS JOIN (SELECT count(*) AS eligible FROM eligible($pdu, $peers, $peer_pdus)) e
), scaled AS (
  SELECT *,
    CASE WHEN polarity = 'lower_is_better' THEN peer_max ELSE peer_min END AS worst_level,
    CASE WHEN polarity = 'lower_is_better' THEN peer_high_quarter ELSE peer_low_quarter END AS worst_quarter_level,
    CASE WHEN polarity = 'lower_is_better' THEN peer_low_quarter ELSE peer_high_quarter END AS best_quarter_level,
    CASE WHEN polarity = 'lower_is_better' THEN peer_min ELSE peer_max END AS best_level,
    CASE WHEN reach > 0 THEN reach WHEN reach = 0 THEN 1 END AS unit_of_scale
  FROM own
), worded AS (
  SELECT s.*, w.rating AS worst_rating, b.rating AS best_rating
  FROM scaled s
  LEFT JOIN rating w ON s.unit = 'rating' AND w.points = s.worst_level
  LEFT JOIN rating b ON s.unit = 'rating' AND b.points = s.best_level
), shown AS (
  SELECT metric, title, family, segment, unit, polarity, qualifier, coalesce(rating, CAST(value AS VARCHAR)) AS value,
    coalesce(worst_rating, CAST(worst_level AS VARCHAR)) AS worst,
    CASE WHEN unit <> 'rating' THEN CAST(worst_quarter_level AS VARCHAR) END AS worst_quarter,
    CASE WHEN unit = 'rating' THEN peer_rating ELSE CAST(peer_level AS VARCHAR) END AS median,
    CASE WHEN unit <> 'rating' THEN CAST(best_quarter_level AS VARCHAR) END AS best_quarter,
    coalesce(best_rating, CAST(best_level AS VARCHAR)) AS best,
    oriented(own_level - peer_level, polarity) / unit_of_scale AS at_value,
    oriented(worst_level - peer_level, polarity) / unit_of_scale AS at_worst,
    oriented(worst_quarter_level - peer_level, polarity) / unit_of_scale AS at_worst_quarter,
    oriented(best_quarter_level - peer_level, polarity) / unit_of_scale AS at_best_quarter,
    oriented(best_level - peer_level, polarity) / unit_of_scale AS at_best,
    peers, peers_without, comparison,
    concat_ws('; ', CASE WHEN peers = 0 THEN '[x] no peer with a value' END, nullif(notes, '')) AS notes,
    '/evidence/' || result_id AS evidence, series
  FROM worded
  UNION ALL
  SELECT m.metric, m.title, m.family, '', m.unit, m.polarity, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 'not_compared',
    '[x] nothing published about this PDU within these filters', NULL, 0
  FROM metric m
  WHERE m.place = 1 AND NOT EXISTS (SELECT 1 FROM own)
)
SELECT * EXCLUDE (series) FROM shown ORDER BY series, segment
