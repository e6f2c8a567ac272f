-- What did the reports that were read state, mapped to a metric or not?
-- One row a quantified statement of a report. Those without a metric are for review: a correction can map them.
-- param pdu pdu optional only reports about this PDU
-- param mapped any|yes|no optional yes: only those mapped to a metric, no: only those that are not
-- column file text - report it was read from
-- column pdu text - name of the PDU
-- column section text - section of the report
-- column page integer - page of the report, where it has pages
-- column place text - block of the section
-- column sentence text - words of the report
-- column kind text - percent, proportion, count, change or score
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value number - as stated
-- column unit text - what is counted
-- column numerator integer - cases as stated
-- column denominator integer - cases as stated
-- column sense text - insufficient where the sentence states the failure
-- column metric slug - metric it was mapped to
-- column segment text - and its segment
-- column rule text - rule that mapped it
-- column status text - empty, confirmed, corrected or rejected
-- column locator text - address for corrections
-- paged a report has a hundred figures
WITH chosen AS MATERIALIZED (
  SELECT f.rowid AS id, f.figure_id, s.file, p.pdu
  FROM figure f
  JOIN source s USING (source_id)
  JOIN inspection i USING (inspection_id)
  JOIN pdu p USING (pdu_code)
  WHERE ($pdu IS NULL OR p.slug = $pdu)
    AND ($mapped = 'any' OR ($mapped = 'yes') = (f.metric IS NOT NULL))
), page AS MATERIALIZED (
  SELECT * FROM chosen ORDER BY file, figure_id LIMIT $limit OFFSET $skip
)
SELECT p.file, p.pdu, f.section, f.page, f.place, f.sentence, f.kind, f.qualifier, f.value, f.unit,
  CAST(f.numerator AS BIGINT) AS numerator, CAST(f.denominator AS BIGINT) AS denominator,
  f.sense, f.metric, f.segment, f.rule, f.status, f.locator,
  (SELECT count(*) FROM chosen) AS in_all
FROM page p
JOIN figure f ON f.rowid = p.id
ORDER BY p.file, f.figure_id
