-- How strongly do two metrics go together across PDUs?
-- One row a pair of segments that some PDU has published both of, in a sentence; one row that says so where there is none.
-- The correlation is Spearman's, of ranks: it needs no straight line and takes ratings as ordered words.
-- param metric metric required the one metric
-- param segment segment optional one segment of it; all of them if left out
-- param against metric optional the other metric; the overall rating if left out
-- param against_segment segment optional one segment of the other metric; all of them if left out
-- param pdu pdu optional the PDU that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column segment text - segment of the one metric
-- column against_segment text - segment of the other metric
-- column programme integer year programme of a total of points on either side, which is not comparable between programmes; empty otherwise
-- column n integer PDUs that published both
-- column rho number - Spearman's rank correlation, -1 to 1; empty where one side does not vary
-- column lower95 number - lower limit of its 95 % interval; needs four PDUs
-- column upper95 number - upper limit of the same
-- column sentence text - what may be said: of association, never of cause
-- column notes text - [u] under ten PDUs
WITH pair AS (
  SELECT DISTINCT series, against_series, nullif(greatest(era, against_era), 0) AS programme, segment, against_segment, subject, against_subject, n, rho, lower95, upper95
  FROM related($metric, $segment, coalesce($against, 'overall_rating'), $against_segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source)
), said AS (
  SELECT *, 'Across ' || counted_noun(n, 'PDU', 'PDUs') || ' that published both' || CASE WHEN programme IS NULL THEN '' ELSE ' in the ' || programme || ' programme' END || ', the ' || subject || ' and the ' || against_subject AS opening FROM pair
)
SELECT segment, against_segment, programme, CAST(n AS BIGINT) AS n, rho, lower95, upper95,
  CASE
    WHEN rho IS NULL THEN opening || ' cannot be correlated: ' || CASE WHEN n < 2 THEN 'one pair is no pattern.' ELSE 'one of them is the same everywhere.' END
    WHEN lower95 IS NULL THEN opening || ' have a rank correlation of ' || format('{:.2f}', rho) || ', without an interval'
      || CASE WHEN n < 4 THEN ': four PDUs are needed.' ELSE ': the order is the same, or the opposite, throughout.' END
    WHEN n < 10 THEN opening || ' have a rank correlation of ' || format('{:.2f}', rho) || ' (95 per cent interval ' || format('{:.2f}', lower95) || ' to ' || format('{:.2f}', upper95)
      || '); fewer than ten PDUs are too few to say more.'
    WHEN lower95 <= 0 AND upper95 >= 0 THEN opening || ' show no clear association (rank correlation ' || format('{:.2f}', rho) || ', 95 per cent interval '
      || format('{:.2f}', lower95) || ' to ' || format('{:.2f}', upper95) || ').'
    ELSE opening || CASE WHEN rho > 0 THEN ' tend to be high together' ELSE ' tend to be high where the other is low' END || ' (rank correlation '
      || format('{:.2f}', rho) || ', 95 per cent interval ' || format('{:.2f}', lower95) || ' to ' || format('{:.2f}', upper95) || '). This is association, not cause.'
  END AS sentence,
  CASE WHEN n < 10 THEN '[u] fewer than 10 PDUs' ELSE '' END AS notes
FROM said
UNION ALL
SELECT coalesce($segment, ''), coalesce($against_segment, ''), NULL, 0, NULL, NULL, NULL,
  'No PDU has published both within these filters, so nothing can be said of how they go together.', '[x] not published'
WHERE NOT EXISTS (SELECT 1 FROM pair)
ORDER BY segment, against_segment, programme
