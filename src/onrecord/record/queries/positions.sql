-- Positions: who permits, refuses, demands, threatens what, the newest first.
-- of: whose position it is, a part of the name; or a country, three letters (ISO 3166-1 alpha-3)
-- about: words that all stand in what it is about, its limits or its condition
-- on: what was on record on that day: of each holder, stance and matter the last that a report had said by then
-- since, until: the first and the last day; since when it is held where the report says so, else the day of publication
-- place: a place of an event in the same report, a part of its name; or a country, three letters
-- actor: the holder or whom it addresses, a part of the name; or a country, three letters
-- type: the stance: permit, forbid, promise, offer, demand, refuse, threaten, warn, ...
-- status: what the report says of change: new, restated, changed, reversed or unknown
-- outlet: who publishes the report, a part of the name
SELECT coalesce(one.day, report.day) AS day, one.holder, one.stance, one.toward, one.about, one.limits, one.condition,
       one.change, one.since, report.outlet, report.day AS reported, one.judged, one.id, report.id AS report
FROM positions AS one JOIN reports AS report USING (reading)
WHERE true
  AND named(one.holder, one.holder_country, $of)  -- with of
  AND all_words_in(concat_ws(' ', one.about, one.limits, one.condition), $about)  -- with about
  AND coalesce(report.day, one.day) <= $on::DATE AND coalesce(one.day, report.day) <= $on::DATE  -- with on
  AND coalesce(one.day, report.day) >= $since::DATE  -- with since
  AND coalesce(one.day, report.day) <= $until::DATE  -- with until
  AND reading IN (SELECT reading FROM places WHERE named(name, country, $place))  -- with place
  AND (named(one.holder, one.holder_country, $actor) OR named(one.toward, one.toward_country, $actor))  -- with actor
  AND one.stance = lower($type)  -- with type
  AND one.change = lower($status)  -- with status
  AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
QUALIFY row_number() OVER (PARTITION BY folded(one.holder), one.stance, folded(one.about) ORDER BY report.day DESC NULLS LAST, reading DESC) = 1  -- with on
ORDER BY coalesce(one.day, report.day) DESC NULLS LAST, reading, one.number
