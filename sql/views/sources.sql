-- What was loaded, and where was it published?
-- One row a source: a file, or within a table of facts an address that facts were read at.
-- column file text - file that was loaded
-- column kind text - csv, xlsx, txt, html or pdf
-- column title text - what it is
-- column publisher text - who published it
-- column class text - inspectorate, press or other
-- column source_url url - where it was published
-- column sha256 text - SHA-256 of the original that is kept
-- column loaded text - when it was loaded, UTC
-- column figures integer figures current ones that came from it
SELECT s.file, s.kind, s.title, s.publisher, s.class, s.url AS source_url, s.sha256,
  strftime(s.loaded, '%Y-%m-%d %H:%M:%S') AS loaded, count(r.result_id) AS figures
FROM source s
LEFT JOIN result r ON r.source_id = s.source_id AND r.revised_by IS NULL
GROUP BY s.source_id, s.file, s.kind, s.title, s.publisher, s.class, s.url, s.sha256, s.loaded, s.place
ORDER BY s.place, s.url
