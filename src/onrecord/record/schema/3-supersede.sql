-- Which readings, here (part) or in earlier parts (every), one of the new readings has taken the place of, or which of the
-- new ones come too late. Of the texts of one page the newest counts: by its own date where it has one, else by when it
-- was first seen. Of the readings of one text that of the newest version counts, then the latest.
INSERT INTO part.superseded
WITH touched AS (SELECT DISTINCT page FROM part.reports),
rivals AS (
    SELECT reading, id, page, stamp, onrecord FROM part.reports
    UNION ALL
    SELECT reading, id, page, stamp, onrecord FROM every.reports WHERE page IN (SELECT page FROM touched)
),
seen AS (SELECT *, min(reading) OVER (PARTITION BY id) AS first_seen FROM rivals),
ranked AS (
    SELECT reading, id, row_number() OVER newest AS rank, first_value(reading) OVER newest AS best,
           first_value(id) OVER newest AS best_id
    FROM seen
    WINDOW newest AS (
        PARTITION BY page ORDER BY stamp DESC NULLS LAST, first_seen DESC, version_of(onrecord) DESC, reading DESC
    )
)
SELECT reading, best, CASE WHEN id = best_id THEN 'reread' ELSE 'corrected' END
FROM ranked
WHERE rank > 1 AND reading NOT IN (SELECT reading FROM every.superseded)
ORDER BY reading;

-- The new readings' dyads by month, less those of the readings that have just given way.
INSERT INTO part.dyad_months
SELECT month_of(day) AS month, source, target, sum(events)::BIGINT AS events
FROM (SELECT day, source, target, 1 AS events FROM part.dyads
      UNION ALL
      SELECT day, source, target, -1 FROM (FROM part.dyads UNION ALL FROM every.dyads) SEMI JOIN part.superseded USING (reading))
GROUP BY ALL
HAVING events <> 0
ORDER BY ALL;
