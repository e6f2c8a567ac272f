-- How many PDUs were inspected again, and how many of them moved?
-- One row a segment of the metric: the rows of change counted by verdict, over the latest two inspections of each PDU. Where no PDU
-- published the metric at both there is one row without a segment, so that the number inspected twice is always known.
-- param metric metric required the metric
-- param segment segment optional one segment of the metric; all of them if left out
-- param region region optional only PDUs of this region
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column metric slug - name of the metric in addresses
-- column segment text - grade, key question or other part of the metric
-- column unit text - percent, count, days, ratio, score or rating
-- column pdus integer PDUs that exist today or were inspected
-- column inspected integer PDUs with an inspection known
-- column twice integer PDUs with two or more inspections known
-- column both integer PDUs whose latest two inspections both published the metric
-- column across integer PDUs of those, the two inspections are of two programmes
-- column improved integer PDUs rated higher, or better with an interval that leaves out 0
-- column unchanged integer PDUs with the same rating, or an interval that takes in 0
-- column declined integer PDUs rated lower, or worse with an interval that leaves out 0
-- column moved integer PDUs higher or lower with an interval that leaves out 0, where neither is better
-- column not_compared integer PDUs without a verdict: a bound, no number of cases, or totals of two programmes
-- column notes text - doubts, in words and shorthand
WITH pair AS (
  SELECT l.inspection_id AS later, e.inspection_id AS earlier
  FROM visit l JOIN visit e ON e.pdu_code = l.pdu_code AND l.age = 1 AND e.age = 2
), scope AS (
  SELECT count(*) AS pdus, count(*) FILTER (WHERE n >= 1) AS inspected, count(*) FILTER (WHERE n >= 2) AS twice
  FROM (
    SELECT p.pdu_code, count(d.inspection_id) AS n
    FROM peer p JOIN region g USING (region_code) LEFT JOIN visit d USING (pdu_code)
    WHERE $region IS NULL OR g.slug = $region
    GROUP BY p.pdu_code
  )
), both_ends AS (
  SELECT b.segment, b.series, b.unit, b.polarity, a.level AS level_a, b.level AS level_b, a.programme <> b.programme AS broken,
    a.level IS NOT NULL AND b.level IS NOT NULL AND a.qualifier IN ('', 'approximately') AND b.qualifier IN ('', 'approximately')
      AND (b.metric <> 'score' OR a.programme = b.programme) AS comparable,
    newcombe_lower(b.x, b.n, a.x, a.n, z95()) AS low, newcombe_upper(b.x, b.n, a.x, a.n, z95()) AS high,
    a.low IS NOT NULL AND b.low IS NOT NULL AS estimable
  FROM pair p
  JOIN fact a ON a.inspection_id = p.earlier
  JOIN fact b ON b.inspection_id = p.later AND b.series = a.series
  WHERE b.metric = $metric AND ($segment IS NULL OR b.segment = $segment) AND ($region IS NULL OR b.region_slug = $region)
    AND ($source = 'any' OR a.class = $source AND b.class = $source)
), turned AS (
  -- 1 for the better, -1 for the worse, 0 for neither, NULL without a verdict
  SELECT *,
    CASE
      WHEN NOT comparable THEN NULL
      WHEN unit = 'rating' THEN sign(level_b - level_a)
      WHEN NOT estimable THEN NULL
      WHEN low <= 0 AND high >= 0 THEN 0
      ELSE CASE WHEN (low > 0) = (polarity <> 'lower_is_better') THEN 1 ELSE -1 END
    END AS turn
  FROM both_ends
), counted AS (
  SELECT segment, series, any_value(unit) AS unit, count(*) AS both, count(*) FILTER (WHERE broken) AS across,
    count(*) FILTER (WHERE turn = 1 AND polarity <> 'neutral') AS improved, count(*) FILTER (WHERE turn = 0) AS unchanged,
    count(*) FILTER (WHERE turn = -1 AND polarity <> 'neutral') AS declined, count(*) FILTER (WHERE turn <> 0 AND polarity = 'neutral') AS moved,
    count(*) FILTER (WHERE turn IS NULL) AS not_compared
  FROM turned
  GROUP BY segment, series
)
SELECT CAST($metric AS VARCHAR) AS metric, coalesce(c.segment, '') AS segment, coalesce(c.unit, (SELECT unit FROM metric WHERE metric = $metric)) AS unit,
  s.pdus, s.inspected, s.twice, coalesce(c.both, 0) AS both, coalesce(c.across, 0) AS across, coalesce(c.improved, 0) AS improved,
  coalesce(c.unchanged, 0) AS unchanged, coalesce(c.declined, 0) AS declined, coalesce(c.moved, 0) AS moved, coalesce(c.not_compared, 0) AS not_compared,
  concat_ws('; ',
    CASE WHEN s.twice = 0 THEN '[x] no PDU was inspected twice' WHEN c.both IS NULL THEN '[x] no PDU published it at both inspections' END,
    CASE WHEN c.across > 0 THEN '[b] two inspection programmes: ' || c.across END) AS notes
FROM scope s LEFT JOIN counted c ON true
ORDER BY c.series
