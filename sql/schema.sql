-- The tables of a snapshot. Long and tidy: one row per published figure.
-- A snapshot is built whole and never altered, so nothing here migrates.

CREATE TABLE region (
  region_code VARCHAR NOT NULL, -- N55
  region      VARCHAR NOT NULL, -- Yorkshire and the Humber
  slug        VARCHAR NOT NULL  -- yorkshire-and-the-humber
);

CREATE TABLE pdu (
  pdu_code    VARCHAR NOT NULL,
  pdu         VARCHAR NOT NULL,
  slug        VARCHAR NOT NULL,
  region_code VARCHAR NOT NULL,
  status      VARCHAR NOT NULL  -- current, successor or functional
);

CREATE TABLE pdu_alias (
  pdu_code VARCHAR NOT NULL,
  alias    VARCHAR NOT NULL,
  slug     VARCHAR NOT NULL
);

CREATE TABLE programme (
  programme INTEGER NOT NULL,   -- year it began: 2021, 2023
  title     VARCHAR NOT NULL,
  standards INTEGER NOT NULL,   -- how many a PDU is rated on
  max_score INTEGER NOT NULL
);

CREATE TABLE standard (
  programme INTEGER NOT NULL,
  standard  VARCHAR NOT NULL,   -- P 1.1
  title     VARCHAR NOT NULL,
  kind      VARCHAR NOT NULL    -- organisation or case
);

CREATE TABLE rating (
  rating VARCHAR NOT NULL,
  points INTEGER NOT NULL       -- 0 Inadequate to 3 Outstanding
);

CREATE TABLE rating_band (
  applies_to VARCHAR NOT NULL,  -- case_standard, overall_21, overall_27
  rating     VARCHAR NOT NULL,
  low        INTEGER NOT NULL,  -- per cent or points, inclusive
  high       INTEGER NOT NULL,
  certainty  VARCHAR NOT NULL   -- certain or likely
);

CREATE TABLE metric (
  metric      VARCHAR NOT NULL,
  title       VARCHAR NOT NULL,
  family      VARCHAR NOT NULL,
  unit        VARCHAR NOT NULL,
  polarity    VARCHAR NOT NULL, -- higher_is_better, lower_is_better or neutral
  denominator VARCHAR,          -- what a share is a share of
  definition  VARCHAR NOT NULL,
  place       INTEGER NOT NULL  -- order in the catalogue, from 1
);

CREATE TABLE metric_segment (
  metric  VARCHAR NOT NULL,
  segment VARCHAR NOT NULL,
  place   INTEGER NOT NULL
);

CREATE TABLE source (
  source_id INTEGER NOT NULL,
  sha256    VARCHAR NOT NULL,   -- of the original that is kept
  file      VARCHAR NOT NULL,   -- its name when it was loaded
  kind      VARCHAR NOT NULL,   -- csv, xlsx, txt, html or pdf
  title     VARCHAR NOT NULL,
  publisher VARCHAR,
  url       VARCHAR,            -- where the fact was read
  class     VARCHAR NOT NULL,   -- inspectorate, press or other
  loaded    TIMESTAMP NOT NULL,
  place     INTEGER NOT NULL    -- order of loading; a later one revises an earlier one
);

CREATE TABLE inspection (
  inspection_id   VARCHAR NOT NULL,
  pdu_code        VARCHAR NOT NULL,
  programme       INTEGER NOT NULL,
  fieldwork_start VARCHAR,      -- ISO 8601 at the precision known: 2024, 2024-07, 2024-07-29
  published       VARCHAR,
  published_basis VARCHAR,      -- stated, url, press or inferred
  published_from  DATE,         -- first and last day that `published` can mean
  published_to    DATE,
  overall_rating  VARCHAR,
  score           INTEGER,
  max_score       INTEGER,
  cases_inspected INTEGER,
  source_id       INTEGER NOT NULL
);

