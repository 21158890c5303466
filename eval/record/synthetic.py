"""Readings of made-up reports, as many as wanted: the same seed and number give the same reading on every machine.

Not news and not meant to read like it: what counts is that length, words, claims and repetition are those of real
readings (230 readings of Wikinews reports: 1,699 characters of text, 8.7 KB of JSON, 6.6 attributions, 2.0 events, 0.8
positions and 1.2 quantities each). Here each has six attributions, five events (so that a million readings hold five
million; ``events`` may be fewer), one position and one quantity. One in fifty is the corrected text of an earlier page.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from onrecord.model.article import Article, article_id
from onrecord.model.claims import Attribution, Event, Position, Quantity, claim_id
from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Hop, Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span

COUNTRIES = (
    "AFG AGO ARG ARM AUS AZE BEL BGR BLR BRA CAN CHE CHL CHN COL CUB CZE DEU DNK EGY ESP EST ETH FIN FRA GBR GEO GRC "
    "HUN IDN IND IRN IRQ ISR ITA JPN KAZ KEN KOR LBN LTU LVA MDA MEX MMR NGA NLD NOR PAK POL PRK ROU RUS SAU SDN SRB "
    "SWE SYR TUR TWN UKR USA VEN YEM"
).split()
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION ASSAULT"
).split()
STATUSES = ("actual", "actual", "actual", "planned", "possible", "denied")
STANCES = ("permit", "refuse", "demand", "threaten", "warn", "promise")
VOCABULARY, OUTLETS, PERSONS, TOWNS = 30_000, 200, 4_000, 2_000
WORDS, SENTENCES = 17, 14
CORRECTED = 50
FIRST_DAY, DAYS = date(2015, 1, 1), 4_000
_SYLLABLES = "ba be bo ca ce co da de di do fa fe ga go ha he ho ja ka ke la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo wa we ya za".split()  # noqa: E501


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words, and how often each comes, added up: the r-th word comes as often as 1/r, as in any language."""
    chance = Random("vocabulary")
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return tuple(words), tuple(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))


@cache
def _names(kind: str, count: int) -> tuple[str, ...]:
    chance = Random(kind)
    words = _vocabulary()[0]
    return tuple(f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in range(count))


def readings(count: int, seed: int = 7, first: int = 0) -> Iterator[Reading]:
    """``count`` readings from number ``first`` on."""
    for number in range(first, first + count):
        yield reading(number, seed)


def reading(number: int, seed: int = 7, events: int = 5) -> Reading:
    """The reading of this number. Every fiftieth is a corrected text of the page before it."""
    chance = Random(seed * 1_000_003 + number)
    page = number - 1 if number and number % CORRECTED == 0 else number
    text, marks = _text(chance)
    outlet = _names("outlet", OUTLETS)[page % OUTLETS]
    day = FIRST_DAY + timedelta(days=Random(page).randrange(DAYS))
    url = f"https://{outlet.split()[0].lower()}.example/{day:%Y/%m}/{page:x}"
    published = When(day.isoformat(), "day", "published")
    headline = text[: text.index(".")][:60]
    mark = article_id(url, outlet, headline, published, text)
    article = Article(
        id=mark, url=url, outlet=outlet, section=("World",), headline=headline, standfirst=None, byline=(),
        published=published, modified=None, language="en", text=text,
    )  # fmt: skip
    claims = _Claims(chance, mark, outlet, text, marks, day)
    said = claims.attributions()
    return Reading(
        made_by=MadeBy("0.1.0", "synthetic/1"),
        article=article,
        attributions=said,
        events=claims.events(said)[:events],
        positions=(claims.position(said[0].id),),
        quantities=(claims.quantity(),),
    )


