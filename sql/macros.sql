-- Statistics. Each macro names its source and its units. x and n are counts
-- (x of n cases), p a share from 0 to 1, z a standard normal quantile.
-- Everything is NULL where it is not defined; nothing returns NaN or infinity.

-- The standard normal quantile of a two-sided 95 % and 99.8 % interval.
CREATE MACRO z95() AS 1.959963985;
CREATE MACRO z998() AS 3.090232306;

-- Standard normal quantile of a probability p between 0 and 1, to within
-- 0.00045. Abramowitz and Stegun (1964), Handbook, 26.2.23. For plotting
-- positions, not for limits: those use the quantiles above.
CREATE MACRO normal_tail(t) AS
  t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
CREATE MACRO normal_quantile(p) AS
  CASE WHEN p > 0 AND p < 1 THEN sign(p - 0.5) * greatest(0.0, normal_tail(sqrt(-2 * ln(least(p, 1 - p))))) END;

-- Wilson score interval of a proportion, from 0 to 1; NULL unless 0 <= x <= n
-- and n > 0. Wilson (1927) J. Am. Stat. Assoc. 22:209; without continuity
-- correction, method 3 of Newcombe (1998) Statist. Med. 17:857.
CREATE MACRO wilson_lower(x, n, z) AS
  CASE WHEN n > 0 AND x BETWEEN 0 AND n THEN
    greatest(0.0, (x + z * z / 2 - z * sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z)) END;
CREATE MACRO wilson_upper(x, n, z) AS
  CASE WHEN n > 0 AND x BETWEEN 0 AND n THEN
    least(1.0, (x + z * z / 2 + z * sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z)) END;

-- Newcombe's hybrid score interval of x1/n1 - x2/n2, from -1 to 1, for two
-- independent samples. Newcombe (1998) Statist. Med. 17:873, method 10.
CREATE MACRO newcombe_lower(x1, n1, x2, n2, z) AS
  CASE WHEN n1 > 0 AND n2 > 0 THEN greatest(-1.0, x1 / n1 - x2 / n2
    - sqrt(pow(x1 / n1 - wilson_lower(x1, n1, z), 2) + pow(wilson_upper(x2, n2, z) - x2 / n2, 2))) END;
CREATE MACRO newcombe_upper(x1, n1, x2, n2, z) AS
  CASE WHEN n1 > 0 AND n2 > 0 THEN least(1.0, x1 / n1 - x2 / n2
    + sqrt(pow(wilson_upper(x1, n1, z) - x1 / n1, 2) + pow(x2 / n2 - wilson_lower(x2, n2, z), 2))) END;

-- Interval of the change (b - c)/n of one sample asked twice, from -1 to 1:
-- b of n changed to yes and c to no. Half an observation is added to each
-- cell of the 2 x 2 table. Agresti and Min (2005) Statist. Med. 24:729.
CREATE MACRO paired_lower(b, c, n, z) AS
  CASE WHEN n > 0 THEN greatest(-1.0, (b - c - z * sqrt(b + c + 1 - pow(b - c, 2) / (n + 2))) / (n + 2)) END;
CREATE MACRO paired_upper(b, c, n, z) AS
  CASE WHEN n > 0 THEN least(1.0, (b - c + z * sqrt(b + c + 1 - pow(b - c, 2) / (n + 2))) / (n + 2)) END;

-- Funnel limits around a pooled share p for a sample of n, from 0 to 1:
-- p -/+ z * sqrt(p(1-p)/n). Spiegelhalter (2005) Statist. Med. 24:1185; the
-- PHE technical guide draws the same curve. This form is used, not exact
-- binomial limits, because a point is outside it exactly when its own Wilson
-- interval leaves p out: chart and verdict cannot contradict each other.
-- For wider limits under over-dispersion pass z * sqrt(dispersion).
CREATE MACRO funnel_lower(p, n, z) AS
  CASE WHEN n > 0 AND p BETWEEN 0 AND 1 THEN greatest(0.0, p - z * sqrt(p * (1 - p) / n)) END;
CREATE MACRO funnel_upper(p, n, z) AS
  CASE WHEN n > 0 AND p BETWEEN 0 AND 1 THEN least(1.0, p + z * sqrt(p * (1 - p) / n)) END;

-- Standardised distance of x of n from a share p, in standard errors under p
-- (the score z). Spiegelhalter (2005). NULL where p is 0 or 1.
CREATE MACRO score_z(x, n, p) AS
  CASE WHEN n > 0 AND p > 0 AND p < 1 THEN (x / n - p) / sqrt(p * (1 - p) / n) END;

-- A number turned round for lower_is_better, without making 0 a -0.
CREATE MACRO oriented(v, polarity) AS CASE WHEN polarity = 'lower_is_better' THEN 0.0 - v ELSE v END;

-- Standardised distance from rank alone, in standard normal units: the normal
-- score of the rank r (1 is lowest, ties averaged) among n. Blom (1958),
-- Statistical Estimates and Transformed Beta-Variables.
CREATE MACRO rank_share(r, n) AS CASE WHEN n > 1 THEN (r - 0.375) / (n + 0.25) END;
CREATE MACRO rank_z(r, n) AS normal_quantile(rank_share(r, n));

