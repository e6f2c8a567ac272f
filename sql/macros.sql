-- Statistics. Each macro names its source and its units. x and n are counts
-- (x of n cases), p is a share from 0 to 1, z the standard normal quantile.

-- The standard normal quantile of a two-sided 95 % and 99.8 % interval.
CREATE MACRO z95() AS 1.959963985;
CREATE MACRO z998() AS 3.090232306;

-- Wilson score interval of a proportion, from 0 to 1; NULL unless 0 <= x <= n
-- and n > 0. Wilson (1927) J. Am. Stat. Assoc. 22:209; without continuity
-- correction, method 3 of Newcombe (1998) Statist. Med. 17:857.
CREATE MACRO wilson_lower(x, n, z) AS
  CASE WHEN n > 0 AND x BETWEEN 0 AND n THEN
    greatest(0.0, (x + z * z / 2 - z * sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z)) END;
CREATE MACRO wilson_upper(x, n, z) AS
  CASE WHEN n > 0 AND x BETWEEN 0 AND n THEN
    least(1.0, (x + z * z / 2 + z * sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z)) END;
