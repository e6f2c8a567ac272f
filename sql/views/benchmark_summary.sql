-- How do the PDUs with a published value spread, and where does one PDU stand among them?
-- One row a segment, beside benchmark's rows: how many have a value and how many have none, the spread, the pooled share and what
-- may be said in a sentence. With a PDU asked for the figures are of its peers, itself left out; otherwise of all PDUs.
-- A metric without any value within the filters has one row that says so.
-- param metric metric required the metric compared
-- param segment segment optional one segment of the metric; all of them if left out
-- param pdu pdu optional the PDU asked about, that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column segment text - grade, key question or other part of the metric
-- column unit text - percent, count, days, ratio, score or rating; counts out of cases are summarised by their share
-- column pdus integer PDUs with a ranked value
-- column bounded integer PDUs with only a bound or an uncounted number, not ranked
-- column without integer PDUs that could be here and published nothing within the filters
-- column lowest measure metric's_unit least value
-- column lower_quartile measure metric's_unit a quarter are below; not given for ratings
-- column median measure metric's_unit the middle
-- column upper_quartile measure metric's_unit a quarter are above; not given for ratings
-- column highest measure metric's_unit greatest value
-- column x integer cases of all that published a number
-- column n integer cases that the question applied to, of the same
-- column pooled number per_cent x of n
-- column pooled_lower95 number per_cent lower limit of its 95 % Wilson interval
-- column pooled_upper95 number per_cent upper limit of the same
-- column dispersion number ratio over-dispersion: mean square of the distances from the pooled share, winsorised; five PDUs needed
-- column sentence text - about the PDU asked for, else about all
-- column notes text - doubts, in words and shorthand
WITH row_of AS MATERIALIZED (
  SELECT * FROM compared(CAST($metric AS VARCHAR), CAST($segment AS VARCHAR), CAST($pdu AS VARCHAR), CAST($peers AS VARCHAR), CAST($peer_pdus AS VARCHAR[]), CAST($programme AS INTEGER), CAST($from AS DATE), CAST($to AS DATE), CAST($source AS VARCHAR), 'latest')
), own AS (
  SELECT series, sentence FROM told(CAST($metric AS VARCHAR), CAST($segment AS VARCHAR), CAST($pdu AS VARCHAR), CAST($peers AS VARCHAR), CAST($peer_pdus AS VARCHAR[]), CAST($programme AS INTEGER), CAST($from AS DATE), CAST($to AS DATE), CAST($source AS VARCHAR))
), of_peers AS (
  SELECT * FROM row_of WHERE $pdu IS NULL OR slug <> $pdu
), part AS (
  SELECT DISTINCT series, segment, segment_place, subject, counted FROM row_of
), pool AS (
  SELECT series, count(*) AS shown, count(*) FILTER (WHERE ranked) AS pdus,
    coalesce(list(level ORDER BY level) FILTER (WHERE ranked), []) AS levels,
    sum(x) FILTER (WHERE ranked AND low IS NOT NULL) AS x, sum(n) FILTER (WHERE ranked AND low IS NOT NULL) AS n,
    arg_min(pdu, (level, pdu)) FILTER (WHERE ranked) AS lowest_pdu, arg_max(pdu, (level, pdu)) FILTER (WHERE ranked) AS highest_pdu
  FROM of_peers
  GROUP BY series
), spread AS (
  SELECT p.series, winsorised_dispersion(list(score_z(r.x, r.n, p.x / p.n) ORDER BY score_z(r.x, r.n, p.x / p.n))) AS dispersion
  FROM of_peers r JOIN pool p USING (series)
  WHERE r.ranked AND r.low IS NOT NULL AND p.x > 0 AND p.x < p.n
  GROUP BY p.series
), scope AS (
  SELECT count(*) AS eligible
  FROM eligible(CAST($pdu AS VARCHAR), CAST($peers AS VARCHAR), CAST($peer_pdus AS VARCHAR[])) e JOIN peer p USING (pdu_code)
  WHERE $pdu IS NULL OR p.slug <> $pdu
), measured AS (
  SELECT m.metric, m.title, m.unit, t.segment, t.segment_place, t.series, t.subject, coalesce(p.pdus, 0) AS pdus, coalesce(p.shown, 0) AS shown,
    greatest(0, s.eligible - coalesce(p.shown, 0)) AS without, coalesce(p.levels, []) AS levels, p.x, p.n, d.dispersion, p.lowest_pdu, p.highest_pdu,
    t.counted, o.sentence
  FROM metric m
  CROSS JOIN scope s
  LEFT JOIN part t ON true
  LEFT JOIN pool p USING (series)
  LEFT JOIN spread d USING (series)
  LEFT JOIN own o USING (series)
  WHERE m.metric = $metric
), worded AS (
  SELECT m.*, lo.rating AS lowest_rating, mid.rating AS median_rating, hi.rating AS highest_rating,
    sorted_quantile(levels, 0) AS lowest, sorted_quantile(levels, 0.5) AS median, sorted_quantile(levels, 1) AS highest,
    coalesce(subject, lower(title[1]) || title[2:]) AS about,
    CASE WHEN unit = 'percent' OR counted IS NOT NULL AND unit = 'count' THEN ' per cent' WHEN unit = 'days' THEN ' days' ELSE '' END AS unit_said
  FROM measured m
  LEFT JOIN rating lo ON m.unit = 'rating' AND lo.points = levels[1]
  LEFT JOIN rating mid ON m.unit = 'rating' AND mid.points = levels[(len(levels) + 1) // 2]
  LEFT JOIN rating hi ON m.unit = 'rating' AND hi.points = levels[len(levels)]
)
SELECT metric, title, coalesce(segment, '') AS segment, unit, pdus, shown - pdus AS bounded, without,
  coalesce(lowest_rating, CAST(lowest AS VARCHAR)) AS lowest,
  CASE WHEN unit <> 'rating' THEN CAST(sorted_quantile(levels, 0.25) AS VARCHAR) END AS lower_quartile,
  coalesce(median_rating, CAST(median AS VARCHAR)) AS median,
  CASE WHEN unit <> 'rating' THEN CAST(sorted_quantile(levels, 0.75) AS VARCHAR) END AS upper_quartile,
  coalesce(highest_rating, CAST(highest AS VARCHAR)) AS highest,
  CAST(x AS BIGINT) AS x, CAST(n AS BIGINT) AS n, 100 * x / n AS pooled,
  100 * wilson_lower(x, n, z95()) AS pooled_lower95, 100 * wilson_upper(x, n, z95()) AS pooled_upper95, dispersion,
  CASE
    WHEN sentence IS NOT NULL THEN sentence
    ELSE CASE WHEN $pdu IS NOT NULL THEN 'No ' || about || ' of ' || (SELECT pdu FROM pdu WHERE slug = $pdu) || ' is published within these filters. ' ELSE '' END
      || CASE
        WHEN pdus = 0 THEN CASE WHEN $pdu IS NULL THEN 'No PDU' ELSE 'No other PDU' END || ' with a ' || about || ' that can be ranked is known within these filters.'
        WHEN pdus = 1 THEN 'One PDU published a ' || about || ' that can be ranked: ' || lowest_pdu || ' (' || coalesce(lowest_rating, rounded(lowest) || unit_said) || ').'
        WHEN lowest = highest THEN rounded(pdus) || ' PDUs published a ' || about || ', all the same: ' || coalesce(lowest_rating, rounded(lowest) || unit_said) || '.'
        ELSE rounded(pdus) || ' PDUs published a ' || about || ', from ' || coalesce(lowest_rating, rounded(lowest) || unit_said) || ' (' || lowest_pdu || ') to '
          || coalesce(highest_rating, rounded(highest) || unit_said) || ' (' || highest_pdu || '); the median is ' || coalesce(median_rating, rounded(median) || unit_said) || '.'
      END
      || CASE WHEN without = 0 THEN '' ELSE ' ' || counted_noun(without, 'PDU', 'PDUs') || ' published none.' END
  END AS sentence,
  concat_ws('; ', CASE WHEN pdus = 0 THEN '[x] not published' END, CASE WHEN dispersion > 1 THEN 'more spread than chance alone' END) AS notes
FROM worded
ORDER BY segment_place, segment
