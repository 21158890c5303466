-- From readings (staged: reading, digest, added, segment, block, and the fields of a Reading) to the rows of a part.
CREATE TEMP TABLE staged_words AS
SELECT reading, unnest(words_of(concat_ws(' ', article.headline, article.text))) AS word FROM staged;

INSERT INTO part.reports
SELECT reading, article.id, digest, page_of(article.url, article.id), article.url, article.outlet, article.section, article.headline, article.standfirst,
       article.byline, article.published.value, article.modified.value, day_from(article.published.value),
       coalesce(instant(article.modified.value), instant(article.published.value)), article.language, article.text,
       coalesce(counted.words, 0), made_by.onrecord, made_by.engine, made_by.tables, added, segment, block
FROM staged LEFT JOIN (SELECT reading, count(*) AS words FROM staged_words GROUP BY reading) AS counted USING (reading)
ORDER BY reading;

INSERT INTO part.attributions
SELECT reading, number, one.id, one.chain[-1].name, one.chain[-1].kind, one.chain[-1].country, one.chain[-1].role,
       one.chain[-1].anonymous, list_aggregate([hop.name FOR hop IN one.chain], 'string_agg', ' <- '), len(one.chain),
       one.cue."text", one.cue."start", one.cue."end",
       list_aggregate([piece."text" FOR piece IN one.content], 'string_agg', ' … '),
       [piece."start" FOR piece IN one.content], [piece."end" FOR piece IN one.content],
       one."quote", one.act, one.channel.kind, one.channel.name,
       nullif(one."when".value, ''), one."when".grain, one."when".basis,
       day_from(one."when".value), day_to(one."when".value), one.inside, one.maker.name, one.maker.version
FROM (SELECT reading, unnest(attributions) AS one, generate_subscripts(attributions, 1) - 1 AS number FROM staged);

INSERT INTO part.hops
SELECT reading, attribution, place, hop.name, hop.kind, hop.anonymous, hop.role, hop.country,
       hop.words."start", hop.words."end", hop.number, hop.reason."text"
FROM (SELECT reading, attribution, unnest(chain) AS hop, generate_subscripts(chain, 1) - 1 AS place
      FROM (SELECT reading, unnest(attributions).chain AS chain, generate_subscripts(attributions, 1) - 1 AS attribution
            FROM staged));

CREATE TEMP TABLE staged_events AS
SELECT reading, day_from(article.published.value) AS reported, unnest(events) AS one,
       generate_subscripts(events, 1) - 1 AS number
FROM staged;

INSERT INTO part.events
SELECT reading, number, one.id, one.type, one.mode, one.cameo, one.status,
       one_cell([who.name FOR who IN one.actor]), first_known([who.country FOR who IN one.actor]),
       one_cell([who.name FOR who IN one.recipient]), first_known([who.country FOR who IN one.recipient]),
       one.trigger."text", one.trigger."start", one.trigger."end",
       one_cell([piece."text" FOR piece IN one.about]),
       [piece."start" FOR piece IN one.about], [piece."end" FOR piece IN one.about],
       one."where"[1].name, one."where"[1].country,
       nullif(one."when".value, ''), one."when".grain, one."when".basis,
       day_from(one."when".value), day_to(one."when".value), one.attribution, one.maker.name, one.maker.version
FROM staged_events;

INSERT INTO part.event_actors
SELECT reading, number, side, place, who.name, who.kind, who.country, who.role, who.code,
       who.words."start", who.words."end", [rival.name FOR rival IN who.rivals]
FROM (SELECT reading, number, 'actor' AS side, unnest(one.actor) AS who, generate_subscripts(one.actor, 1) - 1 AS place
      FROM staged_events
      UNION ALL
      SELECT reading, number, 'recipient', unnest(one.recipient), generate_subscripts(one.recipient, 1) - 1
      FROM staged_events)
ORDER BY reading, number, side, place;

INSERT INTO part.dyads
SELECT reading, number, source, unnest(targets), type, status, day
FROM (SELECT reading, number, one.type AS type, one.status AS status, coalesce(day_from(one."when".value), reported) AS day,
             unnest(list_distinct([who.country FOR who IN one.actor IF who.country IS NOT NULL])) AS source,
             list_distinct([who.country FOR who IN one.recipient IF who.country IS NOT NULL]) AS targets
      FROM staged_events)
ORDER BY ALL;

INSERT INTO part.places
SELECT reading, number, place, spot.name, spot.country, spot.lat, spot.lon, spot.precision, spot.geonames,
       spot.words."start", spot.words."end", [rival.name FOR rival IN spot.rivals]
FROM (SELECT reading, number, unnest(one."where") AS spot, generate_subscripts(one."where", 1) - 1 AS place
      FROM staged_events);

DROP TABLE staged_events;

INSERT INTO part.positions
SELECT reading, number, one.id, one.holder.name, one.holder.kind, one.holder.country, one.holder.role, one.holder.code,
       one.holder.words."start", one.holder.words."end", one.stance,
       one_cell([who.name FOR who IN one.toward]), first_known([who.country FOR who IN one.toward]),
       one.about."text", one.about."start", one.about."end", one_cell([piece."text" FOR piece IN one.limits]),
       one.condition."text", one.condition."start", one.condition."end", one.change,
       nullif(one.since.value, ''), one.since.grain, one.since.basis, day_from(one.since.value), day_to(one.since.value),
       one.attribution, one.maker.name, one.maker.version
FROM (SELECT reading, unnest(positions) AS one, generate_subscripts(positions, 1) - 1 AS number FROM staged);

INSERT INTO part.quantities
SELECT reading, number, one.id, one.kind, one.low, one.high, one.unit, one.of."text", one.words."text",
       one.words."start", one.words."end", one.event, one.attribution, one.maker.name, one.maker.version
FROM (SELECT reading, unnest(quantities) AS one, generate_subscripts(quantities, 1) - 1 AS number FROM staged);

INSERT INTO part.embeds
SELECT reading, number, post.platform, post.id, post.url, instant(post.posted), post.shown
FROM (SELECT reading, unnest(article.embeds) AS post, generate_subscripts(article.embeds, 1) - 1 AS number FROM staged);

INSERT INTO part.problems
SELECT reading, problem."where", problem.what FROM (SELECT reading, unnest(problems) AS problem FROM staged);

-- The order within a list is for room alone (neighbours pack well); both lists have the same one.
INSERT INTO part.postings
SELECT word, list(reading), list(times)
FROM (SELECT word, reading, count(*) AS times FROM staged_words GROUP BY word, reading ORDER BY word, reading)
GROUP BY word
ORDER BY word;

DROP TABLE staged_words;
