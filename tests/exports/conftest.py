"""Readings of every shape the types allow, made from those types, with spans that point into their own text."""

from __future__ import annotations

import types
import typing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st

from onrecord.model.article import Article, Embed
from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Channel, Hop, Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span

# any character that can stand in a text that was normalised: no lone surrogates
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(0, 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
    Span: st.builds(Span, st.integers(0, 99), st.integers(0, 99), st.just("")),
}


def _of(kind: Any) -> st.SearchStrategy[Any]:
    """A strategy for values of ``kind``: a struct, a tuple, a union, a literal or a plain type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin is tuple:
        return st.lists(_of(inner[0]), max_size=2).map(tuple)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([_of(one) for one in inner])
    if origin is typing.Literal:
        return st.sampled_from(inner)
    named = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: _of(named[field.name]) for field in msgspec.structs.fields(kind)})


def _point_into(value: Any, text: str) -> Any:
    """``value`` with every span laid into ``text``."""
    if isinstance(value, Span):
        start, end = sorted((value.start % (len(text) + 1), value.end % (len(text) + 1)))
        return Span(start, end, text[start:end])
    if isinstance(value, tuple):
        return tuple(_point_into(one, text) for one in value)
    if isinstance(value, msgspec.Struct):
        fields = {field.name: getattr(value, field.name) for field in msgspec.structs.fields(value)}
        return type(value)(**{name: _point_into(one, text) for name, one in fields.items()})
    return value


@pytest.fixture(scope="session")
def any_readings() -> st.SearchStrategy[Reading]:
    return _of(Reading).map(lambda made: _point_into(made, made.article.text))


@pytest.fixture
def reading() -> Reading:
    """One plain reading."""
    return msgspec.json.decode(
        b'{"made_by":{"onrecord":"0","engine":"none"},"article":{"id":"r-1","url":null,"outlet":"Harbour Post",'
        b'"section":[],"headline":"Talks","standfirst":null,"byline":[],"published":null,"modified":null,'
        b'"language":"en","text":"The ministers met on Monday."}}',
        type=Reading,
    )


def words(text: str, told: str) -> Span:
    """Where ``told`` stands in ``text``."""
    start = text.index(told)
    return Span(start, start + len(told), told)


@pytest.fixture(scope="session")
def examples() -> list[Reading]:
    """The readings of the examples, as onrecord reads them."""
    import onrecord

    return list(onrecord.read(str(Path(__file__).parents[2] / "examples")))


HOSTILE = "=cmd|' /C calc'!A0 \"quoted\"\ttabbed 🛳️ \u202eright to left, <script>alert(1)</script> +1 -1 @x"


@pytest.fixture(scope="session")
def crafted() -> Reading:
    """A reading with an event of every status, many parties, places of every precision, and words that bite."""
    text = (
        f"On Friday Ruritania and Graustark struck Zenda and Strelsau. {HOSTILE}\n"
        "Minister Rudolf said they would “never” yield; at least 8 people died in Ruritania."
    )
    maker = Maker("test", "1")
    ruritania = Who("Ruritania", "country", "ROU", None, "ROUGOV", words(text, "Ruritania"))
    graustark = Who(HOSTILE, "organisation", None, "=role", "IGOUNO", words(text, "Graustark"))
    rudolf = Who("Rudolf", "person", "ROU", "Minister", "ROUGOV", words(text, "Rudolf"))
    zenda = Where("Zenda", "ROU", 45.5, 25.25, "city", 1234567, words(text, "Zenda"))
    country = Where("Romania", "ROU", None, None, "country", 798549, words(text, "Ruritania"))
    said = Attribution(
        id="a-1",
        chain=(Hop("Harbour Post", "outlet"), Hop("Wire", "agency"), Hop("Rudolf", "person", words=rudolf.words)),
        cue=words(text, "said"),
        content=(words(text, "never"), words(text, "yield")),
        quote="mixed",
        act="say",
        channel=Channel("x", "X", words(text, "said")),
        when=None,
        inside=None,
        maker=maker,
    )
    friday = When("2024-11-15", "day", "text+published", words(text, "Friday"))

    def event(number: int, **fields: Any) -> Event:
        plain: dict[str, Any] = {
            "id": f"e-{number}",
            "type": "ASSAULT",
            "mode": "aerial",
            "cameo": "195",
            "trigger": words(text, "struck"),
            "actor": (ruritania, graustark),
            "recipient": (rudolf,),
            "about": (words(text, "yield"),),
            "where": (zenda, country),
            "when": friday,
            "status": "actual",
            "attribution": "a-1",
            "maker": maker,
        }
        return Event(**plain | fields)

    statuses = ("planned", "possible", "conditional", "ordered", "permitted", "denied", "failed")
    return Reading(
        made_by=MadeBy("0.1.0", "none"),
        article=Article(
            id="r-1",
            url='https://harbour.example/a"b?c=d e',
            outlet="Harbour Post",
            section=("World",),
            headline='=HYPERLINK("x")',
            standfirst=None,
            byline=("Ann O'Nym",),
            published=When("2024-11-17T22:05+02:00", "minute", "published"),
            modified=None,
            language="en",
            text=text,
            embeds=(Embed("x", "17", "https://x.com/i/web/status/17", None, False),),
        ),
        attributions=(said,),
        events=(
            event(1),
            event(2, actor=(), recipient=(), where=(), when=None, cameo=None, attribution=None),
            event(3, where=(country,), when=When("2024-W46", "week", "text"), cameo="0871"),
            event(4, type="CONSULT", mode=None, cameo="042", status="planned"),
            *(event(10 + number, status=status) for number, status in enumerate(statuses)),
        ),
        positions=(
            Position(
                id="p-1",
                holder=rudolf,
                stance="refuse",
                toward=(ruritania,),
                about=words(text, "yield"),
                limits=(),
                condition=None,
                since=friday,
                change="new",
                attribution="a-1",
                maker=maker,
            ),
        ),
        quantities=(
            Quantity(
                id="q-1",
                low=8.0,
                high=None,
                unit="people",
                of=words(text, "people"),
                kind="killed",
                event="e-1",
                attribution=None,
                words=words(text, "at least 8"),
                maker=maker,
            ),
        ),
    )
