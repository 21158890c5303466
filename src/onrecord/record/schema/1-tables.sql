-- The tables of one part of the index. The words behind each name are the data dictionary (docs/dictionary.md is made
-- from them): a comment over a table says what a row is, a comment behind a column what stands in it.
-- Offsets count code points of reports.text. Times are kept as written (ISO 8601 cut at the grain that the words speak
-- in); beside them stand the first and the last day that they can mean, UTC.

-- A reading of a report: the article and what was made of it, by which version. A report that was read twice stands twice.
CREATE TABLE reports (
    reading BIGINT,          -- number of the reading in this record: in which order it came in, from 0
    id VARCHAR,              -- the report: hash of its address, outlet, headline, date and words
    digest UUID,             -- hash of the whole reading
    page UBIGINT,            -- hash of the address; of the report where it has none: texts of one page share it
    url VARCHAR,             -- its address, where known
    outlet VARCHAR,          -- who publishes it, where known
    section VARCHAR[],       -- the path of sections, the broadest first
    headline VARCHAR,        -- as printed
    standfirst VARCHAR,      -- as printed
    byline VARCHAR[],        -- the authors, one name each
    published VARCHAR,       -- when it was published, as the page says it
    modified VARCHAR,        -- when it was changed last, as the page says it
    day DATE,                -- the day of publication (the first day that published can mean)
    stamp TIMESTAMP,         -- modified, else published, in UTC: which of two texts at one address is the newer
    language VARCHAR,        -- ISO 639-1
    text VARCHAR USING COMPRESSION zstd, -- standfirst and body, one paragraph a line
    words BIGINT,            -- how many words headline and text have
    onrecord VARCHAR,        -- the version of onrecord that read it
    engine VARCHAR,          -- the language engine that read it, and its version
    tables VARCHAR[],        -- the person's own tables of actors and places that it was read with
    added TIMESTAMP,         -- when it came into this record, UTC
    segment BIGINT,          -- number of the line in manifest.jsonl that names the file which holds it
    block BIGINT             -- at which byte of that file the gzip member begins that holds it
);

-- A reading that another one has taken the place of: a corrected page, or the same report read by a newer version.
CREATE TABLE superseded (
    reading BIGINT,          -- the older reading
    by_reading BIGINT,       -- the one that took its place
    why VARCHAR              -- 'corrected': a newer text at the same address; 'reread': the same text, read again
);

-- Somebody says something.
CREATE TABLE attributions (
    reading BIGINT,          -- the reading that it stands in
    number BIGINT,           -- its place among the attributions of the reading, from 0
    id VARCHAR,              -- hash of the report, the cue, the content and the speaker
    speaker VARCHAR,         -- whom the words come from: the last hop of the chain
    speaker_kind VARCHAR,    -- what sort of source
    speaker_country VARCHAR, -- ISO 3166-1 alpha-3
    speaker_role VARCHAR,    -- what the report says the source is
    anonymous BOOLEAN,       -- whether the report keeps the speaker's name back
    chain VARCHAR,           -- the hops from the outlet to the speaker, ' <- ' between two
    hops BIGINT,             -- how many hops the chain has
    cue VARCHAR,             -- the word that says that something is said
    cue_start BIGINT,        -- where the cue begins
    cue_end BIGINT,          -- one past where the cue ends
    content VARCHAR,         -- what is said, ' … ' between two pieces
    content_start BIGINT[],  -- where each piece of the content begins
    content_end BIGINT[],    -- one past where each piece ends
    quote VARCHAR,           -- direct, indirect or mixed
    act VARCHAR,             -- the class of the cue: say, claim, confirm, deny, warn, ...
    channel VARCHAR,         -- the class of the way it was said: telegram, speech, interview, ...
    channel_name VARCHAR,    -- which one, where the report says so
    time VARCHAR,            -- when it was said, cut at its grain
    grain VARCHAR,           -- the unit of the time
    basis VARCHAR,           -- what the time rests on
    day DATE,                -- the first day that the time can mean
    last_day DATE,           -- the last one
    inside VARCHAR,          -- id of the attribution in whose content this one stands
    maker VARCHAR,           -- the rule or model that made the claim
    maker_version VARCHAR    -- its version
);

-- One pair of hands in the chain of an attribution.
CREATE TABLE hops (
    reading BIGINT,          -- the reading that it stands in
    attribution BIGINT,      -- number of the attribution in the reading
    place BIGINT,            -- its place in the chain: 0 is the outlet, the last one the speaker
    name VARCHAR,            -- the fullest name that the report gives
    kind VARCHAR,            -- what sort of source
    anonymous BOOLEAN,       -- whether the name is kept back
    role VARCHAR,            -- what the report says the source is
    country VARCHAR,         -- ISO 3166-1 alpha-3
    words_start BIGINT,      -- where the report names it; empty for the outlet, which speaks in every line
    words_end BIGINT,        -- one past where that ends
    persons BIGINT,          -- how many unnamed persons it stands for, where the report says so
    reason VARCHAR           -- the words that say why a name is kept back
);

