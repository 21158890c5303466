-- Dyads from the sums by month that the index keeps: what `dyads` answers, where only days and countries narrow it.
-- since, until: the first and the last day; the event's own time counts, else the day of publication
-- actor: a country on either side, three letters
SELECT month, source, target, sum(events)::BIGINT AS events
FROM (
    SELECT month, source, target, events FROM dyad_months
    WHERE true
      AND month >= month_from($since::DATE)  -- with since
      AND month < month_of($until::DATE + 1)  -- with until
    UNION ALL
    SELECT month_of(day), source, target, 1 FROM dyads  -- the days of a month that is asked for in part
    WHERE (false
      OR day < month_from($since::DATE)  -- with since
      OR day >= month_of($until::DATE + 1)  -- with until
    )
      AND day >= $since::DATE  -- with since
      AND day <= $until::DATE  -- with until
) AS one
WHERE true
  AND upper($actor) IN (one.source, one.target)  -- with actor
GROUP BY ALL
HAVING events > 0
ORDER BY month DESC NULLS LAST, events DESC, source, target
