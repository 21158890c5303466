"""What a report says in a form that can be compared: one small fact for each matter of each claim.

A fact is made once, when a reading comes in, and kept; comparing needs no reading. Bounded: so many facts a report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Literal

import msgspec
from msgspec.structs import replace

from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.conflicts import Account, Matter
from onrecord.model.days import first_day
from onrecord.model.grounds import When, Where, Who
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.stories.conflicts import figures, wording
from onrecord.stories.statements.words import sentences, stemmed

# A long page of many stories has some 300; what a list of a thousand figures holds beyond that is no news report.
MOST = 600
# Characters around a figure that say which happening it belongs to.
_AROUND = 400
# Characters of a sentence on either side of a claim's words, at most.
_LONGEST = 600


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One thing told, ready to be compared.

    Attributes:
        account: what is told, where, by whom.
        sort: what can be compared at all: facts of another sort never are (``killed person``, ``COERCE``, ``deny``).
        event: id of the event that it belongs to, or ``None``.
        words: content words of what it is about.
        trigger, parties: of an event, the word that names it, without its ending, and who takes part; of a quantity,
            as trigger the sort of persons that it counts.
        names: names around it.
        day: when the report was published, counted from 1 January 1; 0 where unknown.
        low, high: bounds of a quantity; of an event, its first and last day.
        country, lat, lon, precision: of a place; of a party its country, and as precision what sort of actor it is.
        status: of the event that it belongs to.
        party: who holds, does, or says it: names and countries, small.
        limited: whether it stands under a condition that the report tells.
        denies: whether it answers what somebody else says, by a word of denial.
        context: of a position or a quantity, the content words of its sentence.
        takes_back: whether the report says there that an earlier word was wrong, or takes it back.
    """

    account: Account
    sort: str
    event: str | None = None
    words: frozenset[str] = frozenset()
    trigger: str = ""
    parties: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    day: int = 0
    low: float | None = None
    high: float | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    status: str | None = None
    party: frozenset[str] = frozenset()
    limited: bool = False
    denies: bool = False
    context: frozenset[str] = frozenset()
    takes_back: Literal["correction", "retraction"] | None = None


def facts(reading: Reading) -> tuple[Fact, ...]:
    """The facts of a report, at most ``MOST``."""
    return tuple(islice(_Facts(reading), MOST))


