-- What did each load bring?
-- One row a load, newest first; loads of one second are one. The facts that come with the program count as loaded when they first were.
-- column loaded text - when, UTC
-- column number integer - 1 for the first load
-- column files integer files that were new
-- column names text - of up to five of them
-- column inspections integer inspections that were not known before
-- column figures integer figures current ones that came from them
-- column revised integer figures of earlier loads that they state again with another value
WITH brought AS (
  SELECT s.loaded, count(DISTINCT s.file) AS files, list_sort(list(DISTINCT s.file)) AS names FROM source s GROUP BY s.loaded
), known AS (
  SELECT s.loaded, count(DISTINCT r.inspection_id) AS inspections
  FROM (SELECT inspection_id, min(s.loaded) AS loaded FROM result r JOIN source s USING (source_id) GROUP BY inspection_id) r JOIN (SELECT DISTINCT loaded FROM source) s USING (loaded)
  GROUP BY s.loaded
), figures AS (
  SELECT s.loaded, count(*) AS figures FROM result r JOIN source s USING (source_id) WHERE r.revised_by IS NULL GROUP BY s.loaded
), revised AS (
  SELECT t.loaded, count(*) AS revised
  FROM result a JOIN source s ON s.source_id = a.source_id
  JOIN result b ON b.result_id = a.revised_by JOIN source t ON t.source_id = b.source_id
  WHERE t.loaded > s.loaded AND (a.value IS DISTINCT FROM b.value OR a.rating IS DISTINCT FROM b.rating OR a.qualifier <> b.qualifier OR a.unit <> b.unit)
  GROUP BY t.loaded
)
SELECT strftime(b.loaded, '%Y-%m-%d %H:%M:%S') AS loaded, row_number() OVER (ORDER BY b.loaded) AS number, b.files,
  array_to_string(b.names[1:5], ', ') || CASE WHEN len(b.names) > 5 THEN ' and ' || (len(b.names) - 5) || ' more' ELSE '' END AS names,
  coalesce(k.inspections, 0) AS inspections, coalesce(f.figures, 0) AS figures, coalesce(r.revised, 0) AS revised
FROM brought b LEFT JOIN known k USING (loaded) LEFT JOIN figures f USING (loaded) LEFT JOIN revised r USING (loaded)
ORDER BY b.loaded DESC
