-- Which PDUs are most like this one?
-- One row a PDU that has published context in common with it, nearest first; one row that says so where none has.
-- The distance is the root mean square of the differences in each measure both have published, each in standard deviations
-- over all PDUs that published it; population and caseload are taken as logarithms, so that a ratio counts and not a difference.
-- param pdu pdu required the PDU
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column place integer - 1 is nearest
-- column pdu text - name of the other PDU
-- column slug slug - its name in addresses
-- column region text - its probation region
-- column distance number standard_deviations root mean square over the measures in common
-- column measures integer measures how many both have published
-- column used text - which they are
-- column values text - of each, the value of the PDU and of the other
-- column notes text - [u] where only one measure is in common, [x] where no PDU has one
WITH context_figure AS (
  SELECT f.pdu_code, f.slug, f.pdu, f.region, f.metric, f.metric_place, f.title, f.level,
    CASE WHEN f.metric IN ('population', 'caseload') THEN ln(f.level) ELSE f.level END AS position
  FROM fact f
  WHERE (f.metric IN ('population', 'proven_reoffending_rate', 'reoffences_per_reoffender') OR f.metric = 'caseload' AND f.segment = 'all')
    AND f.qualifier IN ('', 'approximately') AND f.level > 0
    AND ($source = 'any' OR f.class = $source)
  QUALIFY row_number() OVER (PARTITION BY f.series, f.pdu_code ORDER BY f.seq DESC) = 1
), spread AS (
  SELECT metric, stddev_samp(position) AS deviation FROM context_figure GROUP BY metric
), near AS (
  SELECT o.pdu, o.slug, o.region, count(*) AS measures,
    sqrt(avg(CASE WHEN deviation > 0 THEN pow((o.position - i.position) / deviation, 2) ELSE 0 END)) AS distance,
    string_agg(lower(o.title[1]) || o.title[2:], ', ' ORDER BY o.metric_place) AS used,
    string_agg(stated(i.level) || ' and ' || stated(o.level), ', ' ORDER BY o.metric_place) AS values
  FROM context_figure i
  JOIN context_figure o ON o.metric = i.metric AND o.pdu_code <> i.pdu_code
  JOIN spread s ON s.metric = i.metric
  WHERE i.slug = $pdu
  GROUP BY o.pdu, o.slug, o.region
)
SELECT row_number() OVER (ORDER BY distance, measures DESC, slug) AS place, pdu, slug, region, distance, measures, used, values,
  CASE WHEN measures = 1 THEN '[u] one measure only' ELSE '' END AS notes
FROM near
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, 0, '', '',
  '[x] no other PDU has published population, caseload or reoffending figures that ' || pdu || ' has published too'
FROM pdu
WHERE slug = $pdu AND NOT EXISTS (SELECT 1 FROM near)
ORDER BY place
