-- What changed between two inspections of a PDU?
-- One row a metric and segment that both inspections published: the latest two of each PDU, or the two asked for.
-- The difference is later minus earlier with the Newcombe hybrid score interval, which takes the two samples of cases as
-- independent. A verdict needs an interval; ratings are compared as ordered words; totals of points of two programmes are not
-- compared. A PDU asked for of which nothing can be compared has one row that says why.
-- param pdu pdu optional only this PDU
-- param metric metric optional only this metric
-- param segment segment optional only this segment
-- param region region optional only PDUs of this region
-- param earlier inspection optional the earlier of the two inspections; the one before the later if left out
-- param later inspection optional the later of the two; the latest if left out
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column segment text - grade, key question or other part of the metric
-- column unit text - percent, count, days, ratio, score or rating
-- column polarity text - higher_is_better, lower_is_better or neutral
-- column earlier text - the earlier inspection
-- column earlier_published date - at the precision known
-- column earlier_value measure metric's_unit as published
-- column earlier_numerator integer cases as published, or derived where notes say [e]
-- column earlier_denominator integer cases that the question applied to
-- column later text - the later inspection
-- column later_published date - at the precision known
-- column later_value measure metric's_unit as published
-- column later_numerator integer cases as published, or derived where notes say [e]
-- column later_denominator integer cases that the question applied to
-- column difference number metric's_unit later minus earlier; percentage points where both are shares of cases; empty for ratings and bounds
-- column lower95 number percentage_points lower limit of the 95 % interval of the difference
-- column upper95 number percentage_points upper limit of the same
-- column verdict text - better, worse, no_clear_change, higher, lower; up, down or same for ratings; not_compared
-- column notes text - doubts of both, in words and shorthand
-- column earlier_evidence path - page that shows where the earlier figure comes from
-- column later_evidence path - page that shows where the later figure comes from
-- paged the two ends are set side by side for the rows of a page
WITH upper_end AS (
  SELECT pdu_code, inspection_id, age FROM visit WHERE CASE WHEN $later IS NULL THEN age = 1 ELSE inspection_id = $later END
), pair AS (
  SELECT l.pdu_code, l.inspection_id AS later, e.inspection_id AS earlier
  FROM upper_end l
  JOIN visit e ON e.pdu_code = l.pdu_code AND e.inspection_id <> l.inspection_id
    AND CASE WHEN $earlier IS NULL THEN e.age = l.age + 1 ELSE e.inspection_id = $earlier END
), chosen AS MATERIALIZED (
  SELECT a.seq AS seq_a, b.seq AS seq_b, b.pdu, b.series
  FROM pair p
  JOIN fact a ON a.inspection_id = p.earlier
  JOIN fact b ON b.inspection_id = p.later AND b.series = a.series
  WHERE ($pdu IS NULL OR b.slug = $pdu) AND ($region IS NULL OR b.region_slug = $region)
    AND ($metric IS NULL OR b.metric = $metric) AND ($segment IS NULL OR b.segment = $segment)
    AND ($source = 'any' OR a.class = $source AND b.class = $source)
), page AS MATERIALIZED (
  SELECT * FROM chosen ORDER BY pdu, series, seq_a, seq_b LIMIT $limit OFFSET $skip
), both_ends AS (
  SELECT b.pdu, b.slug, b.region, b.metric, b.title, b.segment, b.unit, b.polarity, b.series,
    a.inspection_id AS earlier, a.published AS earlier_published, coalesce(a.rating, CAST(a.value AS VARCHAR)) AS earlier_value,
    CAST(a.x AS BIGINT) AS earlier_numerator, CAST(coalesce(a.n, a.denominator) AS BIGINT) AS earlier_denominator,
    b.inspection_id AS later, b.published AS later_published, coalesce(b.rating, CAST(b.value AS VARCHAR)) AS later_value,
    CAST(b.x AS BIGINT) AS later_numerator, CAST(coalesce(b.n, b.denominator) AS BIGINT) AS later_denominator,
    a.programme <> b.programme AS broken,
    a.level IS NOT NULL AND b.level IS NOT NULL AND a.qualifier IN ('', 'approximately') AND b.qualifier IN ('', 'approximately')
      AND (b.metric <> 'score' OR a.programme = b.programme) AS comparable,
    a.low IS NOT NULL AND b.low IS NOT NULL AS estimable,
    a.level AS level_a, b.level AS level_b, a.x AS xa, a.n AS na, b.x AS xb, b.n AS nb,
    concat_ws('; ', nullif(a.doubt, ''), nullif(a.caution, '')) AS notes_a, concat_ws('; ', nullif(b.doubt, ''), nullif(b.caution, '')) AS notes_b,
    '/evidence/' || a.result_id AS earlier_evidence, '/evidence/' || b.result_id AS later_evidence
  FROM page p
  JOIN fact a ON a.seq = p.seq_a
  JOIN fact b ON b.seq = p.seq_b
), differing AS (
  SELECT *,
    CASE WHEN comparable AND unit <> 'rating'
      THEN CASE WHEN estimable THEN 100 * (xb / nb - xa / na) ELSE level_b - level_a END END AS difference,
    CASE WHEN comparable AND estimable THEN 100 * newcombe_lower(xb, nb, xa, na, z95()) END AS lower95,
    CASE WHEN comparable AND estimable THEN 100 * newcombe_upper(xb, nb, xa, na, z95()) END AS upper95
  FROM both_ends
), judged AS (
  SELECT pdu, slug, region, metric, title, segment, unit, polarity, earlier, earlier_published, earlier_value, earlier_numerator, earlier_denominator,
    later, later_published, later_value, later_numerator, later_denominator, difference, lower95, upper95,
    CASE
      WHEN NOT comparable THEN 'not_compared'
      WHEN unit = 'rating' THEN CASE WHEN level_b > level_a THEN 'up' WHEN level_b < level_a THEN 'down' ELSE 'same' END
      WHEN lower95 IS NULL THEN 'not_compared'
      WHEN lower95 <= 0 AND upper95 >= 0 THEN 'no_clear_change'
      WHEN polarity = 'neutral' THEN CASE WHEN difference > 0 THEN 'higher' ELSE 'lower' END
      WHEN (difference > 0) = (polarity = 'higher_is_better') THEN 'better'
      ELSE 'worse'
    END AS verdict,
    concat_ws('; ', CASE WHEN broken THEN '[b] two inspection programmes' END,
      CASE WHEN notes_a <> '' THEN 'earlier: ' || notes_a END, CASE WHEN notes_b <> '' THEN 'later: ' || notes_b END) AS notes,
    earlier_evidence, later_evidence, series
  FROM differing
  UNION ALL
  SELECT p.pdu, p.slug, g.region, NULL, NULL, '', NULL, NULL, e.earlier, NULL, NULL, NULL, NULL, e.later, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    'not_compared',
    CASE
      WHEN e.pdu_code IS NOT NULL THEN '[x] the two inspections published no figure in common within these filters'
      WHEN (SELECT count(*) FROM visit d WHERE d.pdu_code = p.pdu_code) = 1 THEN '[x] only one inspection is known'
      WHEN EXISTS (SELECT 1 FROM visit d WHERE d.pdu_code = p.pdu_code) THEN '[x] the inspections asked for are not two of this PDU'
      ELSE '[x] no inspection is known'
    END,
    NULL, NULL, 0
  FROM pdu p JOIN region g USING (region_code) LEFT JOIN pair e USING (pdu_code)
  WHERE p.slug = $pdu AND $skip = 0 AND NOT EXISTS (SELECT 1 FROM chosen)
)
SELECT * EXCLUDE (series), (SELECT greatest(1, count(*)) FROM chosen) AS in_all FROM judged ORDER BY pdu, series, segment, later_evidence
