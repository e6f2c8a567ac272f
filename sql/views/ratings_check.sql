-- Do the published ratings agree with the rules as far as they are known?
-- One row an inspection and check whose inputs were published: the rating of a case standard against the band of its lowest key
-- question, the score against the sum of the standards' points, the overall rating against the band of the score. The bands are
-- likely and not certain, and a panel may depart from them: a difference is a question, and never corrects what was published.
-- param pdu pdu optional only this PDU
-- param region region optional only PDUs of this region
-- param programme programme optional only inspections of this programme
-- param agreement any|differs optional differs shows only what does not agree
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column inspection text - name of the inspection
-- column programme integer year inspection programme
-- column published date - publication date at the precision known
-- column check text - standard_rating, score or overall_rating; empty where nothing can be checked
-- column standard text - of a standard's rating, such as P 2.3
-- column published_value measure - rating word or points, as published
-- column computed_value measure - what the rule gives
-- column agrees boolean - whether they are the same
-- column basis text - what the rule was applied to
-- column certainty text - certain or likely: how well the rule is known
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the published one comes from
-- paged each inspection has several checks
WITH scope AS (
  SELECT i.*, p.pdu, p.slug, g.region
  FROM inspection i
  JOIN pdu p USING (pdu_code)
  JOIN region g USING (region_code)
  WHERE ($pdu IS NULL OR p.slug = $pdu) AND ($region IS NULL OR g.slug = $region)
    AND ($programme IS NULL OR i.programme = CAST($programme AS INTEGER))
), current AS (
  SELECT r.result_id, r.inspection_id, r.metric, r.segment, r.qualifier, r.value, r.rating
  FROM result r
  WHERE r.revised_by IS NULL AND r.metric IN ('overall_rating', 'score', 'standard_rating', 'key_question')
    AND ($pdu IS NULL AND $region IS NULL AND $programme IS NULL OR r.inspection_id IN (SELECT inspection_id FROM scope))
), question AS (
  SELECT inspection_id, split_part(segment, '/', 1) AS standard, count(*) AS questions, min(value) AS lowest, arg_min(split_part(segment, '/', 2), value) AS which
  FROM current
  WHERE metric = 'key_question' AND qualifier = '' AND value IS NOT NULL
  GROUP BY inspection_id, standard
), by_question AS (
  SELECT s.inspection_id, 'standard_rating' AS "check", s.segment AS standard, s.rating AS published_value, b.rating AS computed_value,
    'lowest of ' || CASE WHEN q.questions = 3 THEN 'the three key questions' ELSE 'the key questions published' END || ': '
      || stated(q.lowest) || ' per cent (' || CASE q.which WHEN 'safety' THEN 'safety of others' ELSE q.which END || ')' AS basis,
    b.certainty, '' AS notes, s.result_id
  FROM current s
  JOIN question q ON q.inspection_id = s.inspection_id AND q.standard = s.segment
  JOIN rating_band b ON b.applies_to = 'case_standard' AND floor(q.lowest) BETWEEN b.low AND b.high
  JOIN rating w ON w.rating = b.rating
  -- with a question missing the lowest can only be lower: then only the lowest band is sure
  WHERE s.metric = 'standard_rating' AND s.rating IS NOT NULL AND (q.questions = 3 OR w.points = 0)
), points AS (
  SELECT c.inspection_id, count(*) AS standards, sum(c.value) AS points
  FROM current c
  JOIN scope i USING (inspection_id)
  JOIN standard s ON s.programme = i.programme AND s.standard = c.segment
  WHERE c.metric = 'standard_rating' AND c.value IS NOT NULL
  GROUP BY c.inspection_id
), by_sum AS (
  SELECT c.inspection_id, 'score', '', CAST(c.value AS VARCHAR), CAST(p.points AS VARCHAR),
    'points of all ' || p.standards || ' standards added up', 'certain', '', c.result_id
  FROM current c
  JOIN scope i USING (inspection_id)
  JOIN programme g ON g.programme = i.programme
  JOIN points p ON p.inspection_id = c.inspection_id AND p.standards = g.standards
  WHERE c.metric = 'score' AND c.value IS NOT NULL
), total AS (
  SELECT i.inspection_id, coalesce(c.value, p.points) AS points,
    CASE WHEN c.value IS NOT NULL THEN 'score of ' ELSE 'points of all standards added up, ' END AS origin
  FROM scope i
  JOIN programme g ON g.programme = i.programme
  LEFT JOIN current c ON c.inspection_id = i.inspection_id AND c.metric = 'score'
  LEFT JOIN points p ON p.inspection_id = i.inspection_id AND p.standards = g.standards
), by_score AS (
  SELECT c.inspection_id, 'overall_rating', '', c.rating, b.rating,
    t.origin || stated(t.points) || ' of ' || g.max_score, b.certainty, '', c.result_id
  FROM current c
  JOIN scope i USING (inspection_id)
  JOIN programme g ON g.programme = i.programme
  JOIN total t ON t.inspection_id = c.inspection_id
  JOIN rating_band b ON b.applies_to = 'overall_' || g.max_score AND t.points BETWEEN b.low AND b.high
  WHERE c.metric = 'overall_rating' AND c.rating IS NOT NULL
), checked AS (
  SELECT * FROM by_question UNION ALL SELECT * FROM by_sum UNION ALL SELECT * FROM by_score
), shown AS (
  SELECT i.pdu, i.slug, i.region, i.inspection_id AS inspection, i.programme, i.published, c."check", c.standard, c.published_value, c.computed_value,
    c.published_value = c.computed_value AS agrees, c.basis, c.certainty,
    CASE WHEN c.published_value <> c.computed_value THEN 'published and computed differ' ELSE '' END AS notes,
    '/evidence/' || c.result_id AS evidence
  FROM checked c JOIN scope i USING (inspection_id)
  UNION ALL
  SELECT p.pdu, p.slug, g.region, i.inspection_id, i.programme, i.published, '', '', NULL, NULL, NULL, NULL, NULL,
    CASE WHEN i.inspection_id IS NULL THEN '[x] no inspection is known' ELSE '[x] key questions and points not published' END, NULL
  FROM pdu p JOIN region g USING (region_code) LEFT JOIN scope i USING (pdu_code)
  WHERE p.slug = $pdu AND NOT EXISTS (SELECT 1 FROM checked c WHERE c.inspection_id = i.inspection_id)
), chosen AS MATERIALIZED (
  SELECT * FROM shown WHERE $agreement = 'any' OR NOT agrees
)
SELECT *, (SELECT count(*) FROM chosen) AS in_all
FROM chosen
ORDER BY pdu, published DESC, inspection, "check" DESC, standard, evidence
LIMIT $limit OFFSET $skip
