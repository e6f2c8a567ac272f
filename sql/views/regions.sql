-- Which probation regions are there, and how were their PDUs last rated?
-- One row a region.
-- column region text - probation region
-- column slug slug - name of the region in addresses
-- column region_code text - code of the region
-- column pdus integer PDUs of the region
-- column inspected integer PDUs with an inspection known
-- column inspections integer inspections known
-- column outstanding integer PDUs last rated Outstanding
-- column good integer PDUs last rated Good
-- column requires_improvement integer PDUs last rated Requires improvement
-- column inadequate integer PDUs last rated Inadequate
WITH last AS (
  SELECT p.region_code, p.pdu_code, count(i.inspection_id) AS inspections, arg_max(i.overall_rating, i.published_from) AS rating
  FROM pdu p LEFT JOIN inspection i USING (pdu_code)
  GROUP BY p.region_code, p.pdu_code
)
SELECT g.region, g.slug, g.region_code,
  count(l.pdu_code) AS pdus,
  count(*) FILTER (WHERE l.inspections > 0) AS inspected,
  coalesce(sum(l.inspections), 0)::BIGINT AS inspections,
  count(*) FILTER (WHERE l.rating = 'Outstanding') AS outstanding,
  count(*) FILTER (WHERE l.rating = 'Good') AS good,
  count(*) FILTER (WHERE l.rating = 'Requires improvement') AS requires_improvement,
  count(*) FILTER (WHERE l.rating = 'Inadequate') AS inadequate
FROM region g LEFT JOIN last l USING (region_code)
GROUP BY g.region, g.slug, g.region_code
ORDER BY g.region
