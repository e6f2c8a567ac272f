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
-- column programme integer year programme of a total of points, which is not comparable between programmes; empty otherwise
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
  SELECT series, era, segment, segment_place, subject, counted, pdu, level, x, n, $pdu IS NULL OR slug <> $pdu AS is_peer, rankable AND is_peer AS counts, rankable AND is_peer AND low IS NOT NULL AS has_cases
  FROM newest_within($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source)
), own AS (
  SELECT series, era, sentence
  FROM told($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, coalesce($pdu, ''))
), pool AS (
  SELECT series, era, any_value(segment) AS segment, any_value(segment_place) AS segment_place, any_value(subject) AS subject, any_value(counted) AS counted,
    count(*) FILTER (WHERE is_peer) AS shown, count(*) FILTER (WHERE counts) AS pdus,
    coalesce(list(level ORDER BY level) FILTER (WHERE counts), []) AS levels,
    list(pdu ORDER BY level, pdu) FILTER (WHERE counts) AS names,
    sum(x) FILTER (WHERE has_cases) AS x, sum(n) FILTER (WHERE has_cases) AS n,
    list({'x': x, 'n': n} ORDER BY x, n) FILTER (WHERE has_cases) AS cases
  FROM row_of
  GROUP BY series, era
), scope AS (
  SELECT count(*) AS eligible FROM eligible($pdu, $peers, $peer_pdus)
), word AS (
  SELECT list(rating ORDER BY points) AS words FROM rating
), measured AS (
  SELECT m.metric, m.title, m.unit, p.* EXCLUDE (pdus, shown, levels), o.sentence, coalesce(p.pdus, 0) AS pdus, coalesce(p.shown, 0) AS shown, coalesce(p.levels, []) AS levels,
    greatest(0, s.eligible - coalesce(p.shown, 0)) AS without, x / n AS share, coalesce(subject, 'figure for "' || m.title || '"') || CASE WHEN era > 0 THEN ' of the ' || era || ' programme' ELSE '' END AS about,
    quantile_of(p.levels, 0.5) AS middle,
    CASE WHEN m.unit = 'rating' THEN words END AS words,
    CASE WHEN m.unit = 'percent' OR m.unit = 'count' AND counted IS NOT NULL THEN ' per cent' WHEN m.unit = 'days' THEN ' days' ELSE '' END AS unit_said
  FROM metric m
  CROSS JOIN scope s
  CROSS JOIN word
  LEFT JOIN pool p ON true
  LEFT JOIN own o USING (series, era)
  WHERE m.metric = $metric
), worded AS (
  SELECT *,
    coalesce(words[CAST(levels[1] AS BIGINT) + 1], rounded(levels[1]) || unit_said) AS lowest_said,
    coalesce(words[CAST(levels[(pdus + 1) // 2] AS BIGINT) + 1], rounded(middle) || unit_said) AS median_said,
    coalesce(words[CAST(levels[pdus] AS BIGINT) + 1], rounded(levels[pdus]) || unit_said) AS highest_said,
    len(list_filter(levels, lambda v: v = levels[1])) AS at_lowest, len(list_filter(levels, lambda v: v = levels[pdus])) AS at_highest,
    CASE WHEN at_lowest = 1 THEN names[1] ELSE at_lowest || ' PDUs' END AS lowest_named,
    CASE WHEN at_highest = 1 THEN names[pdus] ELSE at_highest || ' PDUs' END AS highest_named,
    winsorised_dispersion(zs) AS dispersion
  FROM (SELECT *, list_sort(list_transform(CASE WHEN share > 0 AND share < 1 THEN cases END, lambda c: score_z(c.x, c.n, share))) AS zs FROM measured)
)
SELECT metric, title, coalesce(segment, '') AS segment, nullif(era, 0) AS programme, unit, pdus, shown - pdus AS bounded, without,
  CASE WHEN words IS NULL THEN CAST(levels[1] AS VARCHAR) ELSE lowest_said END AS lowest,
  CASE WHEN words IS NULL THEN CAST(quantile_of(levels, 0.25) AS VARCHAR) END AS lower_quartile,
  CASE WHEN words IS NULL THEN CAST(middle AS VARCHAR) ELSE median_said END AS median,
  CASE WHEN words IS NULL THEN CAST(quantile_of(levels, 0.75) AS VARCHAR) END AS upper_quartile,
  CASE WHEN words IS NULL THEN CAST(levels[pdus] AS VARCHAR) ELSE highest_said END AS highest,
  CAST(x AS BIGINT) AS x, CAST(n AS BIGINT) AS n, 100 * share AS pooled,
  100 * wilson_lower(x, n, z95()) AS pooled_lower95, 100 * wilson_upper(x, n, z95()) AS pooled_upper95, dispersion,
  CASE
    WHEN sentence IS NOT NULL THEN sentence
    ELSE CASE WHEN $pdu IS NULL THEN '' ELSE 'No ' || about || ' of ' || (SELECT any_value(pdu) FROM pdu WHERE slug = $pdu) || ' is published within these filters. ' END
      || CASE
        WHEN pdus = 0 THEN CASE WHEN $pdu IS NULL THEN 'No PDU' ELSE 'No other PDU' END || ' with ' || with_article(about) || ' that can be ranked is known within these filters.'
        WHEN pdus = 1 THEN 'One PDU published ' || with_article(about) || ' that can be ranked: ' || names[1] || ' (' || lowest_said || ').'
        WHEN levels[1] = levels[pdus] THEN pdus || ' PDUs published ' || with_article(about) || ', all the same: ' || lowest_said || '.'
        ELSE pdus || ' PDUs published ' || with_article(about) || ', from ' || lowest_said || ' (' || lowest_named || ') to '
          || highest_said || ' (' || highest_named || '); the median is ' || median_said || '.'
      END
  END
  || CASE WHEN shown = pdus THEN '' ELSE ' ' || counted_noun(shown - pdus, 'PDU', 'PDUs') || ' gave only a bound or a number that cannot be ranked.' END
  || CASE WHEN without = 0 THEN '' ELSE ' ' || counted_noun(without, 'PDU', 'PDUs') || ' published none.' END AS sentence,
  concat_ws('; ', CASE WHEN pdus = 0 THEN '[x] not published' END, CASE WHEN dispersion > 1 THEN 'more spread than chance alone' END) AS notes
FROM worded
ORDER BY segment_place, segment, era
