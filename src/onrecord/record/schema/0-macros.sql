-- Words and times, said once: what fills the index and what asks it use the same.

-- The words of a text as postings hold them: runs of letters and digits, small, without accents.
CREATE OR REPLACE TEMP MACRO words_of(told) AS
    regexp_extract_all(lower(strip_accents(told)), '[\pL\pN]+');

-- What the texts of one page share.
CREATE OR REPLACE TEMP MACRO page_of(address, report) AS md5_number_lower(coalesce(address, report));

-- A version as numbers that can be compared: 0.10.1 is newer than 0.9.
CREATE OR REPLACE TEMP MACRO version_of(told) AS
    [coalesce(try_cast(one AS INTEGER), 0) FOR one IN string_split(regexp_extract(told, '^[0-9.]*'), '.')];

-- Names in one cell.
CREATE OR REPLACE TEMP MACRO one_cell(names) AS nullif(list_aggregate(names, 'string_agg', '; '), '');

-- The first thing in a list that is there.
CREATE OR REPLACE TEMP MACRO first_known(listed) AS list_filter(listed, lambda one: one IS NOT NULL)[1];

-- The first and the last day of a time without an interval: 2024-11-17T22:05+02:00, 2024-11-17, 2024-11, 2024, 202 (the
-- decade), 2024-W46, 2024-Q3, 2024-SU. Winter is named by the year it begins in. A time of day keeps the day that its own zone has.
CREATE OR REPLACE TEMP MACRO first_of(told) AS CASE
    WHEN told[5:7] IN ('-SP', '-SU', '-FA', '-WI') THEN
        try_cast(told[1:4] || CASE told[6:7] WHEN 'SP' THEN '-03-01' WHEN 'SU' THEN '-06-01' WHEN 'FA' THEN '-09-01'
                 ELSE '-12-01' END AS DATE)
    WHEN told[6] = 'W' THEN try_strptime(told[1:8] || '-1', '%G-W%V-%u')::DATE
    WHEN told[6] = 'Q' THEN (try_cast(told[1:4] || '-01-01' AS DATE)
                             + to_months(3 * (coalesce(try_cast(told[7] AS INTEGER), 1) - 1)))::DATE
    WHEN length(told) = 3 THEN try_cast(told || '0-01-01' AS DATE)
    WHEN length(told) = 4 THEN try_cast(told || '-01-01' AS DATE)
    WHEN length(told) = 7 THEN try_cast(told || '-01' AS DATE)
    WHEN length(told) >= 10 THEN try_cast(told[1:10] AS DATE)
END;
CREATE OR REPLACE TEMP MACRO last_of(told) AS CASE
    WHEN told[5:7] IN ('-SP', '-SU', '-FA', '-WI') OR told[6] = 'Q' THEN
        (first_of(told) + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE
    WHEN told[6] = 'W' THEN first_of(told) + 6
    WHEN length(told) = 3 THEN try_cast(told || '9-12-31' AS DATE)
    WHEN length(told) = 4 THEN try_cast(told || '-12-31' AS DATE)
    WHEN length(told) = 7 THEN (first_of(told) + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE
    ELSE first_of(told)
END;
CREATE OR REPLACE TEMP MACRO day_from(told) AS first_of(split_part(told, '/', 1));
CREATE OR REPLACE TEMP MACRO day_to(told) AS last_of(split_part(told, '/', -1));

-- The first day of the month of a day.
CREATE OR REPLACE TEMP MACRO month_of(day) AS date_trunc('month', day)::DATE;

-- The first day of a month that begins on this day or later.
CREATE OR REPLACE TEMP MACRO month_from(day) AS month_of(month_of(day - 1) + INTERVAL 1 MONTH);

-- The instant of a time, UTC; a time without a zone is taken as it stands, a day as its first moment.
CREATE OR REPLACE TEMP MACRO instant(told) AS coalesce(
    try_cast(try_cast(CASE WHEN contains(told, 'T') THEN told END AS TIMESTAMPTZ) AT TIME ZONE 'UTC' AS TIMESTAMP),
    day_from(told)::TIMESTAMP);

-- A text as it is compared: small letters, without accents.
CREATE OR REPLACE TEMP MACRO folded(told) AS lower(strip_accents(told));

-- What a person typed, as a pattern that finds it anywhere; % and _ mean themselves.
CREATE OR REPLACE TEMP MACRO part_of(told) AS
    '%' || replace(replace(replace(folded(told), '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- Whether a name or its country is what a person typed: three capital letters are a country, all else a part of a name.
CREATE OR REPLACE TEMP MACRO named(name, country, told) AS
    CASE WHEN regexp_full_match(told, '[A-Z]{3}') THEN coalesce(country = told, false) OR coalesce(name = told, false)
         ELSE coalesce(folded(name) LIKE part_of(told) ESCAPE '\', false) END;

-- Whether every word that a person typed stands in a text, as a part of a word at least.
CREATE OR REPLACE TEMP MACRO all_words_in(told, words) AS
    coalesce(list_bool_and([contains(folded(told), one) FOR one IN words_of(words)]), true);
