-- peer: every PDU that can be compared: it exists today or was inspected.
CREATE TABLE peer AS
SELECT p.pdu_code, p.slug, p.region_code, coalesce(list(DISTINCT i.programme) FILTER (WHERE i.programme IS NOT NULL), []) AS programmes,
  max(i.programme) AS newest_programme
FROM pdu p LEFT JOIN inspection i USING (pdu_code)
GROUP BY p.pdu_code, p.slug, p.region_code, p.status
HAVING p.status = 'current' OR count(i.inspection_id) > 0;

-- fact: every current result of a catalogue metric with what comparison needs
-- of its inspection, PDU and source. Built once with the snapshot, so that no
-- view joins or estimates row by row.
--
-- x of n are the cases: as published, or with n known and x not, the
-- percentage of n, rounded (`derived`). n is the published denominator, or
-- the cases inspected where the metric is a share of those. `level` is what
-- is ranked: the published number, the share in per cent where a count is out
-- of n, the points of a rating; NULL for a count that should have an n and
-- has none. `seq` orders results from oldest to newest, whatever the order of
-- loading was; `series` numbers metric and segment; `age` counts a PDU's
-- results of a series from its newest, 1; `era` is the programme of a total
-- of points, which is not comparable between programmes, else 0. low and high are the 95 % Wilson
-- interval, 0 to 1. stated_as and interval_as are the parts of its sentence that need no peers.
CREATE TABLE fact AS
WITH ordered AS (
  SELECT r.result_id, b.series, i.pdu_code,
    row_number() OVER (ORDER BY i.published_from NULLS FIRST, i.fieldwork_start NULLS FIRST, r.inspection_id, r.result_id) AS seq
  FROM result r
  JOIN subject b ON b.metric = r.metric AND b.segment = r.segment
  JOIN inspection i USING (inspection_id)
  WHERE r.revised_by IS NULL
), aged AS (
  SELECT result_id, series, seq, row_number() OVER (PARTITION BY series, pdu_code ORDER BY seq DESC) AS age FROM ordered
), joined AS (
  SELECT r.result_id, r.inspection_id, r.metric, r.segment, r.qualifier, r.value, r.rating, r.unit, r.numerator, r.denominator,
    m.title, m.family, m.polarity, m.place AS metric_place, b.segment_place, b.subject, b.counted,
    p.pdu_code, p.pdu, p.slug, g.region, g.slug AS region_slug, p.region_code,
    i.programme, i.published, i.published_from, i.published_to, i.published_basis, i.fieldwork_start, i.cases_inspected,
    s.url, s.class, a.seq, a.series, a.age,
    CASE WHEN r.metric = 'score' THEN i.programme ELSE 0 END AS era,
    coalesce(r.denominator, CASE WHEN m.denominator = 'cases inspected' AND r.unit = 'percent' THEN i.cases_inspected END) AS n
  FROM aged a
  JOIN result r USING (result_id)
  JOIN metric m USING (metric)
  JOIN subject b ON b.metric = r.metric AND b.segment = r.segment
  JOIN inspection i USING (inspection_id)
  JOIN pdu p USING (pdu_code)
  JOIN region g USING (region_code)
  JOIN source s ON s.source_id = r.source_id
), counted AS (
  SELECT * REPLACE (CASE WHEN n > 0 THEN n END AS n),
    coalesce(numerator, CASE WHEN unit = 'percent' AND qualifier = '' AND n > 0 AND value <= 100 THEN round(value * n / 100) END) AS x,
    numerator IS NULL AND unit = 'percent' AND qualifier = '' AND n > 0 AND value <= 100 AS derived
  FROM joined
), estimated AS (
  SELECT *,
    CASE WHEN unit = 'count' AND counted IS NOT NULL THEN 100 * x / n ELSE value END AS level,
    qualifier IN ('', 'approximately') AND level IS NOT NULL AS rankable,
    CASE WHEN unit = 'percent' OR unit = 'count' AND counted IS NOT NULL THEN wilson_lower(x, n, z95()) END AS low,
    CASE WHEN unit = 'percent' OR unit = 'count' AND counted IS NOT NULL THEN wilson_upper(x, n, z95()) END AS high
  FROM counted
)
SELECT *,
  possessive(pdu) || ' ' || subject || ' was ' || hedge(qualifier) || said(unit, value, rating, x, n, counted, metric) AS stated_as,
  CASE WHEN low IS NULL THEN ' No interval: ' || no_interval(unit, qualifier, n, counted)
    ELSE ' Its 95 per cent interval' || CASE WHEN derived THEN ', from a count derived from the percentage,' ELSE '' END
      || ' is ' || tenth(100 * low) || ' to ' || tenth(100 * high) || ' per cent' END AS interval_as,
  concat_ws('; ',
    CASE WHEN n < 10 AND unit IN ('percent', 'count') THEN '[u] fewer than 10 cases' END,
    CASE WHEN derived THEN '[e] count derived from the percentage' END,
    CASE WHEN counted IS NOT NULL AND n IS NULL THEN '[x] number of ' || counted || ' not published' END) AS doubt,
  concat_ws('; ',
    CASE WHEN qualifier = 'approximately' THEN 'approximate' WHEN qualifier <> '' THEN 'bounded, not ranked' END,
    CASE WHEN class <> 'inspectorate' THEN class || ' source' END,
    CASE WHEN published_basis = 'inferred' THEN 'date inferred' WHEN published IS NULL THEN '[x] date not published' END) AS caution
FROM estimated
-- newest first: most questions are about the latest, which then lie together
ORDER BY age, series, pdu_code;
