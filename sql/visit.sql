-- visit: every inspection with its place among those of its PDU, 1 the newest.
-- Built once with the snapshot.
CREATE TABLE visit AS
SELECT inspection_id, pdu_code, programme, published,
  row_number() OVER (PARTITION BY pdu_code ORDER BY published_from DESC NULLS LAST, fieldwork_start DESC NULLS LAST, inspection_id DESC) AS age
FROM inspection;
