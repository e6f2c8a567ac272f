-- What is known to be doubtful?
-- One row a finding of a check, or a doubt recorded with a published fact.
-- param pdu pdu optional only this PDU
-- column severity text - error, warning or note
-- column code text - which check
-- column inspection text - inspection it concerns, where known
-- column file text - file it was found in
-- column place text - where in the file
-- column message text - what is doubtful
-- paged there can be many
WITH all_findings AS (
  SELECT f.severity, f.code, f.inspection_id AS inspection, s.file, f.place, f.message
  FROM finding f LEFT JOIN source s USING (source_id)
  UNION ALL
  SELECT 'note', 'recorded', n.inspection_id, s.file, '', n.note
  FROM note n LEFT JOIN source s USING (source_id)
), chosen AS MATERIALIZED (
  SELECT a.*
  FROM all_findings a
  LEFT JOIN inspection i ON i.inspection_id = a.inspection
  LEFT JOIN pdu p USING (pdu_code)
  WHERE $pdu IS NULL OR p.slug = $pdu
)
SELECT *, (SELECT count(*) FROM chosen) AS in_all
FROM chosen
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, inspection, code, message, place
LIMIT $limit OFFSET $skip
