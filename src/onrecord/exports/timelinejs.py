"""TimelineJS 3: the events on a time line for the web, as the JSON that it reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Any, BinaryIO

import msgspec

from onrecord.exports import Written
from onrecord.model.article import Article
from onrecord.model.claims import Attribution, Event
from onrecord.model.days import days
from onrecord.model.grounds import When, Who
from onrecord.model.reading import Reading

_AROUND = 160  # characters of the report on each side of the trigger: two to three lines of a slide


class TimelineJs:
    """One slide for each event whose time is known. What did not happen says so at the head of its slide."""

    name = "timelinejs"
    media_type = "application/json"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the time line; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the time line, a reading at a time; TimelineJS puts the slides in order itself."""
        left_out: Counter[str] = Counter()
        count, between = 0, b"\n"
        out.write(b'{"scale":"human","events":[')
        for reading in readings:
            count += 1
            said = {one.id: one for one in reading.attributions}
            for event in reading.events:
                if days(event.when) is None:
                    left_out["events whose time is not known"] += 1
                    continue
                slide = _slide(reading.article, event, said.get(event.attribution or ""))
                out.write(between + msgspec.json.encode(slide))
                between = b",\n"
            left_out["positions"] += len(reading.positions)
            left_out["quantities"] += len(reading.quantities)
        out.write(b"\n]}\n")
        return Written(count, +left_out)


def _slide(article: Article, event: Event, said: Attribution | None) -> dict[str, Any]:
    """The slide of an event. TimelineJS takes text for HTML: every word of a report is escaped."""
    status = "" if event.status == "actual" else f"{event.status}: "
    headline = f"{status}{event.type} {_names(event.actor)} → {_names(event.recipient)}"
    slide: dict[str, Any] = {
        **_dates(event.when),
        "text": {"headline": escape(headline), "text": _text(article, event, said)},
        "group": escape(event.type),
        "unique_id": event.id,
        "autolink": False,
    }
    return slide


def _dates(when: When | None) -> dict[str, Any]:
    """``start_date``, and ``end_date`` where the words mean more than one day, month or year."""
    known = days(when)
    if when is None or known is None:
        return {}
    first, last = known
    depth = {"year": 1, "decade": 1, "month": 2, "quarter": 2}.get(when.grain, 3)
    start, end = _date(first, depth), _date(last, depth)
    told = {"start_date": start | {"display_date": escape(when.value)}}
    return told if start == end else told | {"end_date": end}


def _date(of: date, depth: int) -> dict[str, Any]:
    return dict(zip(("year", "month", "day")[:depth], (of.year, of.month, of.day), strict=False))


def _text(article: Article, event: Event, said: Attribution | None) -> str:
    """The words around the trigger, who says so, and where it stands."""
    start, end = event.trigger.start, event.trigger.end
    before = article.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = article.text[end : end + _AROUND].partition("\n")[0]
    words = f"{escape(before)}<b>{escape(event.trigger.text)}</b>{escape(after)}"
    chain = [hop.name for hop in said.chain] if said else [article.outlet or "unknown"]
    source = escape(" ← ".join(chain))
    if article.url and article.url.startswith(("https://", "http://")):
        source = f'<a href="{escape(article.url)}">{source}</a>'
    return f"<p>… {words} …</p><p>{source}</p>"


def _names(parties: Sequence[Who]) -> str:
    return ", ".join(party.name for party in parties) or "unknown"
