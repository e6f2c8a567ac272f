-- How are the figures of one metric spread over PDUs?
-- One row a PDU: its figure, the step of the scale it falls into and its place in the pile of figures there. Piled up, the rows
-- are a histogram in which every PDU can be found. A step of a rating is its word; steps of numbers are equally wide, chosen so
-- that there are at most ten or eleven. Quartiles are of all PDUs shown that have a rank, the one asked about among them.
-- param metric metric required the metric
-- param segment segment optional one segment of the metric; all of them if left out
-- param pdu pdu optional the PDU that peers are chosen for
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column segment text - grade, key question or other part of the metric
-- column programme integer year programme of a total of points, which is not comparable between programmes; empty otherwise
-- column pdu text - name of the PDU
-- column slug slug - its name in addresses
-- column region text - probation region
-- column unit text - percent, count, days, ratio, score or rating; percent too where counts out of cases stand by their share
-- column value measure metric's_unit as published, or of counts out of cases their share in per cent
-- column step_from measure metric's_unit where the step begins, or the word of the rating
-- column step_to number metric's_unit where it ends, itself not in it; empty for ratings
-- column middle number metric's_unit middle of the step; empty for ratings
-- column place integer - in the pile of the step, from 1 at the bottom, least value first and the PDU asked about on top
-- column piled integer PDUs in the step
-- column at number metric's_unit where its dot is drawn: at the figure itself up to 40 PDUs, in the middle of its step above; empty for ratings
-- column height integer - how high its dot is drawn, from 1: with others of the step, or of nearly the same figure, below it
-- column highest integer - the highest of them
-- column scale_from number metric's_unit where the scale of a drawing begins, so that no dot is at its edge; empty for ratings
-- column scale_to number metric's_unit where it ends
-- column scale_step number metric's_unit how far its marks are apart
-- column pdus integer PDUs with a ranked value
-- column lower_quartile measure metric's_unit a quarter of the PDUs are below; not given for ratings
-- column median measure metric's_unit the middle
-- column upper_quartile measure metric's_unit a quarter of the PDUs are above; not given for ratings
-- column evidence path - page of this product that shows where the figure comes from
WITH shown AS (
  SELECT series, segment_place, segment, era, pdu, slug, region, rating, level, result_id,
    CASE WHEN unit = 'count' AND counted IS NOT NULL THEN 'percent' ELSE unit END AS unit
  FROM newest_within($metric, $segment, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source)
  WHERE rankable
), spread AS (
  -- all regions together, also where peers are of the own region only
  SELECT series, era, count(*) AS pdus, list(level ORDER BY level) AS levels, levels[pdus] - levels[1] AS reach,
    CASE WHEN reach > 0 THEN pow(10, floor(log10(reach / 10))) END AS ten,
    -- points and numbers of things are whole
    greatest(CASE WHEN any_value(unit) IN ('score', 'count') THEN 1 ELSE 0 END,
      CASE WHEN ten IS NULL THEN 1 WHEN reach / ten <= 10 THEN ten WHEN reach / ten <= 20 THEN 2 * ten WHEN reach / ten <= 50 THEN 5 * ten ELSE 10 * ten END) AS wide
  FROM shown
  GROUP BY series, era
), stepped AS (
  SELECT s.*, p.* EXCLUDE (series, era), wide * floor(level / wide + 1e-9) AS step, pdus <= 40 AS exact,
    -- dots nearer than a 40th of the scale would hide each other
    CASE WHEN pdus <= 40 AND reach > 0 THEN floor(40 * (level - levels[1]) / reach) WHEN pdus <= 40 THEN 0 ELSE step END AS spot
  FROM shown s JOIN spread p ON p.series = s.series AND p.era = s.era
), piled AS (
  SELECT *, row_number() OVER (PARTITION BY series, era, CASE WHEN rating IS NULL THEN spot ELSE step END
      ORDER BY coalesce(slug = $pdu, false), level, pdu, slug) AS height
  FROM stepped
)
SELECT segment, nullif(era, 0) AS programme, pdu, slug, region, unit,
  coalesce(d.rating, CAST(level AS VARCHAR)) AS value,
  coalesce(d.rating, CAST(step AS VARCHAR)) AS step_from,
  CASE WHEN d.rating IS NULL THEN step + wide END AS step_to,
  CASE WHEN d.rating IS NULL THEN step + wide / 2 END AS middle,
  row_number() OVER (PARTITION BY series, era, step ORDER BY coalesce(slug = $pdu, false), level, pdu, slug) AS place,
  count(*) OVER (PARTITION BY series, era, step) AS piled,
  CASE WHEN d.rating IS NULL THEN CASE WHEN exact THEN level ELSE step + wide / 2 END END AS at,
  height,
  max(height) OVER (PARTITION BY series, era) AS highest,
  CASE WHEN d.rating IS NULL THEN greatest(2 * wide * floor((levels[1] - wide / 4) / (2 * wide)), CASE WHEN levels[1] >= 0 THEN 0 ELSE levels[1] - wide END) END AS scale_from,
  CASE WHEN d.rating IS NULL THEN least(2 * wide * ceil((levels[pdus] + wide / 4) / (2 * wide)), CASE WHEN unit = 'percent' AND levels[pdus] <= 100 THEN 100 ELSE 2 * levels[pdus] + 2 * wide END) END AS scale_to,
  CASE WHEN d.rating IS NULL THEN 2 * wide END AS scale_step,
  pdus,
  CASE WHEN d.rating IS NULL THEN CAST(quantile_of(levels, 0.25) AS VARCHAR) END AS lower_quartile,
  CASE WHEN d.rating IS NULL THEN CAST(quantile_of(levels, 0.5) AS VARCHAR) ELSE m.rating END AS median,
  CASE WHEN d.rating IS NULL THEN CAST(quantile_of(levels, 0.75) AS VARCHAR) END AS upper_quartile,
  '/evidence/' || result_id AS evidence
FROM piled d
LEFT JOIN rating m ON d.rating IS NOT NULL AND m.points = levels[(pdus + 1) // 2]
ORDER BY segment_place, segment, era, step, place
