-- Where does this figure come from?
-- One row: a published figure with its source, its place and, where a report was read, the sentence. Revised figures keep their address.
-- param result result required the figure
-- column result text - address of the figure
-- column pdu text - name of the PDU
-- column slug slug - name of the PDU in addresses
-- column region text - probation region
-- column inspection text - inspection the figure is from
-- column programme integer year inspection programme
-- column fieldwork_start date - at the precision known
-- column published date - publication date at the precision known
-- column published_basis text - stated, url, press or inferred
-- column metric slug - name of the metric
-- column title text - title of the metric, where it is in the catalogue
-- column definition text - what the metric measures
-- column segment text - grade, key question or other part of the metric
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit as published: a number, or the word of a rating
-- column unit text - percent, count, days, ratio, score or rating
-- column numerator integer cases as published
-- column denominator integer cases as published
-- column section text - section of the report
-- column page integer - page of the report
-- column place text - paragraph of the section, or file and line
-- column sentence text - words of the report, where one was read
-- column rule text - rule that took the figure from the sentence
-- column file text - file that was loaded
-- column kind text - csv, xlsx, txt, html or pdf
-- column sha256 text - SHA-256 of the original that is kept
-- column loaded text - when it was loaded, UTC
-- column source_class text - inspectorate, press or other
-- column publisher text - who published it
-- column source_url url - where it was published
-- column status text - empty, or confirmed or corrected by a person
-- column corrections text - what was corrected, by whom and why
-- column revised_by text - newer figure of the same fact, if there is one
-- column inspection_notes text - doubts and inferences recorded for the inspection
SELECT
  r.result_id AS result, p.pdu, p.slug, g.region, r.inspection_id AS inspection, i.programme, i.fieldwork_start,
  i.published, i.published_basis, r.metric, m.title, m.definition, r.segment, r.qualifier,
  coalesce(r.rating, CAST(r.value AS VARCHAR)) AS value, r.unit,
  CAST(r.numerator AS BIGINT) AS numerator, CAST(r.denominator AS BIGINT) AS denominator,
  r.section, r.page, r.place, f.sentence, f.rule, s.file, s.kind, s.sha256,
  strftime(s.loaded, '%Y-%m-%d %H:%M:%S') AS loaded, s.class AS source_class, s.publisher, s.url AS source_url,
  coalesce(f.status, '') AS status,
  (SELECT string_agg(c.field || CASE WHEN c.was <> '' THEN ' was ' || c.was || ', now ' ELSE ' set to ' END || c.value
      || ': ' || c.reason || ' (' || c.who || coalesce(', ' || c.made, '') || ')', '; ' ORDER BY c.made, c.field)
    FROM correction c WHERE c.figure_id = f.figure_id) AS corrections,
  r.revised_by,
  (SELECT string_agg(n.note, ' ' ORDER BY n.note) FROM note n WHERE n.inspection_id = r.inspection_id) AS inspection_notes
FROM result r
JOIN inspection i USING (inspection_id)
JOIN pdu p USING (pdu_code)
JOIN region g USING (region_code)
JOIN source s ON s.source_id = r.source_id
LEFT JOIN metric m USING (metric)
LEFT JOIN figure f USING (figure_id)
WHERE r.result_id = $result