-- Over-dispersion ratio of a list of standardised distances: the mean of
-- their squares after the lowest and highest tenth were drawn in to the 10th
-- and 90th percentile; 1 where chance alone is at work. Spiegelhalter (2005)
-- Qual. Saf. Health Care 14:347. NULL under five distances.
CREATE MACRO winsorised_dispersion(zs) AS
  CASE WHEN len(zs) >= 5 THEN list_avg(list_transform(zs, lambda v:
    pow(least(greatest(v, list_aggregate(zs, 'quantile_cont', 0.1)), list_aggregate(zs, 'quantile_cont', 0.9)), 2))) END;

-- A list without its i-th element, counted from 1; whole for i 0.
CREATE MACRO left_out(list, i) AS CASE WHEN i > 0 THEN list_concat(list[1:i - 1], list[i + 1:len(list)]) ELSE list END;

-- The k-th element of a sorted list, passing over the one at place skip, and
-- the median of the n that remain. skip 0 passes over none; NULL where none
-- remains, for there is no element 0.
CREATE MACRO other_at(sorted, skip, k) AS sorted[k + CASE WHEN skip > 0 AND k >= skip THEN 1 ELSE 0 END];
CREATE MACRO other_median(sorted, skip, n) AS (other_at(sorted, skip, (n + 1) // 2) + other_at(sorted, skip, n // 2 + 1)) / 2;

-- Quantile q of a list, interpolated between its elements: type 7 of Hyndman
-- and Fan (1996) Am. Stat. 50:361. NULL where the list is empty.
CREATE MACRO quantile_of(list, q) AS list_aggregate(list, 'quantile_cont', q);

-- Linear trend of shares xs[i]/ns[i] over times ts[i], weighted by the
-- samples: slope in shares a unit of time, and its chi-square on one degree
-- of freedom. Cochran (1954) Biometrics 10:417; Armitage (1955) Biometrics
-- 11:375; the form OHID uses for proportions. All three are DOUBLE[].
CREATE MACRO trend_spread(ts, ns) AS
  list_sum(ns) * list_sum(list_transform(ts, lambda t, i: ns[i] * t * t)) - pow(list_dot_product(ns, ts), 2);
CREATE MACRO trend_covariance(ts, xs, ns) AS
  list_sum(ns) * list_dot_product(xs, ts) - list_sum(xs) * list_dot_product(ns, ts);
CREATE MACRO trend_slope(ts, xs, ns) AS
  CASE WHEN len(ts) > 1 AND trend_spread(ts, ns) > 0 THEN trend_covariance(ts, xs, ns) / trend_spread(ts, ns) END;
CREATE MACRO trend_chi_square(ts, xs, ns) AS
  CASE WHEN len(ts) > 1 AND trend_spread(ts, ns) > 0 AND list_sum(xs) > 0 AND list_sum(xs) < list_sum(ns)
    THEN list_sum(ns) * pow(trend_covariance(ts, xs, ns), 2)
      / (list_sum(xs) * (list_sum(ns) - list_sum(xs)) * trend_spread(ts, ns)) END;

-- OHID's word for a recent trend over exactly five equally spaced points:
-- the chi-square is above 9.5495 (p = 0.002) and the slope keeps its sign
-- when each point is left out in turn.
CREATE MACRO trend_word(ts, xs, ns) AS
  CASE
    WHEN len(ts) IS DISTINCT FROM 5 OR trend_spread(ts, ns) <= 0 THEN 'cannot be calculated'
    WHEN coalesce(trend_chi_square(ts, xs, ns), 0) <= 9.5495 THEN 'no significant change'
    WHEN len(list_filter([1, 2, 3, 4, 5], lambda i:
      sign(trend_slope(left_out(ts, i), left_out(xs, i), left_out(ns, i))) = sign(trend_slope(ts, xs, ns)))) < 5 THEN 'no significant change'
    WHEN trend_slope(ts, xs, ns) > 0 THEN 'increasing'
    ELSE 'decreasing'
  END;

-- Spearman's rank correlation, -1 to 1, from sums over n pairs of ranks a and
-- b with ties averaged. Spearman (1904) Am. J. Psychol. 15:72. NULL where one
-- side has no spread.
CREATE MACRO spearman(n, sum_a, sum_b, sum_aa, sum_bb, sum_ab) AS
  CASE WHEN n * sum_aa > sum_a * sum_a AND n * sum_bb > sum_b * sum_b
    THEN greatest(-1.0, least(1.0, (n * sum_ab - sum_a * sum_b) / sqrt((n * sum_aa - sum_a * sum_a) * (n * sum_bb - sum_b * sum_b)))) END;

-- Its interval by Fisher's transformation with the variance of Bonett and
-- Wright (2000) Psychometrika 65:23. NULL under four pairs and at -1 and 1,
-- where the transformation is infinite.
CREATE MACRO spearman_lower(rho, n, z) AS
  CASE WHEN n > 3 AND abs(rho) < 1 THEN tanh(atanh(rho) - z * sqrt((1 + rho * rho / 2) / (n - 3))) END;
CREATE MACRO spearman_upper(rho, n, z) AS
  CASE WHEN n > 3 AND abs(rho) < 1 THEN tanh(atanh(rho) + z * sqrt((1 + rho * rho / 2) / (n - 3))) END;
