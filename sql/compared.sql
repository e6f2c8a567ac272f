-- focus: one row about the PDU asked for: its region and the programme of its
-- newest inspection. Where no PDU is asked for: no region, the newest programme.
CREATE MACRO focus(p_pdu) AS TABLE
SELECT max(region_code) FILTER (WHERE slug = p_pdu) AS region_code,
  coalesce(max(newest_programme) FILTER (WHERE slug = p_pdu), max(newest_programme)) AS programme
FROM peer;

-- eligible: the PDUs that a choice of peers means, whether or not they
-- published anything, without the PDU asked about.
CREATE MACRO eligible(p_pdu, p_peers, p_peer_pdus) AS TABLE
SELECT p.pdu_code
FROM peer p CROSS JOIN focus(p_pdu) o
WHERE (p_pdu IS NULL OR p.slug <> p_pdu)
  AND CASE p_peers
    WHEN 'all' THEN true
    WHEN 'list' THEN list_contains(CAST(p_peer_pdus AS VARCHAR[]), p.slug)
    ELSE (p_peers = 'programme' OR p_pdu IS NULL OR p.region_code = o.region_code)
      AND (p_peers = 'region' OR list_contains(p.programmes, o.programme))
  END;

-- within_filters: the facts of the PDU asked about and the peers chosen for it
-- (of everyone where no PDU is asked about) that pass the filters.
CREATE MACRO within_filters(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source) AS TABLE
SELECT f.*
FROM fact f CROSS JOIN focus(p_pdu) o
WHERE (p_metric IS NULL OR f.metric = p_metric)
  AND (p_segment IS NULL OR f.segment = p_segment)
  AND (p_programme IS NULL OR f.programme = CAST(p_programme AS INTEGER))
  AND (p_from IS NULL OR f.published_to >= CAST(p_from AS DATE))
  AND (p_to IS NULL OR f.published_from <= CAST(p_to AS DATE))
  AND (p_source = 'any' OR f.class = p_source)
  AND (p_peers = 'all' OR f.slug = p_pdu
    OR p_peers = 'list' AND list_contains(CAST(p_peer_pdus AS VARCHAR[]), f.slug)
    OR p_peers IN ('region', 'region+programme') AND (p_pdu IS NULL OR f.region_code = o.region_code)
      AND (p_peers = 'region' OR f.programme = o.programme)
    OR p_peers = 'programme' AND f.programme = o.programme);

-- newest_within: of those, each PDU's latest of every metric and segment.
CREATE MACRO newest_within(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source) AS TABLE
WITH latest AS MATERIALIZED (
  SELECT max(seq) AS seq
  FROM within_filters(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source)
  GROUP BY series, pdu_code
)
SELECT f.* FROM fact f WHERE f.seq IN (SELECT seq FROM latest);

-- compared: current results of catalogue metrics beside their peers: of one
-- PDU (p_only), or of all. All views of comparison are readings of it, so
-- their numbers agree.
--
-- A PDU is never its own peer: statistics pass over its own level. They are
-- taken over each PDU's latest inspection with a value within the filters;
-- bounded values are shown and not ranked. Groups are a metric and segment,
-- within a region where peers are chosen so, and totals of points within a
-- programme. A PDU's own figure may be of another programme than its peers'
-- and is then marked. peer_x of peer_n are the peers' cases added up;
-- left_out(levels, first) are the peers' levels.
--
-- Lists of levels, not window frames: a group has at most as many levels as
-- there are PDUs, and a hundred small frames cost more than a hundred lists.
CREATE MACRO compared(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source, p_only) AS TABLE
WITH placed AS MATERIALIZED (
  SELECT seq, series, era, pdu_code, slug, programme, polarity, unit, level, rankable,
    CASE WHEN p_peers IN ('region', 'region+programme') THEN region_code ELSE '' END AS home,
    CASE WHEN rankable THEN level END AS own_level,
    CASE WHEN rankable AND low IS NOT NULL THEN x END AS own_x,
    CASE WHEN rankable AND low IS NOT NULL THEN n END AS own_n
  FROM newest_within(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source)
), grp AS (
  SELECT series, home, era, count(*) AS members, min(programme) <> max(programme) AS mixed, sum(own_x) AS all_x, sum(own_n) AS all_n,
    coalesce(list(own_level ORDER BY own_level) FILTER (WHERE rankable), []) AS levels, list_reverse(levels) AS levels_down
  FROM placed
  GROUP BY series, home, era
), beside AS (
  -- first: where the levels equal to the PDU's own begin, 0 if it has none
  SELECT p.seq, p.unit, p.rankable, g.members, g.mixed, g.levels, g.levels_down, own_level,
    g.all_x - coalesce(own_x, 0) AS peer_x, nullif(g.all_n - coalesce(own_n, 0), 0) AS peer_n,
    coalesce(list_position(g.levels, own_level), 0) AS first
  FROM placed p JOIN grp g USING (series, home, era)
  WHERE p_only IS NULL OR p.slug = p_only
), counted AS (
  SELECT seq, rankable AS ranked, members, mixed, levels, first, peer_x, peer_n, peer_x / peer_n AS peer_share,
    len(levels) - CASE WHEN first > 0 THEN 1 ELSE 0 END AS peers,
    CASE WHEN rankable THEN len(levels) + 2 - list_position(levels_down, own_level) - first END AS ties,
    CASE WHEN unit = 'rating' THEN other_at(levels, first, (peers + 1) // 2) END AS peer_points
  FROM beside
)
SELECT f.*, c.ranked, c.levels, c.first, c.peers, c.ties, c.peer_x, c.peer_n, c.peer_share, c.peer_points,
  CASE WHEN ranked THEN CASE WHEN polarity = 'lower_is_better' THEN first ELSE peers + 3 - first - ties END END AS rank,
  other_median(levels, first, peers) AS peer_level,
  CASE WHEN ranked THEN peers + 1 END AS of_all,
  CASE WHEN ranked AND peers > 0
    THEN 100 * (CASE WHEN polarity = 'lower_is_better' THEN peers + 2 - first - ties ELSE first - 1 END + (ties - 1) / 2) / peers END AS percentile,
  members - 1 AS peers_with,
  members - 1 - peers AS peers_bounded,
  100 * low AS lower95,
  100 * high AS upper95,
  100 * peer_share AS peer_value,
  w.rating AS peer_rating,
  CASE
    WHEN NOT ranked OR low IS NULL OR peer_share IS NULL THEN 'not_compared'
    WHEN peer_share BETWEEN low AND high THEN 'similar'
    WHEN polarity = 'neutral' THEN CASE WHEN low > peer_share THEN 'higher' ELSE 'lower' END
    WHEN (low > peer_share) = (polarity = 'higher_is_better') THEN 'better'
    ELSE 'worse'
  END AS comparison,
  concat_ws('; ', nullif(doubt, ''),
    CASE WHEN mixed AND f.programme <> o.programme THEN '[b] earlier or later inspection programme' END,
    nullif(caution, '')) AS notes
FROM counted c
JOIN fact f ON f.seq = c.seq
CROSS JOIN focus(p_pdu) o
LEFT JOIN rating w ON w.points = c.peer_points;
