-- What is the picture today, in four figures?
-- One row a figure of the front page, with what it stands on and the sentence that goes with it. What is counted is counted whole
-- and has no interval; a share of cases has one. The figures describe what is known, not a sample drawn to describe the service.
-- column figure text - inspected, inadequate, safety or vacancy
-- column title text - what the figure is
-- column period text - years of publication it covers
-- column value number unit the figure
-- column unit text - PDUs, inspections or percent
-- column x integer unit how many of n; for a share of cases, cases
-- column n integer unit out of how many
-- column lower95 number per_cent lower limit of the 95 % Wilson interval of a share of cases
-- column upper95 number per_cent upper limit of the same
-- column pdus integer PDUs it comes from
-- column sentence text - what must be known to read it
-- column notes text - doubts, in words and shorthand
-- column page path - page of this product that shows what it is made of
WITH scope AS (
  SELECT count(*) AS pdus, count(n) AS inspected, count(*) FILTER (WHERE n >= 2) AS twice, min(first) AS first, max(newest) AS newest
  FROM peer LEFT JOIN (
    SELECT pdu_code, count(*) AS n, min(year(published_from)) AS first, max(year(published_from)) AS newest FROM inspection GROUP BY pdu_code
  ) USING (pdu_code)
), yearly AS (
  SELECT year(published_from) AS y, count(*) AS n, count(*) FILTER (WHERE overall_rating = 'Inadequate') AS x, count(DISTINCT pdu_code) AS pdus
  FROM inspection
  WHERE overall_rating IS NOT NULL AND published_from IS NOT NULL
  GROUP BY y
), newest_year AS (
  SELECT *, lag(y) OVER (ORDER BY y) AS year_before, lag(x) OVER (ORDER BY y) AS x_before, lag(n) OVER (ORDER BY y) AS n_before FROM yearly QUALIFY row_number() OVER (ORDER BY y DESC) = 1
), safety AS (
  SELECT sum(x) AS x, sum(n) AS n, count(*) AS pdus, count(*) FILTER (WHERE derived) AS derived, any_value(pdu) AS pdu,
    min(year(published_from)) AS first, max(year(published_from)) AS newest
  FROM fact
  WHERE metric = 'key_question' AND segment = 'P 2.3/safety' AND age = 1 AND rankable AND low IS NOT NULL
), vacancy AS (
  SELECT median(level) AS middle, min(level) AS lowest, max(level) AS highest, count(*) AS pdus, count(*) FILTER (WHERE class <> 'inspectorate') AS press,
    min(year(published_from)) AS first, max(year(published_from)) AS newest
  FROM fact
  WHERE metric = 'vacancy_rate' AND segment = 'PO' AND age = 1 AND rankable
)
SELECT figure, title, concat_ws(' to ', CAST(first AS VARCHAR), CASE WHEN newest > first THEN CAST(newest AS VARCHAR) END) AS period,
  CAST(value AS DOUBLE) AS value, unit, CAST(x AS BIGINT) AS x, CAST(n AS BIGINT) AS n, lower95, upper95, pdus, sentence, notes, page
FROM (
  SELECT 1 AS place, 'inspected' AS figure, 'PDUs with an inspection known here' AS title, first, newest, inspected AS value, 'PDUs' AS unit,
    inspected AS x, pdus AS n, NULL AS lower95, NULL AS upper95, inspected AS pdus,
    CASE WHEN inspected = pdus THEN 'None is missing'
      ELSE counted_noun(pdus - inspected, 'PDU has', 'PDUs have') || ' none' END
      || '; ' || CASE WHEN twice = 0 THEN 'no PDU has two.' ELSE counted_noun(twice, 'PDU has', 'PDUs have') || ' two or more.' END AS sentence,
    '' AS notes, '/pdus' AS page
  FROM scope
  UNION ALL
  SELECT 2, 'inadequate', CASE WHEN y IS NULL THEN 'Inspections that rated a PDU Inadequate' ELSE 'Inspections published in ' || y || ' that rated a PDU Inadequate' END,
    y, y, x, 'inspections', x, n, NULL, NULL, newest_year.pdus,
    CASE WHEN y IS NULL THEN 'No rating with a date is known.'
      WHEN year_before IS NULL THEN 'No earlier year is known.'
      ELSE 'In ' || year_before || ' it was ' || x_before || ' of ' || n_before || '. Other PDUs are inspected each year, so this is no trend by itself.' END,
    CASE WHEN y IS NULL THEN '[x] not published' ELSE '' END, '/trends#ratings'
  FROM scope LEFT JOIN newest_year ON true
  UNION ALL
  SELECT 3, 'safety', 'Cases in which delivery supported the safety of others (P 2.3)' || CASE WHEN s.pdus = 1 THEN ', in ' || pdu || ' only' ELSE '' END, first, newest, 100 * x / n, 'percent', x, n,
    100 * wilson_lower(x, n, z95()), 100 * wilson_upper(x, n, z95()), s.pdus,
    CASE WHEN s.pdus = 0 THEN 'No PDU has published it with its number of cases.'
      WHEN s.pdus = 1 THEN 'The other ' || (o.pdus - 1) || ' PDUs have no number of cases here, so it does not describe the service.'
      ELSE 'Pooled over the ' || s.pdus || ' PDUs that published the number of cases, of ' || o.pdus || '.' END,
    concat_ws('; ', CASE WHEN derived > 0 THEN '[e] counts derived from percentages: ' || derived END, CASE WHEN s.pdus = 0 THEN '[x] not published' END),
    '/metrics/key_question?segment=P%202.3%2Fsafety'
  FROM safety s CROSS JOIN (SELECT pdus FROM scope) o
  UNION ALL
  SELECT 4, 'vacancy', 'Median vacancy rate for probation officers', first, newest, middle, 'percent', NULL, NULL, NULL, NULL, v.pdus,
    CASE WHEN v.pdus = 0 THEN 'No PDU has published one.'
      WHEN v.pdus = 1 THEN 'From the 1 PDU of ' || o.pdus || ' that published one.'
      ELSE 'Median of the ' || v.pdus || ' PDUs of ' || o.pdus || ' that published one, from ' || stated(lowest) || ' to ' || stated(highest) || ' per cent.' END,
    concat_ws('; ', CASE WHEN press > 0 THEN 'press source: ' || press END, CASE WHEN v.pdus = 0 THEN '[x] not published' END),
    '/metrics/vacancy_rate?segment=PO'
  FROM vacancy v CROSS JOIN (SELECT pdus FROM scope) o
)
ORDER BY place
