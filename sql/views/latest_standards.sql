-- How was each PDU last rated, standard by standard?
-- One row a PDU, also where nothing is known: of every standard the latest rating that was published by name, which may be of an
-- earlier inspection than the overall rating and then is listed in earlier.
-- param region region optional only PDUs of this region
-- param source any|inspectorate optional inspectorate leaves out ratings read in the press
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column published date - publication of the overall rating, at the precision known
-- column overall_rating text - Outstanding, Good, Requires improvement or Inadequate
-- column leadership text - rating of P 1.1
-- column staffing text - rating of P 1.2
-- column services text - rating of P 1.3
-- column information_and_facilities text - rating of P 1.4 (2021 programme)
-- column assessment text - rating of P 2.1
-- column planning text - rating of P 2.2
-- column implementation_and_delivery text - rating of P 2.3
-- column reviewing text - rating of P 2.4
-- column standards integer standards how many are known
-- column earlier text - standards whose rating is of an earlier inspection, separated by commas
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the overall rating comes from
WITH latest AS (
  SELECT pdu_code, metric, segment, rating, inspection_id, published, programme, class, published_basis, result_id
  FROM fact
  WHERE metric IN ('overall_rating', 'standard_rating') AND rating IS NOT NULL AND ($source = 'any' OR class = $source)
  QUALIFY row_number() OVER (PARTITION BY metric, segment, pdu_code ORDER BY seq DESC) = 1
), overall AS (
  SELECT * FROM latest WHERE metric = 'overall_rating'
), standard AS (
  SELECT l.*, o.inspection_id IS DISTINCT FROM l.inspection_id AS older, o.programme <> l.programme AS broken
  FROM latest l LEFT JOIN overall o USING (pdu_code)
  WHERE l.metric = 'standard_rating' AND l.segment IN (SELECT standard FROM standard_title)
)
SELECT p.pdu, p.slug, g.region, o.published, o.rating AS overall_rating,
  max(s.rating) FILTER (WHERE s.segment = 'P 1.1') AS leadership,
  max(s.rating) FILTER (WHERE s.segment = 'P 1.2') AS staffing,
  max(s.rating) FILTER (WHERE s.segment = 'P 1.3') AS services,
  max(s.rating) FILTER (WHERE s.segment = 'P 1.4') AS information_and_facilities,
  max(s.rating) FILTER (WHERE s.segment = 'P 2.1') AS assessment,
  max(s.rating) FILTER (WHERE s.segment = 'P 2.2') AS planning,
  max(s.rating) FILTER (WHERE s.segment = 'P 2.3') AS implementation_and_delivery,
  max(s.rating) FILTER (WHERE s.segment = 'P 2.4') AS reviewing,
  count(s.segment) AS standards,
  coalesce(string_agg(s.segment, ', ' ORDER BY s.segment) FILTER (WHERE s.older), '') AS earlier,
  concat_ws('; ',
    CASE WHEN o.rating IS NULL AND count(s.segment) = 0 THEN '[x] not published' END,
    CASE WHEN count(*) FILTER (WHERE s.broken) > 0 THEN '[b] two inspection programmes' END,
    CASE WHEN o.class <> 'inspectorate' THEN o.class || ' source' END,
    CASE WHEN o.published_basis = 'inferred' THEN 'date inferred' END) AS notes,
  '/evidence/' || o.result_id AS evidence
FROM peer e
JOIN pdu p ON p.pdu_code = e.pdu_code
JOIN region g ON g.region_code = p.region_code
LEFT JOIN overall o ON o.pdu_code = p.pdu_code
LEFT JOIN standard s ON s.pdu_code = p.pdu_code
WHERE $region IS NULL OR g.slug = $region
GROUP BY p.pdu, p.slug, g.region, o.published, o.rating, o.class, o.published_basis, o.result_id
ORDER BY g.region, p.pdu
