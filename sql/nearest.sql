-- The names most like what was written, best first.
SELECT name
FROM (SELECT unnest(CAST($names AS VARCHAR[])) AS name)
WHERE jaro_winkler_similarity(name, CAST($written AS VARCHAR)) > 0.7
ORDER BY jaro_winkler_similarity(name, CAST($written AS VARCHAR)) DESC, name
LIMIT 3
