"""Statements on the shelf: sayings that are alike hang together, and what hangs together is one statement.

Which sayings are alike depends on the two alone, so the order in which reports come in changes nothing. A person's
decision is kept beside them and holds when a statement is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from onrecord.model.origins import Telling
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import saying as comparing
from onrecord.stories.statements.saying import NEAR, Saying

OF_CLAIM, SAYING, PART_OF, IN_REPORT = "said", "saying", "statement of", "said in"
WORDS, TELLERS, PARTS = "saying words", "saying tellers", "statement parts"
# Sayings compared at most under one key of one day; more than that share two words that tell nothing.
UNDER_ONE_KEY = 300
# Keys that two sayings share before they are laid side by side; all, where one has fewer.
ENOUGH = 2


class Told(msgspec.Struct, frozen=True):
    """Where an attribution belongs: its saying, and the words of its report."""

    saying: str
    telling: Telling


def number(saying: str) -> int:
    """A saying's id as a key."""
    return int.from_bytes(bytes.fromhex(saying), "big", signed=True)


def put(shelf: Shelf, claim: str, telling: Telling, told: Saying) -> list[tuple[str, str]]:
    """Keeps an attribution, and says with which it is one statement: itself and one teller of each saying alike."""
    name = told.id
    shelf.put(OF_CLAIM, claim, msgspec.msgpack.encode(Told(name, telling)))
    shelf.put(IN_REPORT, f"{telling.report} {claim}", b"")
    tellers = _tellers(shelf, name, told.day)
    shelf.put_keys(TELLERS, told.day, [number(name)], claim)
    if tellers:
        return [(claim, tellers[0])]
    shelf.put(SAYING, name, msgspec.msgpack.encode(told))
    _into(shelf, name, {name})
    pairs = []
    for other, held in alike(shelf, told):
        _join(shelf, name, other)
        pairs += [(claim, teller) for teller in _tellers(shelf, other, held.day)[:1]]
    shelf.put_keys(WORDS, told.day, comparing.keys(told), name)
    return pairs


def alike(shelf: Shelf, told: Saying) -> list[tuple[str, Saying]]:
    """The sayings on the shelf, of near days, that are one statement with this one."""
    days = range(told.day - NEAR, told.day + NEAR + 1) if told.day else range(1)
    wanted = comparing.keys(told)
    near: Counter[str] = Counter()
    for day in days:
        for key in wanted:
            near.update(name for _, name in islice(shelf.found(WORDS, [day], [key]), UNDER_ONE_KEY))
    del near[told.id]
    enough = min(ENOUGH, len(wanted))
    held = ((name, saying(shelf, name)) for name, times in sorted(near.items()) if times >= enough)
    return [(name, other) for name, other in held if other and comparing.alike(told, other)]


def drop(shelf: Shelf, claim: str) -> None:
    """Takes an attribution out; what hung together by its words alone falls apart."""
    held = of_claim(shelf, claim)
    told = saying(shelf, held.saying) if held else None
    if held is None or told is None:
        return
    shelf.drop(OF_CLAIM, claim)
    shelf.drop(IN_REPORT, f"{held.telling.report} {claim}")
    shelf.drop_keys(TELLERS, told.day, [number(held.saying)], claim)
    if _tellers(shelf, held.saying, told.day):
        return
    parts = hanging(shelf, held.saying)
    shelf.drop(SAYING, held.saying)
    shelf.drop(PART_OF, held.saying)
    shelf.drop_keys(WORDS, told.day, comparing.keys(told), held.saying)
    _fall_apart(shelf, parts, held.saying)


def in_report(shelf: Shelf, report: str) -> list[str]:
    """The attributions of a report that belong to a statement."""
    return [name.partition(" ")[2] for name, _ in shelf.all(IN_REPORT, f"{report} ")]


def of_claim(shelf: Shelf, claim: str) -> Told | None:
    """Where an attribution belongs, or ``None``."""
    held = shelf.get(OF_CLAIM, claim)
    return msgspec.msgpack.decode(held, type=Told) if held else None


def saying(shelf: Shelf, name: str) -> Saying | None:
    """A saying by its id."""
    held = shelf.get(SAYING, name)
    return msgspec.msgpack.decode(held, type=Saying) if held else None


def hanging(shelf: Shelf, name: str) -> list[str]:
    """The sayings that hang together with this one, itself among them, sorted."""
    held = shelf.get(PART_OF, name)
    root = held.decode() if held else name
    return sorted({member for _, member in shelf.found(PARTS, [0], [number(root)])} | {name})


def tellers(shelf: Shelf, names: Iterable[str]) -> dict[str, list[str]]:
    """The attributions that have each saying, sorted."""
    return {name: _tellers(shelf, name, told.day) for name in names if (told := saying(shelf, name))}


def _tellers(shelf: Shelf, name: str, day: int) -> list[str]:
    return sorted(member for _, member in shelf.found(TELLERS, [day], [number(name)]))


def _into(shelf: Shelf, root: str, names: Iterable[str]) -> None:
    for name in names:
        shelf.put(PART_OF, name, root.encode())
        shelf.put_keys(PARTS, 0, [number(root)], name)


def _join(shelf: Shelf, a: str, b: str) -> None:
    """Lets two sayings, and all that hangs with either, hang together; the smaller part is named anew."""
    roots = [(shelf.get(PART_OF, name) or name.encode()).decode() for name in (a, b)]
    if roots[0] == roots[1]:
        return
    parts = sorted(((hanging(shelf, root), root) for root in roots), key=lambda part: (len(part[0]), part[1]))
    (moved, old), (_, root) = parts
    for name in moved:
        shelf.drop_keys(PARTS, 0, [number(old)], name)
    _into(shelf, root, moved)


def _fall_apart(shelf: Shelf, parts: Sequence[str], gone: str) -> None:
    """Joins anew what is left of a statement when one of its sayings is gone."""
    root = next((shelf.get(PART_OF, name) for name in parts if name != gone), None)
    for name in parts:
        for key in {gone, root.decode() if root else gone}:
            shelf.drop_keys(PARTS, 0, [number(key)], name)
    left = [name for name in parts if name != gone]
    for name in left:
        _into(shelf, name, [name])
    held = [(name, told) for name in left if (told := saying(shelf, name))]
    for place, (name, told) in enumerate(held):
        for other, beside in held[:place]:
            if comparing.alike(told, beside):
                _join(shelf, name, other)
