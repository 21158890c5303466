"""Facts on the shelf: a report's together, each sentence once, since many facts stand in one."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from onrecord.model.conflicts import Account, Conflict, Side
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.stories.conflicts.facts import Fact, facts
from onrecord.stories.shelf import Shelf

_ROOM = "conflicts"


class Kept(msgspec.Struct, frozen=True):
    """A report's facts, whose sentences are without their words, and those words by where they begin and end."""

    facts: tuple[Fact, ...]
    sentences: dict[str, str]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Kept)


def add(shelf: Shelf, reading: Reading) -> None:
    """Keeps what the report says. The same reading twice is once."""
    told = facts(reading)
    sentences = {_place(fact.account.sentence): fact.account.sentence.text for fact in told}
    bare = tuple(replace(fact, account=_with(fact.account, "")) for fact in told)
    shelf.put(_ROOM, reading.article.id, _ENCODER.encode(Kept(bare, sentences)))


def drop(shelf: Shelf, report: str) -> None:
    """Forgets what a report says."""
    shelf.drop(_ROOM, report)


def get(shelf: Shelf, report: str) -> Kept | None:
    """What a report says, or ``None`` where it is not on the shelf."""
    told = shelf.get(_ROOM, report)
    return _DECODER.decode(told) if told else None


def whole(conflict: Conflict, kept: Mapping[str, Kept]) -> Conflict:
    """The conflict with the words of its sentences."""
    return replace(conflict, a=_side(conflict.a, kept), b=_side(conflict.b, kept))


def _side(side: Side, kept: Mapping[str, Kept]) -> Side:
    accounts = (_with(one, kept[one.report].sentences[_place(one.sentence)]) for one in side.accounts)
    return replace(side, accounts=tuple(accounts))


def _with(account: Account, words: str) -> Account:
    return replace(account, sentence=Span(account.sentence.start, account.sentence.end, words))


def _place(span: Span) -> str:
    return f"{span.start}:{span.end}"
