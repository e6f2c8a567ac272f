-- Did people's circumstances improve between the start of supervision and the inspection?
-- One row an inspection and outcome that was published at both times. The same people are counted twice, and reports do not say how many
-- changed in which direction, so there is no single interval and no McNemar test. What can be said is bounded: at least the difference
-- itself changed, at most so many; the interval shown is the widest these bounds allow (Agresti and Min), and the verdict holds
-- whatever the true numbers are. A PDU asked for without such figures has one row that says so.
-- param pdu pdu optional only this PDU
-- param region region optional only PDUs of this region
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column inspection text - name of the inspection
-- column published date - publication date at the precision known
-- column metric slug - name of the outcome in addresses
-- column title text - name of the outcome
-- column start integer people at the start of supervision
-- column at_inspection integer people at the point of inspection
-- column n integer people in the inspected cases
-- column difference integer people more (or fewer) at the point of inspection
-- column difference_share number percentage_points of the n people
-- column changed_least integer people fewest that can have changed either way
-- column changed_most integer people most that can have changed either way
-- column widest_lower95 number percentage_points lower limit of the 95 % interval of the difference if as many changed as can be
-- column widest_upper95 number percentage_points upper limit of the same
-- column verdict text - better or worse where even the widest interval leaves out no change, else not_shown; not_compared
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the figure at inspection comes from
WITH two AS (
  SELECT b.pdu, b.slug, b.region, b.inspection_id, b.published, b.metric, b.metric_place, b.title, b.polarity,
    a.value AS start, b.value AS later, a.denominator AS start_n, b.denominator AS n,
    a.qualifier = '' AND b.qualifier = '' AND a.denominator = b.denominator AND b.denominator > 0 AS paired,
    concat_ws('; ', nullif(b.doubt, ''), nullif(b.caution, '')) AS notes, b.result_id
  FROM fact a
  JOIN fact b ON b.inspection_id = a.inspection_id AND b.metric = a.metric AND b.segment = 'inspection'
  WHERE a.segment = 'start' AND a.unit = 'count'
    AND ($pdu IS NULL OR b.slug = $pdu) AND ($region IS NULL OR b.region_slug = $region)
    AND ($programme IS NULL OR b.programme = CAST($programme AS INTEGER))
    AND ($from IS NULL OR b.published_to >= CAST($from AS DATE))
    AND ($to IS NULL OR b.published_from <= CAST($to AS DATE))
    AND ($source = 'any' OR a.class = $source AND b.class = $source)
), bounds AS (
  SELECT *, CASE WHEN paired THEN later - start END AS difference,
    -- as many as can have lost what they had: those who had it, or those without it later
    CASE WHEN paired THEN least(start, n - later) END AS lost_most
  FROM two
), widest AS (
  SELECT *,
    100 * paired_lower(lost_most + difference, lost_most, n, z95()) AS low,
    100 * paired_upper(lost_most + difference, lost_most, n, z95()) AS high
  FROM bounds
), shown AS (
  SELECT pdu, slug, region, inspection_id AS inspection, published, metric, title, CAST(start AS BIGINT) AS start, CAST(later AS BIGINT) AS at_inspection,
    CAST(n AS BIGINT) AS n, CAST(difference AS BIGINT) AS difference, 100 * difference / n AS difference_share,
    CAST(abs(difference) AS BIGINT) AS changed_least,
    CAST(2 * lost_most + difference AS BIGINT) AS changed_most,
    low AS widest_lower95, high AS widest_upper95,
    CASE WHEN NOT paired THEN 'not_compared'
      WHEN low > 0 THEN CASE polarity WHEN 'lower_is_better' THEN 'worse' ELSE 'better' END
      WHEN high < 0 THEN CASE polarity WHEN 'lower_is_better' THEN 'better' ELSE 'worse' END
      ELSE 'not_shown' END AS verdict,
    concat_ws('; ', CASE WHEN paired THEN '[x] who changed not published: widest interval' WHEN n IS NULL THEN '[x] number of cases not published'
      ELSE 'not the same cases at both times, or not exact' END, nullif(notes, '')) AS notes,
    '/evidence/' || result_id AS evidence, metric_place
  FROM widest
  UNION ALL
  SELECT p.pdu, p.slug, g.region, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'not_compared',
    '[x] no outcome published at both times', NULL, 0
  FROM pdu p JOIN region g USING (region_code)
  WHERE p.slug = $pdu AND NOT EXISTS (SELECT 1 FROM two)
)
SELECT * EXCLUDE (metric_place) FROM shown ORDER BY pdu, published DESC, inspection, metric_place
