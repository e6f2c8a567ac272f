-- Is it getting better or worse over time?
-- One row a period of publication, segment and area; for ratings one row each rating word. Every inspection counts in its own
-- period: the cases of all that published a number are added up, and the interval is for the pooled share (for ratings, for the
-- share of inspections). An inspection whose half-year or date is not known is counted in a period of its own, without a place in
-- time. recent_trend is OHID's test on the last five periods, which must follow each other without a gap.
-- param metric metric required the metric
-- param segment segment optional one segment of the metric; all of them if left out
-- param by half_year|year optional length of a period
-- param across nation|region optional region shows every region for itself
-- param region region optional only PDUs of this region
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column area text - probation region, or all of them
-- column segment text - grade, key question or other part of the metric
-- column category text - rating word, or the programme of a total of points; empty for other metrics
-- column period text - 2024 H2, 2024, or a year whose half is not published
-- column timed boolean - false where the period has no place in the sequence
-- column inspections integer inspections how many published a value in the period
-- column bounded integer inspections of them only a bound, left out of median and share
-- column median measure metric's_unit median of the inspections' values
-- column x integer cases pooled, of those inspections that published a number; inspections with this rating
-- column n integer cases pooled; inspections with a rating
-- column share number per_cent x of n
-- column lower95 number per_cent lower limit of its 95 % Wilson interval
-- column upper95 number per_cent upper limit of the same
-- column recent_trend text - increasing, decreasing, no significant change or cannot be calculated, of the last five periods
-- column chi_square number - of that trend, on one degree of freedom; significant above 9.5495
-- column trend_from text - first of those periods
-- column trend_to text - last of them
-- column notes text - doubts, in words and shorthand
WITH dated AS (
  SELECT f.*,
    CASE WHEN $across = 'region' OR $region IS NOT NULL THEN f.region ELSE 'England and Wales' END AS area,
    published_from IS NOT NULL AND ($by = 'year' OR length(published) > 4) AS timed,
    coalesce(period_of(published, published_from, $by), 'no date published') AS period,
    CASE WHEN published_from IS NOT NULL AND ($by = 'year' OR length(published) > 4)
      THEN CASE WHEN $by = 'year' THEN year(published_from) ELSE 2 * year(published_from) + CASE WHEN month(published_from) <= 6 THEN 0 ELSE 1 END END END AS step,
    qualifier IN ('', 'approximately') AND level IS NOT NULL AS ranked
  FROM fact f
  WHERE metric = $metric
    AND ($segment IS NULL OR segment = $segment)
    AND ($region IS NULL OR region_slug = $region)
    AND ($programme IS NULL OR programme = CAST($programme AS INTEGER))
    AND ($from IS NULL OR published_to >= CAST($from AS DATE))
    AND ($to IS NULL OR published_from <= CAST($to AS DATE))
    AND ($source = 'any' OR class = $source)
), pooled AS (
  SELECT area, segment, segment_place, era, unit, period, timed, step, count(*) AS inspections, count(*) FILTER (WHERE NOT ranked) AS bounded,
    median(level) FILTER (WHERE ranked) AS median, quantile_disc(level, 0.5) FILTER (WHERE ranked) AS median_points,
    sum(x) FILTER (WHERE ranked AND low IS NOT NULL) AS x, sum(n) FILTER (WHERE ranked AND low IS NOT NULL) AS n,
    count(*) FILTER (WHERE ranked AND low IS NOT NULL) AS counted,
    count(*) FILTER (WHERE class <> 'inspectorate') AS press, count(*) FILTER (WHERE published_basis = 'inferred') AS inferred,
    count(*) FILTER (WHERE derived) AS derived, count(DISTINCT programme) > 1 AS mixed
  FROM dated
  GROUP BY area, segment, segment_place, era, unit, period, timed, step
), counted AS (
  SELECT p.* EXCLUDE (x, n), CASE WHEN era > 0 THEN era || ' programme' ELSE '' END AS category, era AS points, x, n FROM pooled p WHERE unit <> 'rating'
  UNION ALL
  SELECT p.* EXCLUDE (x, n), w.rating, w.points, count(d.result_id), p.inspections
  FROM pooled p
  CROSS JOIN rating w
  LEFT JOIN dated d ON d.area = p.area AND d.segment = p.segment AND d.period = p.period AND d.rating = w.rating
  WHERE p.unit = 'rating'
  GROUP BY ALL
), recent AS (
  SELECT area, segment, category, step, period, x, n
  FROM counted
  WHERE step IS NOT NULL AND n > 0
  QUALIFY row_number() OVER (PARTITION BY area, segment, category ORDER BY step DESC) <= 5
), series AS (
  SELECT area, segment, category, max(step) - min(step) = 4 AS unbroken,
    list(CAST(step - 0 AS DOUBLE) ORDER BY step) AS ts, list(CAST(x AS DOUBLE) ORDER BY step) AS xs, list(CAST(n AS DOUBLE) ORDER BY step) AS ns,
    arg_min(period, step) AS trend_from, arg_max(period, step) AS trend_to
  FROM recent
  GROUP BY area, segment, category
), tested AS (
  SELECT *, len(ts) = 5 AND unbroken AS enough, list_transform(ts, lambda t: t - ts[1] + 1) AS steps FROM series
)
SELECT c.area, c.segment, c.category, c.period, c.timed, c.inspections, c.bounded,
  CASE WHEN c.unit = 'rating' THEN w.rating ELSE CAST(c.median AS VARCHAR) END AS median,
  CAST(c.x AS BIGINT) AS x, CAST(c.n AS BIGINT) AS n, 100 * c.x / c.n AS share,
  100 * wilson_lower(c.x, c.n, z95()) AS lower95, 100 * wilson_upper(c.x, c.n, z95()) AS upper95,
  CASE WHEN t.enough THEN trend_word(t.steps, t.xs, t.ns) ELSE 'cannot be calculated' END AS recent_trend,
  CASE WHEN t.enough THEN trend_chi_square(t.steps, t.xs, t.ns) END AS chi_square,
  CASE WHEN t.enough THEN t.trend_from END AS trend_from, CASE WHEN t.enough THEN t.trend_to END AS trend_to,
  concat_ws('; ',
    CASE WHEN c.n < 10 AND c.unit <> 'rating' THEN '[u] fewer than 10 cases' WHEN c.n < 10 THEN '[u] fewer than 10 inspections' END,
    CASE WHEN c.derived > 0 THEN '[e] counts derived from percentages: ' || c.derived END,
    CASE WHEN c.mixed THEN '[b] two inspection programmes' END,
    CASE WHEN c.unit <> 'rating' AND c.counted < c.inspections - c.bounded THEN '[x] no number of cases: ' || (c.inspections - c.bounded - c.counted) || ' of ' || c.inspections END,
    CASE WHEN c.bounded > 0 THEN 'bounded: ' || c.bounded END,
    CASE WHEN c.press > 0 THEN 'press source: ' || c.press END,
    CASE WHEN c.inferred > 0 THEN 'date inferred: ' || c.inferred END) AS notes
FROM counted c
LEFT JOIN rating w ON c.unit = 'rating' AND w.points = c.median_points
LEFT JOIN tested t ON t.area = c.area AND t.segment = c.segment AND t.category = c.category
ORDER BY c.area, c.segment_place, c.segment, c.points, c.timed DESC, c.step, c.period
