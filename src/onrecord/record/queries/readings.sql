-- Readings that hold now, in the order they came in: what `export` takes from a record.
-- since, until: the first and the last day of publication
-- place: a place of an event in the report, a part of its name; or a country, three letters (ISO 3166-1 alpha-3)
-- actor: whoever takes part in an event of the report, a part of the name; or a country, three letters
-- type: PLOVER's type of an event in the report
-- status: that of an event in the report
-- outlet: who publishes the report, a part of the name
SELECT segment, reading
FROM reports AS report
WHERE true
  AND report.day >= $since::DATE  -- with since
  AND report.day <= $until::DATE  -- with until
  AND reading IN (SELECT reading FROM places WHERE named(name, country, $place))  -- with place
  AND reading IN (SELECT reading FROM event_actors WHERE named(name, country, $actor))  -- with actor
  AND reading IN (SELECT reading FROM events WHERE type = upper($type))  -- with type
  AND reading IN (SELECT reading FROM events WHERE status = lower($status))  -- with status
  AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
ORDER BY reading