def _text(chance: Random) -> tuple[str, list[list[Span]]]:
    """A text, and for each sentence its names and stretches: actor, verb, recipient, the rest."""
    words, weights = _vocabulary()
    told = chance.choices(words, cum_weights=weights, k=WORDS * SENTENCES)
    persons = _names("person", PERSONS)
    parts: list[str] = []
    marks: list[list[Span]] = []
    at = 0
    for sentence in range(SENTENCES):
        rest = told[sentence * WORDS : (sentence + 1) * WORDS]
        pieces = [chance.choice(persons), rest[0], chance.choice(persons), " ".join(rest[1:])]
        spans: list[Span] = []
        for piece in pieces:
            spans.append(Span(at, at + len(piece), piece))
            at += len(piece) + 1
        marks.append(spans)
        parts.append(" ".join(pieces) + ("." if sentence % 3 else ".\n"))
        at = sum(len(part) for part in parts) + sentence + 1
    return " ".join(parts), marks


class _Claims:
    """The claims of one report, each on words of its own."""

    def __init__(self, chance: Random, mark: str, outlet: str, text: str, marks: list[list[Span]], day: date) -> None:
        self.chance, self.mark, self.outlet, self.marks, self.day = chance, mark, outlet, marks, day

    def attributions(self) -> tuple[Attribution, ...]:
        outlet = Hop(self.outlet, "outlet")
        made = []
        for actor, verb, other, rest in self.marks[:6]:
            speaker = Hop(actor.text, "person", country=self._country(actor), words=actor)
            relay = (Hop(other.text, "agency", words=other),) if self.chance.random() < 0.2 else ()
            made.append(
                Attribution(
                    id=claim_id("a", self.mark, verb, rest, actor), chain=(outlet, *relay, speaker), cue=verb,
                    content=(rest,), quote="indirect", act="say", channel=None, when=None, inside=None,
                    maker=Maker("synthetic/said", "1"),
                )
            )  # fmt: skip
        return tuple(made)

    def events(self, said: tuple[Attribution, ...]) -> tuple[Event, ...]:
        made = []
        for place, (actor, verb, other, rest) in enumerate(self.marks[6:11]):
            type_ = self.chance.choice(TYPES)
            when = self.day - timedelta(days=self.chance.randrange(3))
            made.append(
                Event(
                    id=claim_id("e", self.mark, verb, type_, actor, other), type=type_, mode=None, cameo=None,
                    trigger=verb, actor=(self._who(actor),), recipient=(self._who(other),), about=(rest,),
                    where=(self._where(rest),) if place < 2 else (),
                    when=When(when.isoformat(), "day", "text+published", verb) if place < 3 else None,
                    status=self.chance.choice(STATUSES),  # type: ignore[arg-type]
                    attribution=said[place].id if place < 3 else None, maker=Maker("synthetic/event", "1"),
                )
            )  # fmt: skip
        return tuple(made)

    def position(self, said: str) -> Position:
        actor, _, other, rest = self.marks[11]
        stance = self.chance.choice(STANCES)
        return Position(
            id=claim_id("p", self.mark, actor, stance, rest), holder=self._who(actor), stance=stance,  # type: ignore[arg-type]
            toward=(self._who(other),), about=rest, limits=(), condition=None, since=None, change="unknown",
            attribution=said, maker=Maker("synthetic/position", "1"),
        )  # fmt: skip

    def quantity(self) -> Quantity:
        _, verb, other, _ = self.marks[12]
        return Quantity(
            id=claim_id("q", self.mark, verb, "killed"), low=float(self.chance.randrange(1, 90)), high=None,
            unit=None, of=other, kind="killed", event=None, attribution=None, words=verb,
            maker=Maker("synthetic/quantity", "1"),
        )  # fmt: skip

    def _who(self, words: Span) -> Who:
        return Who(words.text, "person", self._country(words), None, None, words)

    def _where(self, words: Span) -> Where:
        town = self.chance.randrange(TOWNS)
        country = COUNTRIES[town % len(COUNTRIES)]
        return Where(_names("town", TOWNS)[town], country, town % 90 / 1.0, town % 180 / 1.0, "city", town, words)

    def _country(self, words: Span) -> str:
        return COUNTRIES[sum(words.text.encode()) % len(COUNTRIES)]
