-- Which PDUs are there, and how were they last rated?
-- One row a PDU, also where none of its inspections is known.
-- param region region optional only PDUs of this region
-- column pdu text - name of the PDU
-- column slug slug - name of the PDU in addresses
-- column pdu_code text - code of the PDU
-- column region text - probation region
-- column region_slug slug - name of the region in addresses
-- column status text - current, successor (formed since by division or merger) or functional
-- column aliases text - other names it was published under
-- column inspections integer inspections known
-- column latest_inspection text - name of the newest
-- column published date - publication of the newest, at the precision known
-- column overall_rating text - rating of the newest
-- column figures integer figures published about the PDU, all inspections
WITH figures AS (
  SELECT inspection_id, count(*) AS figures FROM result WHERE revised_by IS NULL GROUP BY inspection_id
), seen AS (
  SELECT i.pdu_code, count(*) AS inspections, sum(f.figures) AS figures,
    arg_max(i.inspection_id, i.published_from) AS latest_inspection,
    arg_max(i.published, i.published_from) AS published,
    arg_max(i.overall_rating, i.published_from) AS overall_rating
  FROM inspection i LEFT JOIN figures f USING (inspection_id)
  GROUP BY i.pdu_code
), other_names AS (
  SELECT pdu_code, string_agg(alias, '; ' ORDER BY alias) AS aliases FROM pdu_alias GROUP BY pdu_code
)
SELECT
  p.pdu, p.slug, p.pdu_code, g.region, g.slug AS region_slug, p.status, coalesce(a.aliases, '') AS aliases,
  coalesce(s.inspections, 0) AS inspections, s.latest_inspection, s.published, s.overall_rating,
  CAST(coalesce(s.figures, 0) AS BIGINT) AS figures
FROM pdu p
JOIN region g USING (region_code)
LEFT JOIN seen s USING (pdu_code)
LEFT JOIN other_names a USING (pdu_code)
WHERE $region IS NULL OR g.slug = $region
ORDER BY p.pdu
