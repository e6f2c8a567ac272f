-- eligible: the PDUs that a choice of peers means, whether or not they
-- published anything; the PDU asked about is among them only if the choice
-- takes it in. home is the region within which they are compared, NULL where
-- regions do not matter.
CREATE MACRO eligible(p_pdu, p_peers, p_peer_pdus) AS TABLE
WITH focus AS (
  SELECT max(region_code) AS region_code, max(newest_programme) AS programme FROM peer WHERE slug = p_pdu
)
SELECT p.pdu_code, CASE WHEN p_peers IN ('region', 'region+programme') THEN p.region_code END AS home, f.programme
FROM peer p CROSS JOIN focus f
WHERE CASE p_peers
  WHEN 'all' THEN true
  WHEN 'list' THEN list_contains(p_peer_pdus, p.slug)
  ELSE (p_peers = 'programme' OR p_pdu IS NULL OR p.region_code = f.region_code)
    AND (p_peers = 'region' OR list_contains(p.programmes, f.programme))
END;

-- compared: every current result of a catalogue metric beside its peers. All
-- views of comparison are readings of it, so their numbers agree.
--
-- A PDU is never its own peer: `others` are the levels of its group without
-- its own. Statistics are taken over each PDU's latest inspection with a value
-- within the filters; bounded values are shown and not ranked. Groups are a
-- metric and segment, within a region or programme where peers are chosen so;
-- totals of points are grouped by programme always. peer_x of peer_n are the
-- peers' cases added up. Earlier inspections, where asked for, stand beside
-- the same peers and are not ranked.
--
-- Lists of levels, not window frames: a group has at most as many levels as
-- there are PDUs, and a hundred small frames cost more than a hundred lists.
CREATE MACRO compared(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source, p_inspections) AS TABLE
WITH candidate AS MATERIALIZED (
  SELECT pdu_code, home, programme FROM eligible(p_pdu, p_peers, p_peer_pdus)
), focus AS MATERIALIZED (
  SELECT coalesce(max(newest_programme) FILTER (WHERE slug = p_pdu), max(newest_programme)) AS programme FROM peer
), chosen AS MATERIALIZED (
  SELECT f.seq, f.series, f.pdu_code
  FROM fact f CROSS JOIN focus o
  WHERE (p_metric IS NULL OR f.metric = p_metric)
    AND (p_segment IS NULL OR f.segment = p_segment)
    AND (p_programme IS NULL OR f.programme = p_programme)
    AND (p_from IS NULL OR f.published_to >= p_from)
    AND (p_to IS NULL OR f.published_from <= p_to)
    AND (p_source = 'any' OR f.class = p_source)
    AND (f.slug = p_pdu OR f.pdu_code IN (SELECT pdu_code FROM candidate)
      AND (p_peers NOT IN ('programme', 'region+programme') OR f.programme = o.programme))
), latest AS MATERIALIZED (
  SELECT series, pdu_code, max(seq) AS seq FROM chosen GROUP BY series, pdu_code
), placed AS MATERIALIZED (
  SELECT f.seq, f.series, f.pdu_code, f.programme, f.level, f.polarity,
    f.qualifier IN ('', 'approximately') AND f.level IS NOT NULL AS ranked,
    CASE WHEN f.low IS NOT NULL AND ranked THEN f.x END AS x,
    CASE WHEN f.low IS NOT NULL AND ranked THEN f.n END AS n,
    CASE WHEN p_peers IN ('region', 'region+programme') THEN f.region_code ELSE '' END AS home,
    CASE WHEN p_peers IN ('programme', 'region+programme') OR f.metric = 'score' THEN f.programme ELSE 0 END AS within
  FROM fact f
  WHERE f.seq IN (SELECT seq FROM latest)
), grp AS (
  SELECT series, home, within, count(*) AS members, sum(x) AS x, sum(n) AS n, min(programme) <> max(programme) AS mixed,
    coalesce(list(level ORDER BY level) FILTER (WHERE ranked), []) AS levels
  FROM placed
  GROUP BY series, home, within
), found AS (
  SELECT p.*, g.members, g.mixed, g.levels, g.x - coalesce(p.x, 0) AS peer_x, nullif(g.n - coalesce(p.n, 0), 0) AS peer_n,
    CASE WHEN p.ranked THEN list_position(g.levels, p.level) END AS first,
    CASE WHEN p.ranked THEN len(g.levels) + 1 - list_position(list_reverse(g.levels), p.level) END AS last
  FROM placed p JOIN grp g USING (series, home, within)
), measured AS (
  SELECT * EXCLUDE (x, n, levels),
    CASE WHEN ranked THEN left_out(levels, first) ELSE levels END AS others,
    len(others) AS peers,
    CASE WHEN polarity = 'lower_is_better' THEN first ELSE peers + 2 - last END AS rank,
    last - first + 1 AS ties,
    peer_x / peer_n AS peer_share
  FROM found
), scope AS (
  SELECT coalesce(home, '') AS home, count(*) AS eligible FROM candidate GROUP BY home
), beside AS (
  SELECT c.seq, c.seq = m.seq AS newest, c.seq = m.seq AND m.ranked AS ranked, m.home, m.pdu_code, m.members, m.mixed,
    m.others, m.peers, m.peer_x, m.peer_n, m.peer_share,
    CASE WHEN c.seq = m.seq THEN m.rank END AS rank,
    CASE WHEN c.seq = m.seq THEN m.ties END AS ties
  FROM chosen c JOIN measured m USING (series, pdu_code)
  WHERE c.seq = m.seq OR p_inspections = 'all'
)
SELECT f.*, b.ranked, b.rank, b.ties, b.peers, b.peer_x, b.peer_n, b.peer_share,
  sorted_quantile(b.others, 0) AS peer_min,
  sorted_quantile(b.others, 0.25) AS peer_low_quarter,
  sorted_quantile(b.others, 0.5) AS peer_level,
  sorted_quantile(b.others, 0.75) AS peer_high_quarter,
  sorted_quantile(b.others, 1) AS peer_max,
  CASE WHEN b.ranked THEN b.peers + 1 END AS of_all,
  CASE WHEN b.ranked AND b.peers > 0 THEN 100 * (b.peers + 1 - b.rank - (b.ties - 1) / 2) / b.peers END AS percentile,
  b.members - 1 - b.peers AS peers_bounded,
  greatest(0, coalesce(e.eligible, 0) - CASE WHEN k.pdu_code IS NULL THEN 0 ELSE 1 END - (b.members - 1)) AS peers_without,
  100 * f.low AS lower95,
  100 * f.high AS upper95,
  100 * b.peer_share AS peer_value,
  w.rating AS peer_rating,
  CASE
    WHEN NOT b.ranked OR f.low IS NULL OR b.peer_share IS NULL THEN 'not_compared'
    WHEN b.peer_share BETWEEN f.low AND f.high THEN 'similar'
    WHEN f.polarity = 'neutral' THEN CASE WHEN f.low > b.peer_share THEN 'higher' ELSE 'lower' END
    WHEN (f.low > b.peer_share) = (f.polarity = 'higher_is_better') THEN 'better'
    ELSE 'worse'
  END AS comparison,
  concat_ws('; ', nullif(f.doubt, ''),
    CASE WHEN b.mixed AND f.programme <> o.programme THEN '[b] earlier or later inspection programme' END,
    nullif(f.caution, ''),
    CASE WHEN NOT b.newest THEN 'earlier inspection, not ranked' END) AS notes
FROM beside b
JOIN fact f ON f.seq = b.seq
CROSS JOIN focus o
LEFT JOIN rating w ON f.unit = 'rating' AND w.points = b.others[(b.peers + 1) // 2]
LEFT JOIN scope e ON e.home = b.home
LEFT JOIN candidate k ON k.pdu_code = b.pdu_code;
