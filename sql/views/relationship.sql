-- Do two metrics go together across PDUs?
-- One row a PDU that has published both, for each pair of their segments: the points of a scatter chart, each PDU's latest values.
-- It shows association and not cause: PDUs differ in much that is not shown here.
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
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column segment text - segment of the one metric
-- column against_segment text - segment of the other metric
-- column programme integer year programme of a total of points on either side, which is not comparable between programmes; empty otherwise
-- column value measure metric's_unit of the one metric, as published
-- column unit text - percent, count, days, ratio, score or rating
-- column against_value measure metric's_unit of the other metric, as published
-- column against_unit text - percent, count, days, ratio, score or rating
-- column x number - place on the axis: the value, the share of a count out of cases, or the points of a rating
-- column y number - the same of the other metric
-- column inspection text - inspection the one value is from
-- column against_inspection text - inspection the other value is from
-- column rho number - Spearman's rank correlation of all points of these segments, -1 to 1
-- column lower95 number - lower limit of its 95 % interval; needs four PDUs
-- column upper95 number - upper limit of the same
-- column n integer PDUs that published both
-- column notes text - doubts of both, in words and shorthand
-- column evidence path - page that shows where the one value comes from
-- column against_evidence path - page that shows where the other value comes from
SELECT pdu, slug, region, segment, against_segment, nullif(greatest(era, against_era), 0) AS programme, value, unit, against_value, against_unit,
  level AS x, against_level AS y, inspection_id AS inspection, against_inspection, rho, lower95, upper95, CAST(n AS BIGINT) AS n,
  notes, '/evidence/' || result_id AS evidence, '/evidence/' || against_result AS against_evidence
FROM related($metric, $segment, coalesce($against, 'overall_rating'), $against_segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source)
ORDER BY series, against_series, era, against_era, x, y, pdu
