-- told: the rows of compared, of one PDU (p_only) or of all, each with the
-- standardised distance from the peers and a sentence. distance is in
-- standard deviations, better being positive (higher, where neither is
-- better): the score z from the peers' pooled share where cases are known,
-- else the normal score of the rank.
CREATE MACRO told(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source, p_only) AS TABLE
WITH placed AS (
  SELECT *,
    of_all - rank - ties + 1 AS behind, -- how many are worse
    -- the nearer end names the place: 2nd lowest, not 6th highest of 7
    least(rank, behind + 1) AS nth,
    CASE WHEN (rank <= behind + 1) = (polarity = 'lower_is_better') THEN 'lowest' ELSE 'highest' END AS nearer_end,
    rank_share(behind + (ties - 1) / 2 + 1, of_all) AS plotted, score_z(x, n, peer_share) AS score,
    CASE WHEN unit = 'count' AND counted IS NOT NULL THEN ' share' ELSE '' END AS share,
    CASE WHEN peers = 1 THEN 'the one other PDU' ELSE 'the other ' || peers || ' PDUs' END AS rest
  FROM compared(p_metric, p_segment, p_pdu, p_peers, p_peer_pdus, p_programme, p_from, p_to, p_source, p_only)
)
SELECT * EXCLUDE (plotted, score, nth, nearer_end, share, rest),
  coalesce(CASE WHEN ranked AND low IS NOT NULL THEN oriented(score, polarity) END, normal_quantile(plotted)) AS distance,
  stated_as
  || CASE
    WHEN NOT ranked THEN CASE WHEN qualifier IN ('', 'approximately') THEN ', which cannot be ranked' ELSE ', which is a bound and so not ranked' END
    WHEN of_all = 1 AND peers_with > 0 THEN ', the only one among these PDUs that can be ranked'
    WHEN of_all = 1 THEN ', the only one published among these PDUs'
    WHEN unit = 'rating' THEN '. Of ' || rest || ' that published one, ' || none_or(rank - 1) || ' had a higher rating, '
      || none_or(ties - 1) || ' the same and ' || none_or(behind) || ' a lower one (peer median ' || peer_rating || ')'
    WHEN ties = of_all THEN ', the same as ' || rest || ' that published one'
    ELSE ', ' || CASE WHEN ties > 1 THEN 'joint ' ELSE '' END || CASE WHEN nth = 1 THEN '' ELSE ordinal(nth) || ' ' END || nearer_end || share
      || ' of the ' || of_all || ' PDUs that published one (peer median ' || rounded(peer_level) || CASE WHEN share <> '' THEN ' per cent)' ELSE ')' END
  END
  || '.' || interval_as
  || CASE
    WHEN low IS NULL THEN ''
    WHEN comparison = 'not_compared' THEN '; no peer published a number of ' || coalesce(counted, 'cases') || ', so there is no verdict.'
    WHEN comparison = 'similar' THEN '; it takes in the peers'' pooled ' || tenth(peer_value) || ' per cent, so no difference is shown.'
    ELSE '; the peers'' pooled ' || tenth(peer_value) || ' per cent is outside it: ' || comparison || '.'
  END AS sentence
FROM placed;
