-- Numbers in words. rounded: thousands apart, at most one decimal; tenth: always
-- one decimal; stated: a published number with all its digits.
CREATE MACRO rounded(v) AS regexp_replace(format('{:,.1f}', CAST(v AS DOUBLE)), '\.0$', '');
CREATE MACRO tenth(v) AS format('{:,.1f}', CAST(v AS DOUBLE));
CREATE MACRO stated(v) AS
  CASE WHEN abs(v) >= 1000 THEN rounded(v) ELSE regexp_replace(CAST(CAST(v AS DOUBLE) AS VARCHAR), '\.0$', '') END;
CREATE MACRO ordinal(n) AS
  CAST(n AS VARCHAR) || CASE
    WHEN n % 100 BETWEEN 11 AND 13 THEN 'th'
    WHEN n % 10 = 1 THEN 'st' WHEN n % 10 = 2 THEN 'nd' WHEN n % 10 = 3 THEN 'rd' ELSE 'th' END;
CREATE MACRO possessive(name) AS name || CASE WHEN name LIKE '%s' THEN '''' ELSE '''s' END;
CREATE MACRO with_article(noun) AS CASE WHEN noun[1] IN ('a', 'e', 'i', 'o', 'u') THEN 'an ' ELSE 'a ' END || noun;
CREATE MACRO none_or(n) AS CASE WHEN n = 0 THEN 'none' ELSE CAST(n AS VARCHAR) END;
CREATE MACRO counted_noun(n, one, many) AS CAST(CAST(n AS BIGINT) AS VARCHAR) || ' ' || CASE WHEN n = 1 THEN one ELSE many END;
CREATE MACRO hedge(qualifier) AS
  CASE qualifier WHEN '' THEN '' WHEN 'approximately' THEN 'about ' ELSE replace(qualifier, '_', ' ') || ' ' END;

-- A value with its unit, as a sentence says it. n and counted: out of how
-- many of what, where that is known; most: the highest score there can be.
CREATE MACRO said(unit, value, rating, x, n, counted, metric) AS
  CASE unit
    WHEN 'rating' THEN rating
    WHEN 'percent' THEN stated(value) || ' per cent' || CASE WHEN metric = 'wmt_capacity' THEN ' of capacity' WHEN n IS NOT NULL AND counted IS NOT NULL THEN ' of ' || rounded(n) || ' ' || counted ELSE '' END
    WHEN 'count' THEN stated(value) || CASE WHEN n IS NOT NULL AND counted IS NOT NULL THEN ' of ' || rounded(n) || ' ' || counted || ' (' || rounded(100 * x / n) || ' per cent)' ELSE '' END
    WHEN 'days' THEN stated(value) || CASE WHEN value = 1 THEN ' day' ELSE ' days' END
    WHEN 'score' THEN stated(value) || CASE WHEN n IS NOT NULL THEN ' of ' || rounded(n) || ' points' WHEN value = 1 THEN ' point' ELSE ' points' END
    ELSE stated(value)
  END;

-- Why a value has no interval.
CREATE MACRO no_interval(unit, qualifier, n, counted) AS
  CASE
    WHEN unit = 'rating' THEN 'a rating is a judgement, not a share.'
    WHEN unit = 'score' THEN 'a score is a sum of judgements, not a share.'
    WHEN qualifier NOT IN ('', 'approximately') THEN 'only a bound was published.'
    WHEN counted IS NOT NULL AND n IS NULL THEN 'the number of ' || counted || ' was not published.'
    WHEN counted IS NOT NULL THEN 'the figure is only approximate.'
    WHEN unit = 'count' THEN 'it is a full count, not a sample.'
    ELSE 'an average was published without its spread.'
  END;

-- The year or half-year of a publication date at the precision known; NULL
-- where none is.
CREATE MACRO period_of(published, published_from, period_by) AS
  CASE
    WHEN period_by = 'year' OR published_from IS NULL THEN CAST(year(published_from) AS VARCHAR)
    WHEN length(published) = 4 THEN published || ', half not published'
    ELSE year(published_from) || CASE WHEN month(published_from) <= 6 THEN ' H1' ELSE ' H2' END
  END;

-- The place of a PDU among all with a value, 1 the best quarter: NULL under
-- four PDUs, where neither end is better, for ratings, and where more than a
-- quarter of the PDUs share the figure.
CREATE MACRO quarter_of(percentile, of_all, ties, polarity, unit) AS
  CASE WHEN of_all >= 4 AND polarity <> 'neutral' AND unit <> 'rating' AND 4 * ties <= of_all
    THEN CASE WHEN percentile >= 75 THEN 1 WHEN percentile >= 50 THEN 2 WHEN percentile >= 25 THEN 3 ELSE 4 END END;
