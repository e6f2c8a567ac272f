-- What is published about regions and the nation?
-- One row a published regional or national figure; it describes, and is not compared with PDUs.
-- param region region optional only this region
-- param metric metric optional only this metric
-- column scope text - national or region
-- column region text - probation region; empty for the nation
-- column period text - what the figure covers: a date, or two with a slash
-- column metric slug - name of the metric
-- column segment text - part of the metric
-- column qualifier text - empty, approximately, over, under, at_least or at_most
-- column value measure metric's_unit as published
-- column unit text - percent, count, days, ratio or rating
-- column numerator integer - as published
-- column denominator integer - as published
-- column source_url url - where it was published
SELECT c.scope, coalesce(g.region, '') AS region, c.period, c.metric, c.segment, c.qualifier,
  coalesce(c.rating, CAST(c.value AS VARCHAR)) AS value, c.unit,
  CAST(c.numerator AS BIGINT) AS numerator, CAST(c.denominator AS BIGINT) AS denominator, s.url AS source_url
FROM context c
LEFT JOIN region g USING (region_code)
JOIN source s ON s.source_id = c.source_id
WHERE ($region IS NULL OR g.slug = $region)
  AND ($metric IS NULL OR c.metric = $metric)
ORDER BY c.scope, g.region, c.metric, c.segment, c.period