-- Something that happened, will, might or did not.
CREATE TABLE events (
    reading BIGINT,          -- the reading that it stands in
    number BIGINT,           -- its place among the events of the reading, from 0
    id VARCHAR,              -- hash of the report, the trigger, the type and the parties
    type VARCHAR,            -- PLOVER's type
    mode VARCHAR,            -- PLOVER's mode
    cameo VARCHAR,           -- the CAMEO code, where one fits
    status VARCHAR,          -- actual, planned, possible, conditional, ordered, permitted, denied or failed
    actor VARCHAR,           -- who did it, '; ' between two names
    actor_country VARCHAR,   -- country of the first actor that has one, ISO 3166-1 alpha-3
    recipient VARCHAR,       -- to whom, '; ' between two names
    recipient_country VARCHAR, -- country of the first recipient that has one
    trigger VARCHAR,         -- the word that names the happening
    trigger_start BIGINT,    -- where it begins
    trigger_end BIGINT,      -- one past where it ends
    about VARCHAR,           -- what it is about, with what, on what, '; ' between two pieces
    about_start BIGINT[],    -- where each piece begins
    about_end BIGINT[],      -- one past where each piece ends
    place VARCHAR,           -- the first place where it happened
    country VARCHAR,         -- the country of that place, ISO 3166-1 alpha-3
    time VARCHAR,            -- when it happened, cut at its grain
    grain VARCHAR,           -- the unit of the time
    basis VARCHAR,           -- what the time rests on
    day DATE,                -- the first day that the time can mean
    last_day DATE,           -- the last one
    attribution VARCHAR,     -- id of the attribution in whose content it stands; empty where the outlet itself says it
    maker VARCHAR,           -- the rule or model that made the claim
    maker_version VARCHAR    -- its version
);

-- One party of an event.
CREATE TABLE event_actors (
    reading BIGINT,          -- the reading that it stands in
    event BIGINT,            -- number of the event in the reading
    side VARCHAR,            -- actor or recipient
    place BIGINT,            -- its place on that side, from 0
    name VARCHAR,            -- the fullest name that the report gives
    kind VARCHAR,            -- what sort of actor
    country VARCHAR,         -- ISO 3166-1 alpha-3
    role VARCHAR,            -- what the report says the actor is
    code VARCHAR,            -- CAMEO actor code
    words_start BIGINT,      -- where the report speaks of it
    words_end BIGINT,        -- one past where that ends
    rivals VARCHAR[]         -- whom else the name may mean, where the report does not decide
);

-- A pair of countries in an event: one row for each actor and recipient that have one. What dyads are counted on.
CREATE TABLE dyads (
    reading BIGINT,          -- the reading that it stands in
    event BIGINT,            -- number of the event in the reading
    source VARCHAR,          -- country of the actor, ISO 3166-1 alpha-3
    target VARCHAR,          -- country of the recipient
    type VARCHAR,            -- PLOVER's type
    status VARCHAR,          -- actual, planned, possible, ...
    day DATE                 -- the event's own first day, else the day of publication
);

-- Dyads added up: how many events one country did to another in a month. Rows of one month and pair add up, some of them
-- less than nothing: what a later reading has taken the place of. What `dyads` adds up where no day, type, status, place
-- or outlet is asked for.
CREATE TABLE dyad_months (
    month DATE,              -- its first day; empty where neither the event nor the report has a day
    source VARCHAR,          -- country of the actor, ISO 3166-1 alpha-3
    target VARCHAR,          -- country of the recipient
    events BIGINT            -- how many
);

-- A place where an event happened.
CREATE TABLE places (
    reading BIGINT,          -- the reading that it stands in
    event BIGINT,            -- number of the event in the reading
    place BIGINT,            -- its place among the event's places, from 0
    name VARCHAR,            -- its usual English name
    country VARCHAR,         -- ISO 3166-1 alpha-3
    lat DOUBLE,              -- WGS 84 degrees; empty for a country or a region, which are no points
    lon DOUBLE,              -- WGS 84 degrees
    precision VARCHAR,       -- how small it is: point, city, admin2, admin1, country, region
    geonames BIGINT,         -- GeoNames id
    words_start BIGINT,      -- where the report names it
    words_end BIGINT,        -- one past where that ends
    rivals VARCHAR[]         -- other places of that name, where the report does not decide
);

