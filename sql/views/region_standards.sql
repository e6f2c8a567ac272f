-- At what are PDUs strong and weak, region by region?
-- One row a region and standard, and the overall rating as a column of its own: the latest rating of every PDU of the region that
-- published one by name, counted by word. Reports and press releases name some standards more readily than others, low ratings
-- above all, so counts describe what is known and not what was found. The last rows are of England and Wales together.
-- param region region optional only this region, beside England and Wales
-- param programme programme optional only inspections of this programme
-- param source any|inspectorate optional inspectorate leaves out ratings read in the press
-- column region text - probation region, or England and Wales
-- column region_slug slug - name of the region in addresses; empty for England and Wales
-- column standard text - P 1.1 to P 2.4, or overall
-- column title text - title of the standard
-- column pdus integer PDUs of the region, that exist today or were inspected
-- column rated integer PDUs of those, with a rating of this standard known
-- column inadequate integer PDUs last rated Inadequate
-- column requires_improvement integer PDUs last rated Requires improvement
-- column good integer PDUs last rated Good
-- column outstanding integer PDUs last rated Outstanding
-- column median text - the middle rating, the lower of the two middle ones of an even number
-- column notes text - doubts, in words and shorthand
WITH standards AS (
  SELECT 'overall' AS standard, 'Overall rating' AS title, 'overall_rating' AS metric, '' AS segment
  UNION ALL
  SELECT t.standard, t.title, 'standard_rating', t.standard
  FROM standard_title t
  WHERE EXISTS (SELECT 1 FROM fact f WHERE f.metric = 'standard_rating' AND f.segment = t.standard AND ($programme IS NULL OR f.programme = CAST($programme AS INTEGER)))
), latest AS (
  SELECT metric, segment, region_code, programme, CAST(level AS INTEGER) AS points, class, published_basis
  FROM fact
  WHERE metric IN ('overall_rating', 'standard_rating') AND level IS NOT NULL
    AND ($programme IS NULL OR programme = CAST($programme AS INTEGER))
    AND ($source = 'any' OR class = $source)
  QUALIFY row_number() OVER (PARTITION BY metric, segment, pdu_code ORDER BY seq DESC) = 1
), area AS (
  SELECT g.region, g.slug, 0 AS place, count(p.pdu_code) AS pdus, [g.region_code] AS codes
  FROM region g LEFT JOIN peer p USING (region_code)
  WHERE $region IS NULL OR g.slug = $region
  GROUP BY g.region, g.slug, g.region_code
  UNION ALL
  SELECT 'England and Wales', NULL, 1, (SELECT count(*) FROM peer), list(region_code) FROM region
), counted AS (
  SELECT a.region, a.slug, a.place, a.pdus, s.standard, s.title, count(l.points) AS rated,
    count(*) FILTER (WHERE l.points = 0) AS inadequate, count(*) FILTER (WHERE l.points = 1) AS requires_improvement,
    count(*) FILTER (WHERE l.points = 2) AS good, count(*) FILTER (WHERE l.points = 3) AS outstanding,
    quantile_disc(l.points, 0.5) AS middle,
    count(*) FILTER (WHERE l.class <> 'inspectorate') AS press, count(*) FILTER (WHERE l.published_basis = 'inferred') AS inferred,
    count(DISTINCT l.programme) > 1 AS mixed
  FROM area a CROSS JOIN standards s
  LEFT JOIN latest l ON l.metric = s.metric AND l.segment = s.segment AND list_contains(a.codes, l.region_code)
  GROUP BY a.region, a.slug, a.place, a.pdus, s.standard, s.title
)
SELECT c.region, c.slug AS region_slug, c.standard, c.title, c.pdus, c.rated, c.inadequate, c.requires_improvement, c.good, c.outstanding,
  w.rating AS median,
  concat_ws('; ',
    CASE WHEN c.rated = 0 THEN '[x] not published' END,
    CASE WHEN c.mixed THEN '[b] two inspection programmes' END,
    CASE WHEN c.press > 0 THEN 'press source: ' || c.press END,
    CASE WHEN c.inferred > 0 THEN 'date inferred: ' || c.inferred END) AS notes
FROM counted c LEFT JOIN rating w ON w.points = c.middle
ORDER BY c.place, c.region, c.standard <> 'overall', c.standard