class _Facts:
    """Walks one reading; a class only to keep what every fact of it shares."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.said = {one.id: one for one in reading.attributions}
        published = reading.article.published
        self.told = published.value if published else ""
        self.day = first_day(self.told) or 0
        self.sentences = sentences(self.text)

    def __iter__(self) -> Iterator[Fact]:
        for quantity in self.reading.quantities:
            yield from self._quantity(quantity)
        for event in self.reading.events:
            yield from self._event(event)
        for position in self.reading.positions:
            yield self._position(position)
        for attribution in self.reading.attributions:
            yield from self._assertion(attribution)

    def _account(self, claim: str, matter: Matter, value: str, shown: str, words: Span, carrier: str | None) -> Account:
        article = self.reading.article
        return Account(
            report=article.id, claim=claim, matter=matter, value=value, shown=shown, words=words,
            sentence=self._sentence(words), said_by=self._source(carrier), outlet=article.outlet,
            told=self.told,
        )  # fmt: skip

    def _sentence(self, words: Span) -> Span:
        """The sentence in which words begin, and those that they reach into; cut where a page knows no full stop."""
        first = bisect_right(self.sentences, words.start, key=lambda one: one.start) - 1
        last = bisect_right(self.sentences, words.end - 1, key=lambda one: one.start) - 1
        start = max(self.sentences[first].start, words.start - _LONGEST)
        return Span.of(self.text, start, max(words.end, min(self.sentences[last].end, words.end + _LONGEST)))

    def _source(self, carrier: str | None) -> str:
        attribution = self.said.get(carrier or "")
        return attribution.chain[-1].name if attribution else self.reading.article.outlet or "the outlet"

    def _quantity(self, claim: Quantity) -> Iterator[Fact]:
        sort = figures.counted(claim, self.text)
        if sort is None:
            return
        around = self.text[max(0, claim.words.start - _AROUND) : claim.words.end + _AROUND]
        of = claim.of.text if claim.of else claim.unit or ""
        value = f"{_number(claim.low)}..{_number(claim.high)}"
        account = self._account(claim.id, "quantity", value, claim.words.text, claim.words, claim.attribution)
        yield Fact(
            account=account, sort=sort, event=claim.event, words=wording.content(of), names=wording.names(around),
            day=self.day, low=claim.low, high=claim.high, takes_back=wording.takes_back(account.sentence.text),
            context=wording.content(account.sentence.text), trigger=figures.persons(claim),
        )  # fmt: skip

    def _event(self, claim: Event) -> Iterator[Fact]:
        about = wording.content(" ".join([claim.trigger.text, *(span.text for span in claim.about)]))
        days = days_of(claim.when) if claim.when else None
        source = {self._source(claim.attribution).lower()} if claim.attribution else set()
        account = self._account(claim.id, "status", claim.status, claim.status, claim.trigger, claim.attribution)
        bare = Fact(
            account=account, sort=claim.type, status=claim.status, event=claim.id, words=about, day=self.day,
            trigger=stemmed(claim.trigger.text), parties=frozenset(map(party_key, _known(claim))),
            low=days[0] if days else None, high=days[1] if days else None,
        )  # fmt: skip
        yield replace(
            bare,
            party=frozenset(source),
            denies=claim.status == "denied" and wording.denies(account.sentence.text),
            takes_back=wording.takes_back(account.sentence.text),
        )
        if len(claim.where) == 1:
            yield self._place(claim, claim.where[0], bare)
        if claim.when and days:
            words = claim.when.words or claim.trigger
            account = self._account(claim.id, "time", claim.when.value, words.text, words, claim.attribution)
            yield replace(bare, account=account, precision=claim.when.basis)
        if claim.type in DEEDS and len(claim.actor) == 1 and claim.actor[0].kind in ("country", "group"):
            who = claim.actor[0]
            account = self._account(claim.id, "who", party_key(who), who.name, who.words, claim.attribution)
            yield replace(bare, account=account, country=who.country, precision=who.kind,
                          parties=frozenset(map(party_key, claim.recipient)))  # fmt: skip

    def _place(self, claim: Event, place: Where, bare: Fact) -> Fact:
        value = str(place.geonames) if place.geonames else place.name.lower()
        shown = place.name + (f" ({place.country})" if place.country and place.precision != "country" else "")
        account = self._account(claim.id, "place", value, shown, place.words, claim.attribution)
        return replace(
            bare,
            account=account,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
        )

    def _position(self, claim: Position) -> Fact:
        words = wording.content(" ".join([claim.about.text, *(span.text for span in claim.limits)]))
        condition = claim.condition.text if claim.condition else ""
        shown = f"{claim.holder.name}: {claim.stance}"
        account = self._account(claim.id, "condition", condition, shown, claim.about, claim.attribution)
        return Fact(
            account=account, sort=f"position {claim.stance}", words=words, day=self.day,
            party=frozenset({party_key(claim.holder)}), country=claim.holder.country, limited=bool(condition),
            denies=claim.stance == "deny" and wording.denies(account.sentence.text),
            context=wording.content(account.sentence.text),
        )  # fmt: skip

    def _assertion(self, claim: Attribution) -> Iterator[Fact]:
        """What a named or described source says is so; what it asks, believes or denies is no assertion."""
        if claim.act not in ("say", "claim", "confirm", "reveal", "criticise", "warn") or len(claim.chain) < 2:
            return
        words = claim.content[0]
        told = " ".join(span.text for span in claim.content)
        if wording.left_open(told):
            return
        yield Fact(
            account=self._account(claim.id, "status", "asserted", f"said by {claim.chain[-1].name}", words, claim.id),
            sort="asserted", words=wording.content(told), day=self.day, country=claim.chain[-1].country,
            party=frozenset({claim.chain[-1].name.lower()}),
        )  # fmt: skip


# Deeds of which it is disputed who did them: of talks or a deal every party is as much the doer as the other, and
# states expel, punish and hinder one another in turn.
DEEDS = frozenset({"ASSAULT"})
# Who can be told to have done a thing: a pronoun or a document that nothing resolved is nobody.
_ACTING = ("person", "country", "organisation", "group")


def _known(claim: Event) -> list[Who]:
    return [who for who in (*claim.actor, *claim.recipient) if who.kind in _ACTING]


def party_key(who: Who) -> str:
    """Who it is, for comparing: a country by its code, a person by the last name, else the name, small."""
    if who.kind == "country" and who.country:
        return who.country
    words = who.name.lower().split()
    return words[-1] if who.kind == "person" and words else " ".join(words)


def days_of(when: When) -> tuple[int, int] | None:
    """First and last day of a time to the day or finer; ``None`` for coarser ones and intervals with an open side."""
    first, _, last = when.value.partition("/")
    start, end = first_day(first), first_day(last or first)
    return (start, end) if start is not None and end is not None and end >= start else None


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
