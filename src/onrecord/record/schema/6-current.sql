-- What holds now: readings that no other has taken the place of, without the claims that a person has rejected.
CREATE TEMP TABLE gone AS SELECT DISTINCT reading FROM every.superseded;

CREATE TEMP VIEW reports AS FROM every.reports ANTI JOIN gone USING (reading);
CREATE TEMP VIEW embeds AS FROM every.embeds ANTI JOIN gone USING (reading);
CREATE TEMP VIEW problems AS FROM every.problems ANTI JOIN gone USING (reading);
CREATE TEMP VIEW hops AS FROM every.hops ANTI JOIN gone USING (reading);
CREATE TEMP VIEW event_actors AS FROM every.event_actors ANTI JOIN gone USING (reading);
CREATE TEMP VIEW places AS FROM every.places ANTI JOIN gone USING (reading);
CREATE TEMP VIEW dyads AS FROM every.dyads ANTI JOIN gone USING (reading);
CREATE TEMP VIEW dyad_months AS FROM every.dyad_months;
CREATE TEMP VIEW attributions AS SELECT *, NULL::VARCHAR AS judged FROM every.attributions ANTI JOIN gone USING (reading);
CREATE TEMP VIEW events AS SELECT *, NULL::VARCHAR AS judged FROM every.events ANTI JOIN gone USING (reading);
CREATE TEMP VIEW positions AS SELECT *, NULL::VARCHAR AS judged FROM every.positions ANTI JOIN gone USING (reading);
CREATE TEMP VIEW quantities AS SELECT *, NULL::VARCHAR AS judged FROM every.quantities ANTI JOIN gone USING (reading);

-- The words behind every value, in one table.
CREATE TEMP VIEW spans AS
SELECT reading, id, 'cue' AS part, cue_start AS first, cue_end AS last FROM attributions WHERE cue_start IS NOT NULL
UNION ALL SELECT reading, id, 'content', unnest(content_start), unnest(content_end) FROM attributions
UNION ALL SELECT reading, id, 'trigger', trigger_start, trigger_end FROM events
UNION ALL SELECT reading, id, 'about', unnest(about_start), unnest(about_end) FROM events
UNION ALL SELECT reading, id, 'holder', holder_start, holder_end FROM positions
UNION ALL SELECT reading, id, 'about', about_start, about_end FROM positions
UNION ALL SELECT reading, id, 'condition', condition_start, condition_end FROM positions WHERE condition_start IS NOT NULL
UNION ALL SELECT reading, id, 'words', words_start, words_end FROM quantities;
