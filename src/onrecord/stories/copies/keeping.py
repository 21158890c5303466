"""What the shelf keeps of a report so that later ones can be laid beside it without reading it again."""

from __future__ import annotations

import zlib

import msgspec
import numpy as np

from onrecord.model.sharing import Credit
from onrecord.stories.copies.furniture import Seen
from onrecord.stories.copies.telling import Telling
from onrecord.stories.copies.words import Marks
from onrecord.stories.shelf import Shelf

ROOM = "copies"
REPORTS, TEXTS, OUTLETS = "copies.reports", "copies.texts", "copies.outlets"
PAIRS, FOLLOWERS, JUDGED = "copies.pairs", "copies.followers", "copies.judged"


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A report on the shelf, without its text.

    Attributes:
        outlet: what its lines are counted under and its staff is called by; ``None`` where nobody is known to publish
            it.
        newsroom: the outlet's short name where it is a newsroom of the table with a staff, else ``None``.
        aggregator: whether the outlet shows others' texts alone.
        day: its day (``date.toordinal``), 0 where unknown.
        credits: what it says of where its words are from.
        words, own, breaks, lines: the arrays of its ``Telling``.
        captions: whether it is a page of captions alone, which are its telling.
        follows: id of an earlier report that it is the ``same`` as; it is found through that one alone.
    """

    outlet: str | None
    newsroom: str | None
    aggregator: bool
    day: int
    credits: tuple[Credit, ...]
    words: bytes
    own: bytes
    breaks: bytes
    lines: bytes
    captions: bool = False
    follows: str | None = None

    def telling(self) -> Telling:
        """Its words as they are laid beside others'."""
        words = np.frombuffer(self.words, np.uint32)
        return Telling(
            words, _marks(self.own, len(words)), _marks(self.breaks, len(words)),
            np.frombuffer(self.lines, np.uint32).reshape(-1, 4),
        )  # fmt: skip


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Two reports that share words, as the shelf keeps it: passages by their words' numbers, no text twice."""

    relation: str
    part_a: float
    part_b: float
    passages: tuple[tuple[int, int, int, int], ...]


class Judged(msgspec.Struct, frozen=True, array_like=True):
    """What a person decided of two reports: whether they are one text, by which decision, and when."""

    decision: str
    same: bool
    decided: str


def packed(telling: Telling) -> tuple[bytes, bytes, bytes, bytes]:
    """The arrays of a telling as ``Kept`` has them."""
    own, breaks = np.packbits(telling.own), np.packbits(telling.breaks)
    return telling.words.tobytes(), own.tobytes(), breaks.tobytes(), telling.lines.tobytes()


def _marks(packed: bytes, count: int) -> Marks:
    return np.unpackbits(np.frombuffer(packed, np.uint8), count=count).astype(np.bool_)


def keep_text(shelf: Shelf, name: str, text: str) -> None:
    """Keeps a report's text, deflated: it is read again only where words are shown."""
    shelf.put(TEXTS, name, zlib.compress(text.encode("utf-8", "surrogatepass"), 1))


def text(shelf: Shelf, name: str) -> str:
    """The text of a report that is on the shelf."""
    value = shelf.get(TEXTS, name)
    return zlib.decompress(value).decode("utf-8", "surrogatepass") if value else ""


def report(shelf: Shelf, name: str) -> Kept | None:
    """What is kept of a report, or ``None``."""
    value = shelf.get(REPORTS, name)
    return msgspec.msgpack.decode(value, type=Kept) if value else None


def keep(shelf: Shelf, name: str, kept: Kept) -> None:
    """Keeps a report."""
    shelf.put(REPORTS, name, msgspec.msgpack.encode(kept))


def seen(shelf: Shelf, outlet: str | None) -> Seen:
    """The lines that an outlet printed so far."""
    value = shelf.get(OUTLETS, outlet) if outlet else None
    return msgspec.msgpack.decode(value, type=Seen, strict=False) if value else Seen()


def keep_seen(shelf: Shelf, outlet: str, what: Seen) -> None:
    """Keeps an outlet's lines."""
    shelf.put(OUTLETS, outlet, msgspec.msgpack.encode(what))


def keep_pair(shelf: Shelf, a: str, b: str, pair: Pair) -> None:
    """Keeps a pair under both names, the smaller one first where its value is."""
    shelf.put(PAIRS, f"{a} {b}", msgspec.msgpack.encode(pair))
    shelf.put(PAIRS, f"{b} {a}", b"")


def pair(shelf: Shelf, a: str, b: str) -> Pair | None:
    """The pair of two reports, the smaller id first, or ``None``."""
    value = shelf.get(PAIRS, f"{a} {b}")
    return msgspec.msgpack.decode(value, type=Pair) if value else None


def partners(shelf: Shelf, name: str) -> list[str]:
    """The reports that one has a pair with."""
    return [key.partition(" ")[2] for key, _ in shelf.all(PAIRS, f"{name} ")]


def keep_follower(shelf: Shelf, head: str, name: str) -> None:
    """Notes that a report is the same as an earlier one."""
    shelf.put(FOLLOWERS, f"{head} {name}", b"")


def followers(shelf: Shelf, head: str) -> list[str]:
    """The later reports that are the same as this one."""
    return [key.partition(" ")[2] for key, _ in shelf.all(FOLLOWERS, f"{head} ")]


def drop_follower(shelf: Shelf, head: str, name: str) -> None:
    """Forgets that a report is the same as an earlier one."""
    shelf.drop(FOLLOWERS, f"{head} {name}")


def drop_pair(shelf: Shelf, a: str, b: str) -> None:
    """Forgets a pair."""
    shelf.drop(PAIRS, f"{a} {b}")
    shelf.drop(PAIRS, f"{b} {a}")


def drop_report(shelf: Shelf, name: str) -> None:
    """Forgets a report and its text; its outlet's lines stay counted."""
    shelf.drop(REPORTS, name)
    shelf.drop(TEXTS, name)


def judged(shelf: Shelf, a: str, b: str) -> Judged | None:
    """What a person decided of two reports, the smaller id first."""
    value = shelf.get(JUDGED, f"{a} {b}")
    return msgspec.msgpack.decode(value, type=Judged) if value else None


def judged_with(shelf: Shelf, name: str) -> list[str]:
    """The reports that a person has compared with this one."""
    return [key.partition(" ")[2] for key, _ in shelf.all(JUDGED, f"{name} ")]


def keep_judged(shelf: Shelf, a: str, b: str, what: Judged) -> None:
    """Keeps what a person decided, under both names and by the decision."""
    shelf.put(JUDGED, f"{a} {b}", msgspec.msgpack.encode(what))
    shelf.put(JUDGED, f"{b} {a}", msgspec.msgpack.encode(what))
    shelf.put(JUDGED, what.decision, f"{a} {b}".encode())


def decided(shelf: Shelf, decision: str) -> tuple[str, str] | None:
    """The two reports that a decision was on, where it still holds."""
    value = shelf.get(JUDGED, decision)
    if value is None:
        return None
    a, _, b = value.decode().partition(" ")
    now = judged(shelf, a, b)
    return (a, b) if now and now.decision == decision else None


def forget_judged(shelf: Shelf, decision: str, a: str, b: str) -> None:
    """Takes a decision back."""
    for name in (f"{a} {b}", f"{b} {a}", decision):
        shelf.drop(JUDGED, name)
