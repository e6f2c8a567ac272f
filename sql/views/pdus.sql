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
SELECT
  p.pdu, p.slug, p.pdu_code, g.region, g.slug AS region_slug, p.status,
  coalesce((SELECT string_agg(a.alias, '; ' ORDER BY a.alias) FROM pdu_alias a WHERE a.pdu_code = p.pdu_code), '') AS aliases,
  count(DISTINCT i.inspection_id) AS inspections,
  arg_max(i.inspection_id, i.published_from) AS latest_inspection,
  arg_max(i.published, i.published_from) AS published,
  arg_max(i.overall_rating, i.published_from) AS overall_rating,
  count(r.result_id) AS figures
FROM pdu p
JOIN region g USING (region_code)
LEFT JOIN inspection i USING (pdu_code)
LEFT JOIN result r ON r.inspection_id = i.inspection_id AND r.revised_by IS NULL
WHERE $region IS NULL OR g.slug = $region
GROUP BY p.pdu, p.slug, p.pdu_code, g.region, g.slug, p.status
ORDER BY p.pdu
