-- How were PDUs rated, half-year by half-year and programme by programme?
-- One row a programme, period of publication and rating. An inspection whose half-year or date is not known is counted in a period
-- of its own, without a place in time. Regions are inspected one after the other: regions says whose ratings a period shows.
-- param by half_year|year optional length of a period
-- param region region optional only PDUs of this region
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out ratings read in the press
-- column programme integer year inspection programme, by the year it began; the words mean the same in both, totals of points do not
-- column period text - 2024 H2, 2024, or a year whose half is not published
-- column timed boolean - false where the period has no place in the sequence
-- column rating text - overall rating
-- column inspections integer inspections how many had this rating
-- column of integer inspections how many were rated in the period and programme
-- column share number per_cent inspections of those
-- column regions text - whose PDUs they were, with the number of inspections
-- column notes text - doubts, in words and shorthand
WITH dated AS (
  SELECT programme, rating, region, class, published_basis,
    published_from IS NOT NULL AND ($by = 'year' OR length(published) > 4) AS timed,
    coalesce(period_of(published, published_from, $by), 'no date published') AS period
  FROM fact
  WHERE metric = 'overall_rating' AND rating IS NOT NULL
    AND ($region IS NULL OR region_slug = $region)
    AND ($programme IS NULL OR programme = CAST($programme AS INTEGER))
    AND ($from IS NULL OR published_to >= CAST($from AS DATE))
    AND ($to IS NULL OR published_from <= CAST($to AS DATE))
    AND ($source = 'any' OR class = $source)
), by_region AS (
  SELECT programme, period, timed, region, count(*) AS n FROM dated GROUP BY programme, period, timed, region
), seen AS (
  SELECT programme, period, timed, sum(n)::BIGINT AS of, string_agg(region || ' ' || n, '; ' ORDER BY n DESC, region) AS regions
  FROM by_region GROUP BY programme, period, timed
), counted AS (
  SELECT programme, period, rating, count(*) AS inspections, count(*) FILTER (WHERE class <> 'inspectorate') AS press,
    count(*) FILTER (WHERE published_basis = 'inferred') AS inferred
  FROM dated GROUP BY programme, period, rating
)
SELECT s.programme, s.period, s.timed, w.rating, coalesce(c.inspections, 0) AS inspections, s.of, 100.0 * coalesce(c.inspections, 0) / s.of AS share, s.regions,
  concat_ws('; ', CASE WHEN c.press > 0 THEN 'press source: ' || c.press END, CASE WHEN c.inferred > 0 THEN 'date inferred: ' || c.inferred END) AS notes
FROM seen s CROSS JOIN rating w
LEFT JOIN counted c ON c.programme = s.programme AND c.period = s.period AND c.rating = w.rating
ORDER BY s.programme, s.timed DESC, s.period, w.points
