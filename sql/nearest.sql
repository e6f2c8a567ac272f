-- The names most like what was written, best first: one character missing, too
-- many, wrong or out of place, which finds short names too, then much the same.
WITH likeness AS (
  SELECT name, damerau_levenshtein(lower(name), lower(CAST($written AS VARCHAR))) AS slips,
    jaro_winkler_similarity(name, CAST($written AS VARCHAR)) AS similarity
  FROM (SELECT unnest(CAST($names AS VARCHAR[])) AS name)
)
SELECT name
FROM likeness
WHERE slips <= 1 AND length(name) > 1 OR similarity > 0.7
ORDER BY least(slips, 2), similarity DESC, name
LIMIT 3
