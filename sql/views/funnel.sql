-- Which PDUs stand out more than chance would make them?
-- One row a PDU with a ranked value, with the pooled share of all of them and the limits around it for its own number of cases.
-- Limits are pooled share -/+ 1.96 (95 %) or 3.09 (99.8 %) standard errors; widened ones multiply the standard error by the
-- square root of the over-dispersion ratio where that is above 1. A PDU without a number of cases has no limits.
-- param metric metric required the metric compared
-- param segment segment optional one segment of the metric; all of them if left out
-- param pdu pdu optional the PDU that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- param limits plain|widened optional widened allows for over-dispersion
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column inspection text - inspection the figure is from
-- column segment text - grade, key question or other part of the metric
-- column value measure metric's_unit as published
-- column unit text - percent or count
-- column x integer cases as published, or derived where notes say [e]
-- column n integer cases that the question applied to
-- column share number per_cent x of n
-- column pooled number per_cent all PDUs shown: their cases added up
-- column lower95 number per_cent lower 95 % limit at n
-- column upper95 number per_cent upper 95 % limit at n
-- column lower998 number per_cent lower 99.8 % limit at n
-- column upper998 number per_cent upper 99.8 % limit at n
-- column z number standard_errors distance of the share from the pooled share; above 0 is higher
-- column outside text - 95 or 99.8 where the share is outside these limits, else empty
-- column side text - better, worse, higher or lower where it is outside, else empty
-- column comparison text - as in benchmark: own interval against the pooled share of the others
-- column dispersion number ratio mean square of z after winsorising a tenth at each end; 1 is chance alone; five PDUs needed
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the figure comes from
WITH point AS (
  SELECT *, low IS NOT NULL AND ranked AS counted_too
  FROM compared($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, NULL)
), pool AS (
  SELECT series, sum(x) / sum(n) AS pooled FROM point WHERE counted_too GROUP BY series
), scored AS (
  SELECT p.*, o.pooled, CASE WHEN counted_too THEN score_z(x, n, pooled) END AS z
  FROM point p LEFT JOIN pool o USING (series)
), spread AS (
  SELECT series, winsorised_dispersion(list(z ORDER BY z)) AS dispersion FROM scored WHERE z IS NOT NULL GROUP BY series
), limited AS (
  SELECT s.*, d.dispersion, x / n AS share,
    CASE WHEN $limits = 'widened' THEN sqrt(greatest(1, coalesce(d.dispersion, 1))) ELSE 1 END AS widening
  FROM scored s LEFT JOIN spread d USING (series)
), flagged AS (
  SELECT *,
    CASE WHEN abs(z) > z998() * widening THEN '99.8' WHEN abs(z) > z95() * widening THEN '95' ELSE '' END AS outside
  FROM limited
)
SELECT pdu, slug, region, inspection_id AS inspection, segment, coalesce(rating, CAST(value AS VARCHAR)) AS value, unit,
  CASE WHEN counted_too THEN CAST(x AS BIGINT) END AS x, CASE WHEN counted_too THEN CAST(n AS BIGINT) END AS n,
  CASE WHEN counted_too THEN 100 * share END AS share, 100 * pooled AS pooled,
  CASE WHEN counted_too THEN 100 * funnel_lower(pooled, n, z95() * widening) END AS lower95,
  CASE WHEN counted_too THEN 100 * funnel_upper(pooled, n, z95() * widening) END AS upper95,
  CASE WHEN counted_too THEN 100 * funnel_lower(pooled, n, z998() * widening) END AS lower998,
  CASE WHEN counted_too THEN 100 * funnel_upper(pooled, n, z998() * widening) END AS upper998,
  z, outside,
  CASE WHEN outside = '' THEN '' WHEN polarity = 'neutral' THEN CASE WHEN z > 0 THEN 'higher' ELSE 'lower' END
    WHEN (z > 0) = (polarity = 'higher_is_better') THEN 'better' ELSE 'worse' END AS side,
  comparison, dispersion,
  concat_ws('; ', nullif(notes, ''), CASE WHEN counted IS NULL THEN '[z] not a share of cases, so no limits' END) AS notes,
  '/evidence/' || result_id AS evidence
FROM flagged
ORDER BY segment_place, segment, n NULLS LAST, pdu
