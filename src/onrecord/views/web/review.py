"""Review: claims that want a person's eye, one after the other; what is decided is signed and kept beside them."""

from __future__ import annotations

from typing import Any

from onrecord.model.problems import UsageError
from onrecord.record.fixing import FIELDS, TABLES
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.cards import cards
from onrecord.views.web.desk import Desk
from onrecord.views.web.layers import Mark, paragraphs

# What makes a claim doubtful, the gravest first: each can be seen in the record, none is a guess.
_DOUBTS = """
    SELECT 1 AS weight, 'a position that turns round' AS doubt, 'position' AS kind, one.id, one.reading,
           one.about AS words FROM positions AS one WHERE one.change = 'reversed' AND one.judged IS NULL
    UNION ALL
    SELECT 2, 'the actor may be another of that name', 'event', one.id, one.reading, one.trigger FROM events AS one
    WHERE one.judged IS NULL AND (one.reading, one.number) IN
          (SELECT (reading, event) FROM event_actors WHERE len(rivals) > 0)
    UNION ALL
    SELECT 3, 'the place may be another of that name', 'event', one.id, one.reading, one.trigger FROM events AS one
    WHERE one.judged IS NULL AND (one.reading, one.number) IN
          (SELECT (reading, event) FROM places WHERE len(rivals) > 0)
    UNION ALL
    SELECT 4, 'nobody is known on either side', 'event', one.id, one.reading, one.trigger FROM events AS one
    WHERE one.judged IS NULL AND one.actor IS NULL AND one.recipient IS NULL
    UNION ALL
    SELECT 5, 'nobody is named as the source', 'statement', one.id, one.reading, coalesce(one.cue, one.content)
    FROM attributions AS one WHERE one.judged IS NULL AND one.speaker = 'unknown'
"""
# Claims with a doubt that nobody has decided on, each once.
_QUEUE = f"""
SELECT min(told.weight) AS weight, string_agg(DISTINCT told.doubt, '; ') AS doubt, first(told.kind) AS kind, told.id,
       first(told.words) AS words, first(report.outlet) AS outlet, first(report.day) AS day,
       first(report.id) AS report
FROM ({_DOUBTS}) AS told JOIN reports AS report USING (reading)
WHERE $doubt IS NULL OR told.doubt = $doubt
GROUP BY told.id ORDER BY weight, day DESC NULLS LAST, told.id
"""


def show(desk: Desk, asked: Asked) -> View:
    """The queue, and the claim ``id`` (the first where none is named) open for a decision."""
    limit = asked.number("limit", 50, 1_000)
    found = desk.table(f"{_QUEUE} LIMIT {limit + 1}", {"doubt": asked.one("doubt")}, limit)
    ids = found.column("id") if len(found) else ()
    chosen = asked.one("id") or (ids[0] if ids else None)
    context: dict[str, Any] = {
        "card": None,
        "signed": asked.one("as_name"),
        "fields": (),
        "next": None,
        "doubt": asked.one("doubt"),
    }
    if chosen:
        with desk.record() as record:
            reading, whole = record.reading_of(chosen)
            decisions = record.decisions_on(whole)
        card = next((one for one in cards(reading) if one.id == whole), None)
        if card is None:
            raise UsageError(f"{whole} is a report; what is decided on is a claim")
        text = reading.article.text
        first, last = _around(text, card.start, card.end)
        mark = Mark(card.start - first, card.end - first, "content", card.id, anchor=False)
        later = ids[ids.index(whole) + 1 :] if whole in ids else ids
        context |= {
            "card": card, "article": reading.article, "decisions": decisions, "next": next(iter(later), None),
            "around": paragraphs(text[first:last], [mark]), "fields": tuple(FIELDS[TABLES[whole[0]]]),
            "doubt_of": next((row.doubt for row in found if row.id == whole), None),
        }  # fmt: skip
    return View("Review", "review.html", found, context)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph of the words with the one before and the one after, 2,000 characters on each side at most."""
    first = text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1
    after = text.find("\n", end)
    last = text.find("\n", after + 1) if after >= 0 else -1
    return max(first, start - 2_000), min(len(text) if last < 0 else last, end + 2_000)


def decide(desk: Desk, given: dict[str, Any]) -> str:
    """Keeps a decision: accept, reject, fix (``field``, ``value``) or withdraw; leads to the next in the queue."""
    verdict, subject, signed = (str(given.get(name) or "").strip() for name in ("verdict", "subject", "signed"))
    if verdict not in ("accept", "reject", "fix", "withdraw"):
        raise UsageError(f"a claim is accepted, rejected or fixed; not {verdict!r}")
    if not signed:
        raise UsageError("a decision is signed: type your name")
    more = {
        name: str(given.get(name) or "").strip() or None
        for name in (("field", "value", "note") if verdict == "fix" else ("note",))
    }
    with desk.record() as record:
        record.judge(verdict, subject, signed, **more)  # type: ignore[arg-type]
    from urllib.parse import urlencode

    onward = str(given.get("next") or "").strip()
    told = {"as_name": signed, "id": onward} if onward else {"as_name": signed}
    return f"/review?{urlencode(told)}"
