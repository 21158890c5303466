"""Pairs of short reports written for this measure: half of them differ in one matter, half agree or tell of two things.

    python -m eval.conflicts.planted     tells each pair that is missed, or that rings where it should not

Every pair goes the whole way: pages are read by the shipped engine, happenings are found, facts are compared. ``want``
of a pair is the matter and the difference that is planted (``quantity/update``), or ``none``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.model.article import Hints, Page
from onrecord.model.conflicts import Conflict
from onrecord.model.reading import Reading

GOLD = Path(__file__).resolve().parents[1] / "gold" / "conflicts" / "pairs.jsonl"


class Side(msgspec.Struct, frozen=True):
    """One report: its first line is the headline."""

    outlet: str
    published: str
    text: str


class Pair(msgspec.Struct, frozen=True):
    """Two reports and what is planted between them."""

    id: str
    want: str
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair and the conflicts that were found in it."""

    pair: Pair
    found: tuple[Conflict, ...]

    @property
    def rung(self) -> set[str]:
        """What was found, as the gold writes it."""
        return {f"{one.matter}/{one.difference}" for one in self.found}


def pairs() -> list[Pair]:
    """The written pairs."""
    return [msgspec.json.decode(line, type=Pair) for line in GOLD.read_bytes().splitlines()]


def outcomes() -> Iterator[Outcome]:
    """Each pair with what is found in it; some tenths of a second a pair."""
    from onrecord.stories import story

    for pair in pairs():
        with story.in_memory([_read(pair.id, pair.a), _read(pair.id, pair.b)]) as shelf:
            yield Outcome(pair, tuple(story.differences(shelf, [told.report for told in story.kept(shelf)])))


def measured() -> dict[str, float]:
    """Recall of planted conflicts (of the matter, and with the right difference), and alarms per 100 agreeing pairs."""
    found = list(outcomes())
    planted = [one for one in found if one.pair.want != "none"]
    agreeing = [one for one in found if one.pair.want == "none"]
    matters = sum(any(rung.startswith(one.pair.want.partition("/")[0]) for rung in one.rung) for one in planted)
    return {
        "planted matter found %": 100 * matters / len(planted),
        "planted difference right %": 100 * sum(one.pair.want in one.rung for one in planted) / len(planted),
        "false alarms per 100 agreeing pairs": 100 * sum(len(one.found) for one in agreeing) / len(agreeing),
    }


def _read(name: str, side: Side) -> Reading:
    from onrecord.read import read_page

    hints = Hints(
        published=side.published, outlet=side.outlet, url=f"https://{side.outlet.split()[0].lower()}.example/{name}"
    )
    reading = read_page(Page(where=name, content=side.text.encode(), media="text", hints=hints))
    if not isinstance(reading, Reading):
        raise ValueError(f"{name}: {reading}")
    return reading


def main() -> None:
    for one in outcomes():
        fits = one.pair.want in one.rung if one.pair.want != "none" else not one.found
        verdict = "ok  " if fits else "RING" if one.found else "MISS"
        print(f"{verdict} {one.pair.id}: {one.pair.want} {sorted(one.rung)}")
        for it in one.found if not fits else ():
            print(f"     {it.matter}/{it.difference}: {it.a.value} / {it.b.value} ({it.about}; {it.why})")
    print(*(f"{name}: {value:.1f}" for name, value in measured().items()), sep="\n")


if __name__ == "__main__":
    main()
