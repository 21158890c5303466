-- Who said what, in which words, through whose hands, the newest report first.
-- who: anybody in the chain behind the outlet, a part of the name; or a country, three letters (ISO 3166-1 alpha-3)
-- since, until: the first and the last day; the statement's own time counts, else the day of publication
-- place: a place of an event in the same report, a part of its name; or a country, three letters
-- actor: whoever takes part in an event that the statement tells, a part of the name; or a country
-- type: the class of what is said: say, claim, confirm, deny, warn, ...
-- status: that of an event which the statement tells
-- outlet: who publishes the report, a part of the name
SELECT coalesce(one.day, report.day) AS day, one.chain, one.act, one.quote, one.cue, one.content, one.channel,
       one.channel_name, one.anonymous, report.outlet, one.judged, one.id, report.id AS report
FROM attributions AS one JOIN reports AS report USING (reading)
WHERE true
  AND (reading, one.number) IN (SELECT (reading, attribution) FROM hops WHERE place > 0 AND named(name, country, $who))  -- with who
  AND coalesce(one.day, report.day) >= $since::DATE  -- with since
  AND coalesce(one.day, report.day) <= $until::DATE  -- with until
  AND reading IN (SELECT reading FROM places WHERE named(name, country, $place))  -- with place
  AND one.id IN (SELECT told.attribution FROM events AS told JOIN event_actors AS party ON party.reading = told.reading AND party.event = told.number WHERE named(party.name, party.country, $actor))  -- with actor
  AND one.act = lower($type)  -- with type
  AND one.id IN (SELECT attribution FROM events WHERE status = lower($status))  -- with status
  AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
ORDER BY coalesce(one.day, report.day) DESC NULLS LAST, reading, one.number
