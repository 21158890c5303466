-- Dyads: how many events a country did to another, by month.
-- quicker: dyads_by_month
-- since, until: the first and the last day; the event's own time counts, else the day of publication
-- place: a place where it happened, a part of its name; or a country, three letters (ISO 3166-1 alpha-3)
-- actor: a country on either side, three letters
-- type: PLOVER's type
-- status: actual, planned, possible, ...; all of them where none is named
-- outlet: who publishes the report, a part of the name
SELECT month_of(one.day) AS month, one.source, one.target, count(*) AS events
FROM dyads AS one
WHERE true
  AND one.day >= $since::DATE  -- with since
  AND one.day <= $until::DATE  -- with until
  AND (reading, event) IN (SELECT (reading, event) FROM places WHERE named(name, country, $place))  -- with place
  AND upper($actor) IN (one.source, one.target)  -- with actor
  AND one.type = upper($type)  -- with type
  AND one.status = lower($status)  -- with status
  AND reading IN (SELECT reading FROM reports WHERE folded(outlet) LIKE part_of($outlet) ESCAPE '\')  -- with outlet
GROUP BY ALL
ORDER BY month DESC NULLS LAST, events DESC, source, target
