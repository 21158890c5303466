-- Events: who did what to whom, the newest first.
-- An event's own time counts; where the report gives none, the day of publication.
-- since, until: the first and the last day
-- place: a place where it happened, a part of its name; or a country, three letters (ISO 3166-1 alpha-3)
-- actor: whoever takes part on either side, a part of the name; or a country, three letters
-- type: PLOVER's type
-- status: actual, planned, possible, conditional, ordered, permitted, denied or failed
-- outlet: who publishes the report, a part of the name
SELECT one.day, one.time, one.type, one.mode, one.status, one.actor, one.recipient, one.trigger, one.about, one.place,
       one.country, report.outlet, report.day AS reported, one.judged, one.id, report.id AS report
FROM events AS one JOIN reports AS report USING (reading)
WHERE true
  AND coalesce(one.day, report.day) >= $since::DATE  -- with since
  AND coalesce(one.day, report.day) <= $until::DATE  -- with until
  AND (reading, one.number) IN (SELECT (reading, event) FROM places WHERE named(name, country, $place))  -- with place
  AND (reading, one.number) IN (SELECT (reading, event) FROM event_actors WHERE named(name, country, $actor))  -- with actor
  AND one.type = upper($type)  -- with type
  AND one.status = lower($status)  -- with status
  AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
ORDER BY coalesce(one.day, report.day) DESC NULLS LAST, reading, one.number
