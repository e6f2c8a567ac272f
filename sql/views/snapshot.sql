-- What is in this snapshot?
-- One row: when the snapshot was built and what it holds.
-- column built text - when, UTC
-- column program text - version of the program that built it
-- column newest_data date - latest publication date of an inspection
-- column pdus integer PDUs current ones
-- column inspected integer PDUs with an inspection
-- column inspections integer inspections known
-- column results integer figures current ones
-- column sources integer files and addresses they came from
SELECT strftime(built, '%Y-%m-%d %H:%M:%S') AS built, program, newest_data,
  (SELECT count(*) FROM pdu WHERE status = 'current') AS pdus,
  (SELECT count(DISTINCT pdu_code) FROM inspection) AS inspected,
  (SELECT count(*) FROM inspection) AS inspections,
  (SELECT count(*) FROM result WHERE revised_by IS NULL) AS results,
  (SELECT count(*) FROM source) AS sources
FROM snapshot
