-- What people have decided, the latest word on each thing. Decisions that were withdrawn count for nothing.
CREATE TEMP TABLE standing AS
SELECT * FROM every.decisions
WHERE verdict <> 'withdraw' AND id NOT IN (SELECT subject FROM every.decisions WHERE verdict = 'withdraw');

CREATE TEMP TABLE verdicts AS
SELECT subject AS id, verdict, signed, decided, note FROM standing WHERE verdict IN ('accept', 'reject')
QUALIFY row_number() OVER (PARTITION BY subject ORDER BY decided DESC, number DESC) = 1;

CREATE TEMP TABLE fixes AS
SELECT subject AS id, field, value, signed, decided, note FROM standing WHERE verdict = 'fix'
QUALIFY row_number() OVER (PARTITION BY subject, field ORDER BY decided DESC, number DESC) = 1;

-- Pairs that a person has called the same or different, the smaller id first.
CREATE TEMP TABLE sameness AS
SELECT least(subject, other) AS one, greatest(subject, other) AS other, verdict = 'same' AS same, signed, decided, note
FROM standing WHERE verdict IN ('same', 'different')
QUALIFY row_number() OVER (PARTITION BY least(subject, other), greatest(subject, other)
                           ORDER BY decided DESC, number DESC) = 1;