-- Who permits, forbids, promises, offers, demands, refuses, threatens or warns.
CREATE TABLE positions (
    reading BIGINT,          -- the reading that it stands in
    number BIGINT,           -- its place among the positions of the reading, from 0
    id VARCHAR,              -- hash of the report, the holder, the stance and what it is about
    holder VARCHAR,          -- whose position it is
    holder_kind VARCHAR,     -- what sort of actor
    holder_country VARCHAR,  -- ISO 3166-1 alpha-3
    holder_role VARCHAR,     -- what the report says the holder is
    holder_code VARCHAR,     -- CAMEO actor code
    holder_start BIGINT,     -- where the report speaks of the holder
    holder_end BIGINT,       -- one past where that ends
    stance VARCHAR,          -- permit, forbid, promise, offer, demand, refuse, threaten, warn, ...
    toward VARCHAR,          -- whom it addresses, '; ' between two names
    toward_country VARCHAR,  -- country of the first of them that has one
    about VARCHAR,           -- what is permitted, refused, threatened
    about_start BIGINT,      -- where that begins
    about_end BIGINT,        -- one past where it ends
    limits VARCHAR,          -- the words that bound it, '; ' between two pieces
    condition VARCHAR,       -- the words of an "if", "unless" or "only"
    condition_start BIGINT,  -- where they begin
    condition_end BIGINT,    -- one past where they end
    change VARCHAR,          -- what the report says of change: new, restated, changed, reversed or unknown
    since VARCHAR,           -- since when, cut at its grain
    grain VARCHAR,           -- the unit of since
    basis VARCHAR,           -- what since rests on
    day DATE,                -- the first day that since can mean
    last_day DATE,           -- the last one
    attribution VARCHAR,     -- id of the attribution that carries it
    maker VARCHAR,           -- the rule or model that made the claim
    maker_version VARCHAR    -- its version
);

-- How many, as a range.
CREATE TABLE quantities (
    reading BIGINT,          -- the reading that it stands in
    number BIGINT,           -- its place among the quantities of the reading, from 0
    id VARCHAR,              -- hash of the report, the words and the kind
    kind VARCHAR,            -- killed, wounded, detained, displaced, troops, money, ...
    low DOUBLE,              -- at least; empty on an open side
    high DOUBLE,             -- at most; empty on an open side
    unit VARCHAR,            -- what is counted
    of VARCHAR,              -- whom or what it counts
    words VARCHAR,           -- where the report says so
    words_start BIGINT,      -- where the words begin
    words_end BIGINT,        -- one past where they end
    event VARCHAR,           -- id of the event it belongs to
    attribution VARCHAR,     -- id of the attribution it stands in
    maker VARCHAR,           -- the rule or model that made the claim
    maker_version VARCHAR    -- its version
);

-- A post of a social network inside a report.
CREATE TABLE embeds (
    reading BIGINT,          -- the reading that it stands in
    number BIGINT,           -- its place among the posts of the report, from 0
    platform VARCHAR,        -- x, telegram, facebook, ...
    post VARCHAR,            -- the platform's id of the post
    url VARCHAR,             -- its address
    posted TIMESTAMP,        -- when it was posted, UTC
    shown BOOLEAN            -- whether the page shows its words
);

-- What could not be read of a report.
CREATE TABLE problems (
    reading BIGINT,          -- the reading that names it
    part VARCHAR,            -- which part of the report
    what VARCHAR             -- what is the matter
);

-- In which headlines and texts a word stands, sorted by word: what `find` looks up. A word may have several rows.
CREATE TABLE postings (
    word VARCHAR,            -- the word in small letters, without accents
    readings BIGINT[],       -- the readings in which it stands
    times BIGINT[]           -- how often in each
);

-- What a person has decided. The latest decision on a claim (and field) wins.
CREATE TABLE decisions (
    number BIGINT,           -- number of the decision in this record: in which order it came in, from 0
    id VARCHAR,              -- hash of the decision
    verdict VARCHAR,         -- accept, reject, fix, same, different or withdraw
    subject VARCHAR,         -- id of the claim, the report or (for withdraw) the decision that it is about
    other VARCHAR,           -- for same and different: the second of the two
    field VARCHAR,           -- for fix: which column
    value VARCHAR,           -- for fix: what it should be; empty for unknown
    signed VARCHAR,          -- who decided
    decided TIMESTAMP,       -- when, UTC
    note VARCHAR,            -- why, in the person's words
    segment BIGINT           -- number of the line in manifest.jsonl that names the file which holds it
);
