-- How sentences speak of a metric: what stands between "Wakefield's" and
-- "was". {grade} is replaced by a grade of staff and a space, {part} by the
-- words of any other segment. `counted` names what a share is a share of; a
-- metric without it is no share. Metrics that are not listed use their title.
CREATE TABLE phrase AS
SELECT * FROM (VALUES
  ('overall_rating', 'overall rating', NULL),
  ('score', 'overall score', NULL),
  ('standard_rating', 'rating{part}', NULL),
  ('key_question', 'share of cases judged satisfactory{part}', 'cases'),
  ('management_oversight_insufficient', 'share of cases with insufficient management oversight', 'cases'),
  ('vacancy_rate', '{grade}vacancy rate{part}', 'posts'),
  ('staff_in_post', 'share of {grade}posts filled{part}', 'posts'),
  ('sickness_days', 'average {grade}sickness absence{part}', NULL),
  ('wmt_capacity', 'average {grade}workload{part}', NULL),
  ('caseload', '{grade}caseload{part}', NULL),
  ('cases_inspected', 'number of cases inspected{part}', NULL),
  ('settled_accommodation', 'number of people in settled accommodation{part}', 'cases'),
  ('employment_or_training', 'number of people in employment or training{part}', 'cases'),
  ('offending_factors_improved', 'number of cases with improvement in factors linked to offending', 'cases'),
  ('risk_factors_improved', 'number of cases with improvement in factors linked to risk of serious harm', 'cases'),
  ('sufficient_compliance', 'number of cases with sufficient compliance', 'cases'),
  ('programme_completion', 'completion rate of {part}', 'starts'),
  ('crs_conversion', 'share of referrals to commissioned services that led to a start{part}', 'referrals'),
  ('recommendations', 'number of recommendations', NULL),
  ('population', 'population', NULL),
  ('proven_reoffending_rate', 'proven reoffending rate', 'people'),
  ('reoffences_per_reoffender', 'number of reoffences per reoffender', NULL)
) AS v(metric, phrase, counted);

-- The words of segments. A grade has an adjective, any other part comes after.
CREATE TABLE part AS
SELECT * FROM (VALUES
  ('PO', 'probation officer ', ''),
  ('PSO', 'probation services officer ', ''),
  ('SPO', 'senior probation officer ', ''),
  ('PQiP', 'trainee probation officer ', ''),
  ('admin', 'administrator ', ''),
  ('court', 'court staff ', ''),
  ('all', '', ''),
  ('start', '', ' at the start of supervision'),
  ('inspection', '', ' at the point of inspection'),
  ('community_order', '', ' (community orders)'),
  ('licence', '', ' (licences)'),
  ('community', '', ' in the community'),
  ('custody', '', ' in custody'),
  ('post-release', '', ' after release'),
  ('sexual', '', 'accredited programmes for sexual offences'),
  ('other', '', 'other accredited programmes'),
  ('dependency_and_recovery', '', ' (dependency and recovery)'),
  ('personal_wellbeing', '', ' (personal wellbeing)'),
  ('women', '', ' (women)')
) AS v(segment, adjective, after);

-- The title of a standard, of the newest programme that has it.
CREATE TABLE standard_title AS
SELECT standard, arg_max(title, programme) AS title FROM standard GROUP BY standard;

-- One row a metric of the catalogue and segment, published or only listed;
-- series numbers them in the order of the catalogue.
CREATE TABLE subject AS
WITH listed AS (
  SELECT metric, segment FROM metric_segment
  UNION
  SELECT r.metric, r.segment FROM result r JOIN metric USING (metric)
  UNION
  SELECT m.metric, '' FROM metric m WHERE NOT EXISTS (SELECT 1 FROM metric_segment s WHERE s.metric = m.metric)
), worded AS (
  SELECT l.metric, l.segment,
    CASE
      WHEN h.metric IS NOT NULL THEN h.counted
      WHEN m.unit IN ('percent', 'count') THEN CASE m.denominator WHEN 'cases inspected' THEN 'cases' ELSE m.denominator END
    END AS counted,
    coalesce(h.phrase, 'figure for "' || lower(m.title[1]) || m.title[2:] || '"{part}') AS phrase,
    coalesce(p.adjective, '') AS adjective,
    CASE
      WHEN p.segment IS NOT NULL THEN p.after
      WHEN l.segment = '' THEN ''
      WHEN t.standard IS NOT NULL THEN CASE WHEN h.metric = 'standard_rating' THEN ' for ' ELSE ' on ' END || t.standard || ' ' || t.title
        || CASE split_part(l.segment, '/', 2) WHEN '' THEN '' WHEN 'safety' THEN ': safety of others' ELSE ': ' || split_part(l.segment, '/', 2) END
      ELSE ' (' || replace(l.segment, '_', ' ') || ')'
    END AS after
  FROM listed l
  JOIN metric m USING (metric)
  LEFT JOIN phrase h USING (metric)
  LEFT JOIN part p USING (segment)
  LEFT JOIN standard_title t ON t.standard = split_part(l.segment, '/', 1)
)
SELECT w.metric, w.segment, coalesce(s.place, 1000) AS segment_place, w.counted,
  row_number() OVER (ORDER BY m.place, s.place NULLS LAST, w.segment) AS series,
  -- a grade that the phrase has no place for comes after it
  replace(replace(w.phrase, '{grade}', w.adjective), '{part}',
    CASE WHEN w.after = '' AND w.adjective <> '' AND w.phrase NOT LIKE '%{grade}%' THEN ' (' || trim(w.adjective) || ')' ELSE w.after END) AS subject
FROM worded w
JOIN metric m ON m.metric = w.metric
LEFT JOIN metric_segment s ON s.metric = w.metric AND s.segment = w.segment;
