-- The same views where people have decided: rejected claims left out, fixed ones with what a person put in.
-- patched_TABLE holds the claims that were fixed; it is filled before this runs.
CREATE TEMP TABLE rejected AS SELECT id FROM verdicts WHERE verdict = 'reject';
CREATE TEMP TABLE accepted AS SELECT id FROM verdicts WHERE verdict = 'accept';

CREATE OR REPLACE TEMP VIEW attributions AS
SELECT one.*, CASE WHEN accepted.id IS NOT NULL THEN 'accepted' END AS judged
FROM (FROM every.attributions ANTI JOIN gone USING (reading) ANTI JOIN rejected USING (id)
      ANTI JOIN patched_attributions USING (id)) AS one LEFT JOIN accepted USING (id)
UNION ALL FROM patched_attributions ANTI JOIN rejected USING (id);

CREATE OR REPLACE TEMP VIEW events AS
SELECT one.*, CASE WHEN accepted.id IS NOT NULL THEN 'accepted' END AS judged
FROM (FROM every.events ANTI JOIN gone USING (reading) ANTI JOIN rejected USING (id)
      ANTI JOIN patched_events USING (id)) AS one LEFT JOIN accepted USING (id)
UNION ALL FROM patched_events ANTI JOIN rejected USING (id);

CREATE OR REPLACE TEMP VIEW positions AS
SELECT one.*, CASE WHEN accepted.id IS NOT NULL THEN 'accepted' END AS judged
FROM (FROM every.positions ANTI JOIN gone USING (reading) ANTI JOIN rejected USING (id)
      ANTI JOIN patched_positions USING (id)) AS one LEFT JOIN accepted USING (id)
UNION ALL FROM patched_positions ANTI JOIN rejected USING (id);

CREATE OR REPLACE TEMP VIEW quantities AS
SELECT one.*, CASE WHEN accepted.id IS NOT NULL THEN 'accepted' END AS judged
FROM (FROM every.quantities ANTI JOIN gone USING (reading) ANTI JOIN rejected USING (id)
      ANTI JOIN patched_quantities USING (id)) AS one LEFT JOIN accepted USING (id)
UNION ALL FROM patched_quantities ANTI JOIN rejected USING (id);

CREATE TEMP TABLE touched_events AS
SELECT reading, number AS event FROM every.events SEMI JOIN rejected USING (id)
UNION SELECT reading, number FROM patched_events;
CREATE TEMP TABLE patched_dyads AS
SELECT reading, number AS event, actor_country AS source, recipient_country AS target, type, status,
       coalesce(one.day, (SELECT reports.day FROM every.reports WHERE reports.reading = one.reading)) AS day
FROM patched_events AS one ANTI JOIN rejected USING (id)
WHERE actor_country IS NOT NULL AND recipient_country IS NOT NULL;

CREATE OR REPLACE TEMP VIEW dyads AS
FROM every.dyads ANTI JOIN gone USING (reading) ANTI JOIN touched_events USING (reading, event)
UNION ALL FROM patched_dyads;

CREATE OR REPLACE TEMP VIEW dyad_months AS
FROM every.dyad_months
UNION ALL
SELECT month_of(day), source, target, -1
FROM every.dyads ANTI JOIN gone USING (reading) SEMI JOIN touched_events USING (reading, event)
UNION ALL
SELECT month_of(day), source, target, 1 FROM patched_dyads;
