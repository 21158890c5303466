-- From decisions (staged_decisions) to the rows of a part.
INSERT INTO part.decisions
SELECT number, id, verdict, subject, other, field, value, signed, decided, note, segment
FROM staged_decisions
ORDER BY number;
