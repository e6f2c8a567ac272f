-- How have overall ratings changed over time?
-- One row a period and rating; periods are years of publication, or half-years where asked for.
-- An inspection whose month is not published cannot be put in a half-year and is counted as such.
-- param by year|half_year optional length of a period
-- param region region optional only PDUs of this region
-- param programme programme optional only inspections of this programme
-- column period text - year, or half-year such as 2024 H2
-- column rating text - overall rating
-- column inspections integer inspections how many had this rating
-- column of integer inspections how many were published in the period
-- column share number per_cent inspections of all in the period
WITH dated AS (
  SELECT i.overall_rating AS rating,
    coalesce(period_of(i.published, i.published_from, $by), 'no date') AS period
  FROM inspection i
  JOIN pdu USING (pdu_code)
  JOIN region g USING (region_code)
  WHERE i.overall_rating IS NOT NULL
    AND ($region IS NULL OR g.slug = $region)
    AND ($programme IS NULL OR i.programme = CAST($programme AS INTEGER))
), period AS (
  SELECT period, count(*) AS of FROM dated GROUP BY period
)
SELECT period, rating, count(d.rating) AS inspections, of, 100.0 * count(d.rating) / of AS share
FROM period
CROSS JOIN rating
LEFT JOIN dated d USING (period, rating)
GROUP BY period, of, rating, points
ORDER BY period, points
