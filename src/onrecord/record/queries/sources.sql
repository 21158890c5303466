-- Sources: whose words the record holds, and through whose hands they came, the most heard first.
-- The outlet that prints a report is no source of it here; a source whose name is kept back counts under what it is called.
-- since, until: the first and the last day of publication
-- place: a place of an event in the same report, a part of its name; or a country, three letters (ISO 3166-1 alpha-3)
-- actor: the source, a part of its name; or a country, three letters
-- type: what sort of source: person, organisation, outlet, agency, country, group, document or unknown
-- status: named, or anonymous
-- outlet: who publishes the report, a part of the name
SELECT hop.name AS source, first(hop.kind ORDER BY hop.reading) AS kind,
       first(hop.country ORDER BY hop.reading) FILTER (WHERE hop.country IS NOT NULL) AS country,
       bool_or(hop.anonymous) AS anonymous, count(*) AS statements,
       count(*) FILTER (WHERE hop.place = said.hops - 1) AS as_speaker, count(DISTINCT hop.reading) AS reports,
       count(DISTINCT report.outlet) AS outlets, min(report.day) AS first, max(report.day) AS last
FROM hops AS hop JOIN attributions AS said ON said.reading = hop.reading AND said.number = hop.attribution
     JOIN reports AS report ON report.reading = hop.reading
WHERE hop.place > 0
  AND report.day >= $since::DATE  -- with since
  AND report.day <= $until::DATE  -- with until
  AND hop.reading IN (SELECT reading FROM places WHERE named(name, country, $place))  -- with place
  AND named(hop.name, hop.country, $actor)  -- with actor
  AND hop.kind = lower($type)  -- with type
  AND hop.anonymous = (lower($status) = 'anonymous')  -- with status
  AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
GROUP BY hop.name
ORDER BY statements DESC, source
