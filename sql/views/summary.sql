-- What may be said about one PDU, in sentences?
-- First up to three concerns and three strengths, then a sentence for every figure. Concerns are the figures farthest on the worse
-- side of the peers: those whose interval leaves out the peers' pooled share first, then those in the worse quarter of at least
-- four PDUs by rank, each by standardised distance; strengths the same on the better side. Where nothing is published there is one sentence that says so.
-- param pdu pdu required the PDU
-- param peers peers optional all, region, programme, region+programme, nearest:5 or PDUs separated by commas
-- param programme programme optional only inspections of this programme
-- param from date optional only inspections published on or after this date
-- param to date optional only inspections published on or before this date
-- param source any|inspectorate optional inspectorate leaves out figures read in the press
-- column kind text - concern, strength or sentence
-- column place integer - order within its kind
-- column metric slug - name of the metric in addresses
-- column title text - name of the metric
-- column segment text - grade, key question or other part of the metric
-- column sentence text - value, place among peers, interval and verdict, or why there is none
-- column comparison text - better, worse, similar, higher, lower or not_compared: the interval against the peers' pooled share
-- column distance number standard_deviations from the peers, above 0 is better: score z of the cases, else the normal score of the rank
-- column peers integer PDUs with a ranked value
-- column peers_without integer PDUs peers chosen that published nothing within the filters
-- column notes text - doubts, in words and shorthand
-- column evidence path - page of this product that shows where the figure comes from
WITH figure_told AS MATERIALIZED (
  SELECT metric, title, segment, series, polarity, sentence, comparison, distance, percentile, of_all, peers, e.eligible - peers_with AS peers_without, notes, result_id
  FROM told(NULL, NULL, $pdu, $peers, $peer_pdus, $programme, $from, $to, $source, $pdu)
  CROSS JOIN (SELECT count(*) AS eligible FROM eligible($pdu, $peers, $peer_pdus)) e
), standing_out AS (
  SELECT *, row_number() OVER (PARTITION BY kind ORDER BY comparison IN ('better', 'worse') DESC, abs(distance) DESC, series) AS place
  FROM (
    SELECT *, CASE
        WHEN comparison = 'worse' THEN 'concern' WHEN comparison = 'better' THEN 'strength'
        WHEN of_all >= 4 AND percentile <= 25 AND distance < 0 THEN 'concern' WHEN of_all >= 4 AND percentile >= 75 AND distance > 0 THEN 'strength'
      END AS kind
    FROM figure_told
    WHERE polarity <> 'neutral'
  )
  WHERE kind IS NOT NULL
), kind AS (
  SELECT * FROM (VALUES ('concern', 1, 'worse', 'worse'), ('strength', 2, 'better', 'better'), ('sentence', 3, '', '')) AS v(kind, kind_place, side, word)
), listed AS (
  SELECT kind, place, metric, title, segment,
    CASE WHEN comparison IN ('better', 'worse') THEN '' WHEN comparison = 'similar' THEN 'Chance could explain it: ' ELSE 'Without a test of chance: ' END || sentence AS sentence,
    comparison, distance, peers, peers_without, notes, '/evidence/' || result_id AS evidence
  FROM standing_out
  WHERE place <= 3
  UNION ALL
  SELECT 'sentence', row_number() OVER (ORDER BY series), metric, title, segment, sentence, comparison, distance, peers, peers_without, notes, '/evidence/' || result_id
  FROM figure_told
  UNION ALL
  SELECT k.kind, 1, NULL, NULL, '',
    CASE
      WHEN k.kind = 'sentence' THEN 'Nothing is published about ' || p.pdu || ' within these filters.'
      ELSE 'No published figure of ' || p.pdu || ' can be placed on the ' || k.word || ' side of its peers within these filters.'
    END,
    'not_compared', NULL, 0, 0, CASE WHEN EXISTS (SELECT 1 FROM figure_told) THEN '' ELSE '[x] not published' END, NULL
  FROM kind k CROSS JOIN pdu p
  WHERE p.slug = $pdu
    AND CASE WHEN k.kind = 'sentence' THEN NOT EXISTS (SELECT 1 FROM figure_told)
      ELSE NOT EXISTS (SELECT 1 FROM standing_out s WHERE s.kind = k.kind) END
)
SELECT l.* FROM listed l JOIN kind k USING (kind) ORDER BY k.kind_place, l.place
