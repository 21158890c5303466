-- What changed between a reading and the one that took its place: claims that are new, gone or told in another way.
-- report: only this report, by its id
-- since, until: the first and the last day on which the newer reading was added
-- outlet: who publishes the report, a part of the name
WITH pairs AS (
    SELECT gone.reading AS old, gone.by_reading AS new, gone.why FROM every.superseded AS gone
    JOIN every.reports AS report ON report.reading = gone.by_reading
    WHERE true
      AND report.id = $report  -- with report
      AND report.added >= $since::DATE  -- with since
      AND report.added < $until::DATE + 1  -- with until
      AND folded(report.outlet) LIKE part_of($outlet) ESCAPE '\'  -- with outlet
),
claims AS (
    SELECT reading, id, 'attribution' AS kind, maker, maker_version,
           concat(chain, ' | ', act, ' | ', content, coalesce(' | ' || time, '')) AS told FROM every.attributions
    UNION ALL
    SELECT reading, id, 'event', maker, maker_version,
           concat(type, coalesce('/' || mode, ''), ' ', actor, ' -> ', recipient, ' [', status, '] ', trigger,
                  coalesce(' | ' || time, ''), coalesce(' | ' || place, '')) FROM every.events
    UNION ALL
    SELECT reading, id, 'position', maker, maker_version,
           concat(holder, ' ', stance, coalesce(' -> ' || toward, ''), ': ', about, coalesce(' | if ' || condition, ''),
                  ' (', change, ')') FROM every.positions
    UNION ALL
    SELECT reading, id, 'quantity', maker, maker_version,
           concat(kind, ' ', low, '..', high, ': ', words) FROM every.quantities
),
before AS (SELECT pairs.*, claims.* FROM pairs JOIN claims ON claims.reading = pairs.old),
after AS (SELECT pairs.*, claims.* FROM pairs JOIN claims ON claims.reading = pairs.new)
SELECT coalesce(before.why, after.why) AS why,
       CASE WHEN after.id IS NULL THEN 'gone' WHEN before.id IS NULL THEN 'new' ELSE 'changed' END AS change,
       coalesce(after.kind, before.kind) AS kind, before.told AS before, after.told AS after,
       before.maker || ' ' || before.maker_version AS maker_before, after.maker || ' ' || after.maker_version AS maker_after,
       earlier.onrecord || ', ' || earlier.engine AS read_before, later.onrecord || ', ' || later.engine AS read_after,
       later.headline, coalesce(after.id, before.id) AS id, later.id AS report
FROM before FULL JOIN after ON before.old = after.old AND before.new = after.new AND before.id = after.id
JOIN every.reports AS earlier ON earlier.reading = coalesce(before.old, after.old)
JOIN every.reports AS later ON later.reading = coalesce(before.new, after.new)
WHERE before.id IS NULL OR after.id IS NULL OR before.told IS DISTINCT FROM after.told
ORDER BY later.reading, change, kind, id
