-- Which figures were revised, and what were they before?
-- One row an earlier result of a fact that a later source states again; [r] marks those whose value changed.
-- param pdu pdu optional only this PDU
-- column pdu text - name of the PDU
-- column inspection text - inspection the figure is from
-- column metric slug - name of the metric
-- column segment text - grade, key question or other part of the metric
-- column earlier text metric's_unit the figure before
-- column later text metric's_unit the figure that took its place
-- column unit text - percent, count, days, ratio, score or rating
-- column notes text - [r] where the value changed
-- column earlier_file text - file the earlier one was loaded from
-- column later_file text - file the later one was loaded from
-- column loaded text - when the later one was loaded, UTC
-- column earlier_evidence path - page that shows where the earlier one comes from
-- column later_evidence path - page that shows where the later one comes from
WITH told AS (
  SELECT r.*, s.file, s.loaded,
    concat_ws(' ', nullif(r.qualifier, ''), coalesce(r.rating, CAST(r.value AS VARCHAR)),
      CASE WHEN r.numerator IS NOT NULL THEN '(' || CAST(r.numerator AS BIGINT) || ' of ' || CAST(r.denominator AS BIGINT) || ')' END) AS said
  FROM result r JOIN source s USING (source_id)
)
SELECT p.pdu, a.inspection_id AS inspection, a.metric, a.segment, a.said AS earlier, b.said AS later, b.unit,
  CASE WHEN a.said <> b.said OR a.unit <> b.unit THEN '[r] revised' ELSE '' END AS notes,
  a.file AS earlier_file, b.file AS later_file, strftime(b.loaded, '%Y-%m-%d %H:%M:%S') AS loaded,
  '/evidence/' || a.result_id AS earlier_evidence, '/evidence/' || b.result_id AS later_evidence
FROM told a
JOIN told b ON b.result_id = a.revised_by
JOIN inspection i ON i.inspection_id = a.inspection_id
JOIN pdu p USING (pdu_code)
WHERE $pdu IS NULL OR p.slug = $pdu
ORDER BY b.loaded DESC, p.pdu, a.inspection_id, a.metric, a.segment, a.result_id
