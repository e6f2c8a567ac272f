-- compared: every current result of a catalogue metric beside its peers. The
-- views benchmark and profile are two readings of it, so their numbers agree.
--
-- A PDU is never its own peer: the frame `others` leaves out all its rows.
-- Statistics are taken over each PDU's latest inspection with a value within
-- the filters. Levels (what is ranked) are the published value, the share in
-- per cent where a count has a denominator, or the points of a rating.
CREATE MACRO compared(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source, p_inspections) AS TABLE
WITH focus AS ( -- the PDU asked about, with the programme of its newest inspection
  SELECT p.slug, p.region_code, max(i.programme) AS programme
  FROM pdu p LEFT JOIN inspection i USING (pdu_code)
  WHERE p.slug = p_pdu
  GROUP BY ALL
), fact AS (
  SELECT
    r.result_id, r.inspection_id, r.metric, r.segment, r.qualifier, r.value, r.rating, r.unit,
    r.numerator, r.denominator, r.section, r.page, r.place,
    m.title, m.family, m.polarity, m.place AS metric_place,
    p.pdu_code, p.pdu, p.slug, g.region, p.region_code,
    i.programme, i.published, i.published_from, i.published_basis, i.fieldwork_start,
    s.url, s.class,
    coalesce(r.numerator, CASE WHEN m.denominator = 'cases inspected' AND r.unit = 'percent' AND r.qualifier = ''
      THEN round(r.value * i.cases_inspected / 100) END) AS x,
    coalesce(r.denominator, CASE WHEN m.denominator = 'cases inspected' AND r.unit = 'percent' AND r.qualifier = ''
      THEN i.cases_inspected END) AS n,
    r.numerator IS NULL AND r.qualifier = '' AND r.unit = 'percent'
      AND m.denominator = 'cases inspected' AND i.cases_inspected IS NOT NULL AS derived
  FROM result r
  JOIN metric m USING (metric)
  JOIN inspection i USING (inspection_id)
  JOIN pdu p USING (pdu_code)
  JOIN region g USING (region_code)
  JOIN source s ON s.source_id = r.source_id
  WHERE r.revised_by IS NULL
    AND (p_metric IS NULL OR r.metric = p_metric)
    AND (p_segment IS NULL OR r.segment = p_segment)
    AND (p_programme IS NULL OR i.programme = p_programme)
    AND (p_from IS NULL OR i.published_to >= p_from)
    AND (p_to IS NULL OR i.published_from <= p_to)
    AND (p_source = 'any' OR s.class = p_source)
    AND (p_pdu IS NULL OR p.slug = p_pdu
      OR p_peers = 'all'
      OR p_peers = 'list' AND list_contains(p_peer_pdus, p.slug)
      OR p_peers IN ('region', 'programme', 'region+programme')
        AND (p_peers = 'programme' OR p.region_code = (SELECT region_code FROM focus))
        AND (p_peers = 'region' OR i.programme = (SELECT programme FROM focus)))
    AND (p_pdu IS NOT NULL OR p_peers <> 'list' OR list_contains(p_peer_pdus, p.slug))
), aged AS (
  SELECT *,
    CASE WHEN unit = 'count' AND n > 0 THEN 100 * x / n ELSE value END AS level,
    CASE WHEN unit IN ('percent', 'count') THEN wilson_lower(x, n, z95()) END AS low,
    CASE WHEN unit IN ('percent', 'count') THEN wilson_upper(x, n, z95()) END AS high,
    row_number() OVER (PARTITION BY metric, segment, pdu_code
      ORDER BY published_from DESC NULLS LAST, fieldwork_start DESC NULLS LAST, inspection_id DESC) AS age,
    -- peers of one group are compared with each other; totals of points only within a programme
    concat_ws('|', metric, segment,
      CASE WHEN p_peers IN ('region', 'region+programme') THEN region_code END,
      CASE WHEN p_peers IN ('programme', 'region+programme') OR metric = 'score' THEN programme END) AS grp
  FROM fact
), placed AS (
  SELECT *,
    age = 1 AND qualifier IN ('', 'approximately') AND level IS NOT NULL AS ranked,
    CASE polarity WHEN 'lower_is_better' THEN level ELSE -level END AS distance_from_best
  FROM aged
  WHERE age = 1 OR p_inspections = 'all'
), measured AS (
  SELECT *,
    CASE WHEN ranked THEN rank() OVER (PARTITION BY grp, ranked ORDER BY distance_from_best) END AS rank,
    CASE WHEN ranked THEN count(*) OVER (PARTITION BY grp, ranked, distance_from_best) END AS ties,
    count(*) FILTER (WHERE ranked) OVER (PARTITION BY grp) AS ranked_in_all,
    count(*) FILTER (WHERE ranked) OVER others AS peers,
    median(level) FILTER (WHERE ranked) OVER others AS peer_level,
    quantile_disc(level, 0.5) FILTER (WHERE ranked) OVER others AS peer_points,
    sum(x) FILTER (WHERE ranked AND low IS NOT NULL) OVER others AS peer_x,
    sum(n) FILTER (WHERE ranked AND low IS NOT NULL) OVER others AS peer_n,
    min(programme) OVER (PARTITION BY grp) <> max(programme) OVER (PARTITION BY grp) AS mixed
  FROM placed
  WINDOW others AS (PARTITION BY grp ORDER BY pdu_code
    RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP)
)
SELECT
  m.*,
  CASE WHEN ranked THEN ranked_in_all END AS of_all,
  CASE WHEN ranked AND ranked_in_all > 1
    THEN 100 * (ranked_in_all - rank - (ties - 1) / 2) / (ranked_in_all - 1) END AS percentile,
  100 * low AS lower95,
  100 * high AS upper95,
  100 * peer_x / peer_n AS peer_value,
  peer_word.rating AS peer_rating,
  CASE
    WHEN NOT ranked OR low IS NULL OR peer_n IS NULL THEN 'not_compared'
    WHEN high < peer_x / peer_n THEN CASE polarity WHEN 'higher_is_better' THEN 'worse' WHEN 'lower_is_better' THEN 'better' ELSE 'lower' END
    WHEN low > peer_x / peer_n THEN CASE polarity WHEN 'higher_is_better' THEN 'better' WHEN 'lower_is_better' THEN 'worse' ELSE 'higher' END
    ELSE 'similar'
  END AS comparison,
  concat_ws('; ',
    CASE WHEN n < 10 THEN '[u] fewer than 10 cases' END,
    CASE WHEN derived THEN '[e] count derived from the percentage' END,
    CASE WHEN mixed AND programme <> coalesce((SELECT programme FROM focus), (SELECT max(programme) FROM programme))
      THEN '[b] earlier or later inspection programme' END,
    CASE WHEN qualifier = 'approximately' THEN 'approximate' WHEN qualifier <> '' THEN 'bounded, not ranked' END,
    CASE WHEN age > 1 THEN 'earlier inspection, not ranked' END,
    CASE WHEN class <> 'inspectorate' THEN class || ' source' END,
    CASE WHEN published_basis = 'inferred' THEN 'date inferred' END) AS notes
FROM measured m
LEFT JOIN rating peer_word ON m.unit = 'rating' AND peer_word.points = m.peer_points;
