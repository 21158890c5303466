"""Stories: those that are developing, and one in lanes of time with whose words it is and where it is contradicted."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.problems import UsageError
from onrecord.model.stories import Entry, News, Story
from onrecord.record.table import Table
from onrecord.views.web import lanes
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

LANES = {"report": "reports", "event": "events", "statement": "statements", "position": "positions"}
AGAINST = ("contradiction", "retraction", "correction")
_BRIEF = ("name", "reports", "texts", "newsrooms", "since", "last", "keys", "story")
_BRIEF_TYPES = ("VARCHAR", "BIGINT", "BIGINT", "BIGINT", "VARCHAR", "VARCHAR", "VARCHAR[]", "VARCHAR")
_ENTRY = ("at", "lane", "what", "reports", "texts", "report", "claim", "words")
_ENTRY_TYPES = ("VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "BIGINT", "VARCHAR", "VARCHAR", "VARCHAR")


def every(desk: Desk, asked: Asked) -> View:
    """Stories of two reports and more, the last told first."""
    from onrecord.stories.story import developing

    limit, least = asked.number("limit", 50, 1_000), asked.number("least", 2, 1_000)
    with desk.shelf() as shelf:
        found = developing(shelf, limit + 1, least=least, since=0)
    rows = tuple(
        (one.name, one.reports, one.texts, one.newsrooms, one.since, one.last, list(one.keys), one.id) for one in found
    )
    return View("Stories", "stories.html", Table(_BRIEF, _BRIEF_TYPES, rows[:limit], len(rows) > limit))


def assembled(desk: Desk, asked: Asked) -> Story:
    """The story of an id: its own, or that of a report or a claim in it. Raises UsageError where there is none."""
    whole = desk.story(asked.one("id") or "")
    if whole is None:
        raise UsageError(f"there is no story {asked.one('id')!r}; /stories lists those that are there")
    return whole


def show(desk: Desk, asked: Asked) -> View:
    """One story. ``lane``, ``least`` texts, ``since``, ``until`` and words ``q`` choose the lines of its timeline."""
    from onrecord.stories.story import news

    whole = assembled(desk, asked)
    limit, least = asked.number("limit", 200, 5_000), asked.number("least", 1, 1_000)
    lane = asked.one("lane")
    if lane not in (None, *LANES):
        raise UsageError(f"a lane is one of {', '.join(LANES)}; not {lane!r}")
    chosen = [one for one in whole.timeline if lane in (None, one.lane) and one.texts >= least and _within(one, asked)]
    shown = weightiest(chosen, limit)
    new_since = asked.one("new")
    new: Sequence[News] = ()
    if new_since:
        with desk.shelf() as shelf:
            new = news(shelf, whole, new_since)
    rows = tuple(
        (
            one.at or None, one.lane, one.what, one.reports, one.texts, one.report,
            one.quoted[0].claim if one.quoted else None, one.quoted[0].words.text if one.quoted else None,
        )
        for one in shown
    )  # fmt: skip
    context = {
        "story": whole, "entries": shown, "lanes": LANES, "new": new, "new_since": new_since, "chosen": len(chosen),
        "drawn": lanes.drawn(shown, asked.one("since") or whole.brief.since, asked.one("until") or whole.brief.last),
        "unknown": whole.brief.texts - sum(count for _, count in whole.newsrooms),
        "named": [one for one in whole.sources if not one.unnamed],
        "unnamed": [one for one in whole.sources if one.unnamed],
        "against": [one for one in whole.conflicts if one.difference in AGAINST],
        "other": [one for one in whole.conflicts if one.difference not in AGAINST],
    }  # fmt: skip
    return View(whole.brief.name, "story.html", Table(_ENTRY, _ENTRY_TYPES, rows, len(shown) < len(chosen)), context)


def _within(entry: Entry, asked: Asked) -> bool:
    since, until, words = asked.one("since"), asked.one("until"), asked.one("q")
    if words and not all(word in entry.what.lower() for word in words.lower().split()):
        return False
    if since and not entry.at >= since:
        return False
    return not until or (bool(entry.at) and entry.at[: len(until)] <= until)


def weightiest(entries: Sequence[Entry], limit: int) -> list[Entry]:
    """The lines that most texts tell, so many of each lane at most, in the order of time."""
    kept: set[int] = set()
    for lane in LANES:
        places = [place for place, one in enumerate(entries) if one.lane == lane]
        kept.update(sorted(places, key=lambda place: (-entries[place].texts, -entries[place].reports, place))[:limit])
    return [one for place, one in enumerate(entries) if place in kept]
