-- Which figures are published?
-- One row a current figure of an inspection, as published, also of metrics that are not in the catalogue and so not compared.
-- param pdu pdu optional only this PDU
-- param region region optional only PDUs of this region
-- param metric metric optional only this metric
-- param segment segment optional only this segment
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- column pdu text - name of the PDU
-- column region text - probation region
-- column inspection text - inspection the figure is from
-- column published date - publication date at the precision known
-- column metric slug - name of the metric
-- column segment text - grade, key question or other part of the metric
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit as published: a number, or the word of a rating
-- column unit text - percent, count, days, ratio, score or rating
-- column numerator integer cases as published
-- column denominator integer cases as published
-- column section text - section of the report
-- column page integer - page of the report
-- column place text - paragraph of the section, or file and line
-- column source_class text - inspectorate, press or other
-- column source_url url - where it was published
-- column evidence path - page of this product that shows where the figure comes from
-- paged a nation's figures are too many for one page
WITH chosen AS MATERIALIZED (
  SELECT r.rowid AS id, p.pdu, p.region_code, i.published, r.inspection_id, r.metric, r.segment
  FROM result r
  JOIN inspection i USING (inspection_id)
  JOIN pdu p USING (pdu_code)
  JOIN region g USING (region_code)
  WHERE r.revised_by IS NULL
    AND ($pdu IS NULL OR p.slug = $pdu)
    AND ($region IS NULL OR g.slug = $region)
    AND ($metric IS NULL OR r.metric = $metric)
    AND ($segment IS NULL OR r.segment = $segment)
    AND ($programme IS NULL OR i.programme = CAST($programme AS INTEGER))
    AND ($from IS NULL OR i.published_to >= CAST($from AS DATE))
    AND ($to IS NULL OR i.published_from <= CAST($to AS DATE))
), page AS MATERIALIZED (
  SELECT * FROM chosen ORDER BY pdu, inspection_id, metric, segment, id LIMIT $limit OFFSET $skip
)
SELECT
  p.pdu, g.region, r.inspection_id AS inspection, p.published, r.metric, r.segment, r.qualifier,
  coalesce(r.rating, CAST(r.value AS VARCHAR)) AS value, r.unit,
  CAST(r.numerator AS BIGINT) AS numerator, CAST(r.denominator AS BIGINT) AS denominator,
  r.section, r.page, r.place, s.class AS source_class, s.url AS source_url, '/evidence/' || r.result_id AS evidence,
  (SELECT count(*) FROM chosen) AS in_all
FROM page p
JOIN result r ON r.rowid = p.id
JOIN region g USING (region_code)
JOIN source s ON s.source_id = r.source_id
ORDER BY p.pdu, r.inspection_id, r.metric, r.segment, r.rowid
