-- Positions by holder, for telling since when each is held: every telling, the earliest first, with its words' places.
-- of: whose position it is, a part of the name; or a country, three letters (ISO 3166-1 alpha-3)
-- about: words that all stand in what it is about, its limits or its condition
-- on: only what a report had said by that day
-- since, until: the first and the last day; since when it is held where the report says so, else the day of publication
-- place: a place of an event in the same report, a part of its name; or a country, three letters
-- actor: the holder or whom it addresses, a part of the name; or a country, three letters
-- type: the stance: permit, forbid, promise, offer, demand, refuse, threaten, warn, ...
-- status: what the report says of change: new, restated, changed, reversed or unknown
-- outlet: who publishes the report, a part of the name
SELECT coalesce(one.day, report.day) AS day, report.published, one.stance, one.holder, one.holder_kind,
       one.holder_country, one.holder_role, one.holder_code, one.toward, one.toward_country, one.about, one.about_start,
       one.about_end, one.limits, one.condition, said.speaker, one.change, report.outlet, one.id, report.id AS report
FROM positions AS one JOIN reports AS report USING (reading)
     LEFT JOIN attributions AS said ON said.reading = one.reading AND said.id = one.attribution
WHERE true
  AND named(one.holder, one.holder_country, $of)  -- with of
  AND all_words_in(concat_ws(' ', one.about, one.limits, one.condition), $about)  -- with about
  AND coalesce(report.day, one.day) <= $on::DATE AND coalesce(one.day, report.day) <= $on::DATE  -- with on
  AND coalesce(one.day, report.day) >= $since::DATE  -- with since
  AND coalesce(one.day, report.day) <= $until::DATE  -- with until
  AND one.reading IN (SELECT reading FROM places WHERE named(name, country, $place))  -- with place
  AND (named(one.holder, one.holder_country, $actor) OR named(one.toward, one.toward_country, $actor))  -- with actor
  AND one.stance = lower($type)  -- with type
  AND one.change = lower($status)  -- with status
  AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
ORDER BY coalesce(one.day, report.day) NULLS LAST, report.stamp NULLS LAST, one.reading, one.number
