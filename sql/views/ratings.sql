-- How was every PDU rated, inspection by inspection?
-- One row an inspection, newest first. Standards that were not published by name are empty.
-- param pdu pdu optional only this PDU
-- param region region optional only PDUs of this region
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- column inspection text - name of the inspection
-- column pdu text - name of the PDU
-- column slug slug - name of the PDU in addresses
-- column region text - probation region
-- column programme integer year inspection programme, by the year it began; totals of two programmes are not comparable
-- column fieldwork_start date - at the precision known
-- column published date - at the precision known
-- column published_basis text - stated, url, press or inferred
-- column overall_rating text - Outstanding, Good, Requires improvement or Inadequate
-- column score integer points sum of the points of all standards
-- column max_score integer points 27 in the 2021 programme, 21 in the 2023 programme
-- column cases_inspected integer cases in the inspection's sample
-- column leadership text - rating of P 1.1
-- column staffing text - rating of P 1.2
-- column services text - rating of P 1.3
-- column information_and_facilities text - rating of P 1.4 (2021 programme)
-- column assessment text - rating of P 2.1
-- column planning text - rating of P 2.2
-- column implementation_and_delivery text - rating of P 2.3
-- column reviewing text - rating of P 2.4
-- column source_class text - inspectorate, or press where only coverage of the report was read
-- column source_url url - where the rating was published
-- column evidence path - page of this product that shows where the overall rating comes from
-- paged the standards are looked up for the rows of a page
WITH chosen AS MATERIALIZED (
  SELECT i.*, p.pdu, p.slug, g.region
  FROM inspection i
  JOIN pdu p USING (pdu_code)
  JOIN region g USING (region_code)
  WHERE ($pdu IS NULL OR p.slug = $pdu)
    AND ($region IS NULL OR g.slug = $region)
    AND ($programme IS NULL OR i.programme = CAST($programme AS INTEGER))
    AND ($from IS NULL OR i.published_to >= CAST($from AS DATE))
    AND ($to IS NULL OR i.published_from <= CAST($to AS DATE))
), page AS MATERIALIZED (
  SELECT * FROM chosen ORDER BY published_from DESC NULLS LAST, published DESC, inspection_id LIMIT $limit OFFSET $skip
)
SELECT
  i.inspection_id AS inspection, i.pdu, i.slug, i.region, i.programme, i.fieldwork_start, i.published, i.published_basis,
  i.overall_rating, i.score, i.max_score, i.cases_inspected,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 1.1') AS leadership,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 1.2') AS staffing,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 1.3') AS services,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 1.4') AS information_and_facilities,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 2.1') AS assessment,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 2.2') AS planning,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 2.3') AS implementation_and_delivery,
  max(sr.rating) FILTER (WHERE sr.standard = 'P 2.4') AS reviewing,
  s.class AS source_class, s.url AS source_url, '/evidence/' || i.inspection_id || '.overall_rating' AS evidence,
  (SELECT count(*) FROM chosen) AS in_all
FROM page i
JOIN source s ON s.source_id = i.source_id
LEFT JOIN standard_rating sr USING (inspection_id)
GROUP BY i.inspection_id, i.pdu, i.slug, i.region, i.programme, i.fieldwork_start, i.published, i.published_basis, i.published_from,
  i.overall_rating, i.score, i.max_score, i.cases_inspected, s.class, s.url
ORDER BY i.published_from DESC NULLS LAST, i.published DESC, i.inspection_id
