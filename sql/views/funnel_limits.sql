-- Between which limits would chance alone keep the PDUs of a funnel?
-- One row a segment and number of cases, from 1 to a tenth above the largest sample: the curves of the view funnel.
-- A segment of which no number of cases is published has one row that says so.
-- param metric metric required the metric compared
-- param segment segment optional one segment of the metric; all of them if left out
-- param pdu pdu optional the PDU that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- param limits plain|widened optional widened allows for over-dispersion
-- column segment text - grade, key question or other part of the metric
-- column n integer cases that the limits are for
-- column pooled number per_cent all PDUs of the funnel: their cases added up
-- column lower95 number per_cent lower 95 % limit
-- column upper95 number per_cent upper 95 % limit
-- column lower998 number per_cent lower 99.8 % limit
-- column upper998 number per_cent upper 99.8 % limit
-- column pdus integer PDUs in the pooled share
-- column dispersion number ratio mean square of z after winsorising a tenth at each end; 1 is chance alone; five PDUs needed
-- column notes text - [x] where no number of cases is published
WITH pool AS (
  SELECT segment, segment_place, count(*) FILTER (WHERE has_cases) AS pdus,
    sum(x) FILTER (WHERE has_cases) / sum(n) FILTER (WHERE has_cases) AS pooled, max(n) FILTER (WHERE has_cases) AS most,
    list({'x': x, 'n': n} ORDER BY x, n) FILTER (WHERE has_cases) AS cases
  FROM (SELECT *, rankable AND low IS NOT NULL AS has_cases
    FROM newest_within($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source))
  GROUP BY segment, segment_place
), spread AS (
  SELECT *,
    winsorised_dispersion(zs) AS dispersion
  FROM (SELECT *, list_sort(list_transform(CASE WHEN pooled > 0 AND pooled < 1 THEN cases END, lambda c: score_z(c.x, c.n, pooled))) AS zs FROM pool)
), curve AS (
  -- every number of cases up to 200, then in 200 equal steps
  SELECT *, CAST(unnest(CASE WHEN most IS NULL THEN [NULL]
      ELSE list_transform(range(1, 1 + least(200, CAST(ceil(1.1 * most) AS BIGINT))), lambda i: ceil(i * greatest(1, 1.1 * most / 200))) END) AS BIGINT) AS n,
    CASE WHEN $limits = 'widened' THEN sqrt(greatest(1, coalesce(dispersion, 1))) ELSE 1 END AS widening
  FROM spread
)
SELECT segment, n, 100 * pooled AS pooled,
  100 * funnel_lower(pooled, n, z95() * widening) AS lower95, 100 * funnel_upper(pooled, n, z95() * widening) AS upper95,
  100 * funnel_lower(pooled, n, z998() * widening) AS lower998, 100 * funnel_upper(pooled, n, z998() * widening) AS upper998,
  pdus, dispersion, CASE WHEN n IS NULL THEN '[x] no number of cases published' ELSE '' END AS notes
FROM curve
ORDER BY segment_place, segment, n