CREATE TABLE result (
  result_id     VARCHAR NOT NULL, -- wakefield-2024.vacancy_rate.po: an address that lasts
  inspection_id VARCHAR NOT NULL,
  metric        VARCHAR NOT NULL,
  segment       VARCHAR NOT NULL, -- empty where the metric has none
  qualifier     VARCHAR NOT NULL, -- empty, approximately, over, under, at_least or at_most
  value         DOUBLE,           -- as published; of a rating its points
  rating        VARCHAR,          -- the word, where unit is rating
  unit          VARCHAR NOT NULL,
  numerator     DOUBLE,
  denominator   DOUBLE,
  source_id     INTEGER NOT NULL,
  section       VARCHAR,          -- of the report
  page          INTEGER,
  place         VARCHAR NOT NULL, -- paragraph of the section, or file and line
  figure_id     INTEGER,          -- the sentence it was read from
  revised_by    VARCHAR           -- result_id of the newer result of the same fact
);

CREATE TABLE figure (
  figure_id   INTEGER NOT NULL,
  source_id   INTEGER NOT NULL,
  inspection_id VARCHAR NOT NULL,
  section     VARCHAR NOT NULL,
  page        INTEGER,
  place       VARCHAR NOT NULL,
  sentence    VARCHAR NOT NULL,
  kind        VARCHAR NOT NULL,
  qualifier   VARCHAR NOT NULL,
  value       DOUBLE NOT NULL,
  unit        VARCHAR NOT NULL,
  numerator   DOUBLE,
  denominator DOUBLE,
  sense       VARCHAR NOT NULL,
  metric      VARCHAR,
  segment     VARCHAR,
  rule        VARCHAR,
  locator     VARCHAR NOT NULL, -- address within its report, for corrections
  status      VARCHAR NOT NULL  -- empty, confirmed, corrected or rejected
);

CREATE TABLE correction (
  figure_id INTEGER NOT NULL,
  field     VARCHAR NOT NULL,     -- status, or the field of the figure that was set
  was       VARCHAR NOT NULL,
  value     VARCHAR NOT NULL,
  reason    VARCHAR NOT NULL,
  who       VARCHAR NOT NULL,
  made      VARCHAR,              -- ISO 8601
  source_id INTEGER NOT NULL      -- the table of corrections
);

CREATE TABLE finding (
  source_id INTEGER,
  inspection_id VARCHAR,          -- NULL where it concerns none
  severity  VARCHAR NOT NULL,     -- error, warning or note
  code      VARCHAR NOT NULL,
  place     VARCHAR NOT NULL,
  message   VARCHAR NOT NULL
);

CREATE TABLE note (
  inspection_id VARCHAR NOT NULL,
  note          VARCHAR NOT NULL,
  source_id     INTEGER NOT NULL
);

CREATE TABLE context (
  scope       VARCHAR NOT NULL,   -- national or region
  region_code VARCHAR,
  period      VARCHAR NOT NULL,
  metric      VARCHAR NOT NULL,
  segment     VARCHAR NOT NULL,
  qualifier   VARCHAR NOT NULL,
  value       DOUBLE,
  rating      VARCHAR,
  unit        VARCHAR NOT NULL,
  numerator   DOUBLE,
  denominator DOUBLE,
  source_id   INTEGER NOT NULL
);

CREATE TABLE snapshot (
  built       TIMESTAMP NOT NULL,
  program     VARCHAR NOT NULL,   -- version of pdubench that built it
  shape       VARCHAR NOT NULL,   -- sqlfiles.Version
  newest_data VARCHAR,            -- latest publication date of an inspection
  inspections INTEGER NOT NULL,
  results     INTEGER NOT NULL,
  sources     INTEGER NOT NULL
);

-- The rating of one standard of one inspection.
CREATE VIEW standard_rating AS
SELECT inspection_id, segment AS standard, rating, CAST(value AS INTEGER) AS points, result_id
FROM result
WHERE metric = 'standard_rating' AND revised_by IS NULL;
