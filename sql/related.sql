-- related: pairs of values of two metrics, each the latest of its PDU within
-- the filters, with Spearman's rho of all pairs of the same two segments, its
-- 95 % interval and their number. a and b are twice the average rank, so that
-- sums are whole numbers and the order of adding cannot matter.
CREATE MACRO related(p_metric, p_segment, p_against, p_against_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source) AS TABLE
WITH one AS (
  SELECT * FROM newest_within(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source) WHERE rankable
), other AS (
  SELECT * FROM newest_within(p_against, p_against_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source) WHERE rankable
), pair AS (
  SELECT a.pdu, a.slug, a.region, a.segment, b.segment AS against_segment, a.segment_place, b.segment_place AS against_place, a.series, b.series AS against_series, a.era, b.era AS against_era,
    a.title, b.title AS against_title, a.subject, b.subject AS against_subject, a.unit, b.unit AS against_unit,
    coalesce(a.rating, CAST(a.value AS VARCHAR)) AS value, coalesce(b.rating, CAST(b.value AS VARCHAR)) AS against_value,
    a.level, b.level AS against_level, a.inspection_id, b.inspection_id AS against_inspection, a.result_id, b.result_id AS against_result,
    concat_ws('; ', CASE WHEN a.inspection_id <> b.inspection_id THEN 'from two inspections' END,
      CASE WHEN a.programme <> b.programme THEN '[b] two inspection programmes' END,
      nullif(concat_ws('; ', nullif(a.doubt, ''), nullif(a.caution, '')), ''),
      'the other: ' || nullif(concat_ws('; ', nullif(b.doubt, ''), nullif(b.caution, '')), '')) AS notes
  FROM one a JOIN other b ON b.pdu_code = a.pdu_code AND b.series <> a.series
), placed AS (
  SELECT *,
    2 * rank() OVER (both_of ORDER BY level) + count(*) OVER (PARTITION BY series, against_series, era, against_era, level) - 1 AS a,
    2 * rank() OVER (both_of ORDER BY against_level) + count(*) OVER (PARTITION BY series, against_series, era, against_era, against_level) - 1 AS b
  FROM pair
  WINDOW both_of AS (PARTITION BY series, against_series, era, against_era)
), correlated AS (
  SELECT series, against_series, era, against_era, CAST(count(*) AS DOUBLE) AS n,
    spearman(CAST(count(*) AS DOUBLE), sum(a), sum(b), sum(a * a), sum(b * b), sum(a * b)) AS rho
  FROM placed
  GROUP BY series, against_series, era, against_era
)
SELECT p.* EXCLUDE (a, b), c.n, c.rho, spearman_lower(c.rho, c.n, z95()) AS lower95, spearman_upper(c.rho, c.n, z95()) AS upper95
FROM placed p JOIN correlated c USING (series, against_series, era, against_era);
