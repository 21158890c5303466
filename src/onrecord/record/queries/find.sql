-- Reports in which all the words stand, the best first (BM25 over headline and text).
-- forms, places: the words' forms that are looked up, and which of the words each belongs to
-- asked: how many words
-- phrase: words that must stand together
-- best: how many of the best are wanted, so that no more are looked at than these
-- since, until: the first and the last day of publication
-- place: a place of an event in the report, a part of its name; or a country, three letters (ISO 3166-1 alpha-3)
-- actor: whoever takes part in an event of the report, a part of the name; or a country, three letters
-- type: PLOVER's type of an event in the report
-- status: that of an event in the report
-- outlet: who publishes the report, a part of the name
WITH wanted AS (SELECT unnest($forms::VARCHAR[]) AS word, unnest($places::BIGINT[]) AS place),
hits AS (
    SELECT reading, place, sum(times) AS times
    FROM (SELECT unnest(readings) AS reading, unnest(posting.times) AS times, place
          FROM every.postings AS posting JOIN wanted USING (word))
    GROUP BY reading, place
),
known AS (SELECT place, count(*) AS reports FROM hits GROUP BY place),
size AS (SELECT count(*) AS reports, avg(words) AS words FROM every.reports),
worth AS (
    SELECT place, ln(1 + (size.reports - known.reports + 0.5) / (known.reports + 0.5)) AS rarity, size.words AS usual
    FROM known CROSS JOIN size
),
ranked AS (
    SELECT reading, sum(rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * report.words / usual))) AS score
    FROM hits JOIN worth USING (place) JOIN reports AS report USING (reading)
    WHERE true
      AND report.day >= $since::DATE  -- with since
      AND report.day <= $until::DATE  -- with until
      AND reading IN (SELECT reading FROM places WHERE named(name, country, $place))  -- with place
      AND reading IN (SELECT reading FROM event_actors WHERE named(name, country, $actor))  -- with actor
      AND reading IN (SELECT reading FROM events WHERE type = upper($type))  -- with type
      AND reading IN (SELECT reading FROM events WHERE status = lower($status))  -- with status
      AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
    GROUP BY reading
    HAVING count(*) = $asked
    ORDER BY score DESC, reading
    LIMIT $best  -- with best
)
SELECT round(ranked.score, 3) AS score, report.day, report.outlet, report.headline, report.url, report.id AS report, reading
FROM ranked JOIN every.reports AS report USING (reading)
WHERE true
  AND contains(folded(concat_ws(' ', report.headline, report.text)), folded($phrase))  -- with phrase
ORDER BY ranked.score DESC, reading
