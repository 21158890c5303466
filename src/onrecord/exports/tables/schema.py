"""The ten tables. Names of columns are a promise: one may be added, none changes its meaning without a new edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from onrecord.exports.tables.columns import Column, Table, maker, parties, span, spans, when, who
from onrecord.model.claims import Attribution, Event
from onrecord.model.grounds import Rival, Where, Who
from onrecord.model.reading import Reading

EDITION = "1"


class _Of(NamedTuple):
    """A claim, and the report in which it stands."""

    report: str
    it: Any


class _Nth(NamedTuple):
    """One of several things of a claim."""

    report: str
    claim: Any
    position: int
    it: Any


class _Rival(NamedTuple):
    """What else a name in a claim may stand for."""

    report: str
    claim: str
    field: str
    position: int
    number: int
    it: Rival


class _Dyad(NamedTuple):
    """One actor and one recipient of an event; ``None`` where the report names none."""

    report: str
    event: Event
    actor_position: int | None
    actor: Who | None
    recipient_position: int | None
    recipient: Who | None


def _hops(reading: Reading) -> Iterator[_Nth]:
    for said in reading.attributions:
        yield from (_Nth(reading.article.id, said, number, hop) for number, hop in enumerate(said.chain))


def _places(reading: Reading) -> Iterator[_Nth]:
    for event in reading.events:
        yield from (_Nth(reading.article.id, event, number, place) for number, place in enumerate(event.where))


def _posts(reading: Reading) -> Iterator[_Nth]:
    yield from (_Nth(reading.article.id, None, number, post) for number, post in enumerate(reading.article.embeds))


def _dyads(reading: Reading) -> Iterator[_Dyad]:
    nobody: tuple[tuple[None, None], ...] = ((None, None),)
    for event in reading.events:
        for (n, actor), (m, recipient) in product(
            tuple(enumerate(event.actor)) or nobody, tuple(enumerate(event.recipient)) or nobody
        ):
            yield _Dyad(reading.article.id, event, n, actor, m, recipient)


def _rivals(reading: Reading) -> Iterator[_Rival]:
    report = reading.article.id
    for event in reading.events:
        for field, named in (("actor", event.actor), ("recipient", event.recipient), ("where", event.where)):
            yield from _rivals_of(report, event.id, field, named)
    for position in reading.positions:
        for field, named in (("holder", (position.holder,)), ("toward", position.toward)):
            yield from _rivals_of(report, position.id, field, named)


def _rivals_of(report: str, claim: str, field: str, named: Sequence[Who | Where]) -> Iterator[_Rival]:
    for number, one in enumerate(named):
        yield from (_Rival(report, claim, field, number, nth, rival) for nth, rival in enumerate(one.rivals))


def _origin(name: str) -> Callable[[_Of], str | None]:
    """A field of the last hop of a chain."""

    def of(row: _Of) -> str | None:
        said: Attribution = row.it
        value: str | None = getattr(said.chain[-1], name) if said.chain else None
        return value

    return of


_REPORT = Column("report_id", "string", "the report in which it stands", lambda row: row.report)
_SAID = Column("attribution_id", "string", "the attribution in whose content it stands", lambda row: row.it.attribution)

REPORTS = Table(
    "reports",
    "a report that was read",
    ("report_id",),
    (),
    (
        Column("report_id", "string", "hash of what identifies the report and of its words", lambda r: r.article.id),
        Column("url", "string", "its address", lambda r: r.article.url),
        Column("outlet", "string", "who publishes it", lambda r: r.article.outlet),
        Column("section", "list", "its sections, from the broadest to the narrowest", lambda r: [*r.article.section]),
        Column("headline", "string", "as printed", lambda r: r.article.headline),
        Column("standfirst", "string", "as printed", lambda r: r.article.standfirst),
        Column("byline", "list", "its authors", lambda r: [*r.article.byline]),
        *when("published", "when it was published", lambda r: r.article.published),
        *when("modified", "when it was changed", lambda r: r.article.modified),
        Column("language", "string", "ISO 639-1", lambda r: r.article.language),
        Column("text", "string", "standfirst and body: offsets count in it", lambda r: r.article.text),
        Column("problems", "list", "what could not be read", lambda r: [f"{p.where}: {p.what}" for p in r.problems]),
        Column("onrecord_version", "string", "the onrecord that read it", lambda r: r.made_by.onrecord),
        Column("engine", "string", "the language engine that read it", lambda r: r.made_by.engine),
        Column("own_tables", "list", "the person's own tables it was read with", lambda r: [*r.made_by.tables]),
    ),
    lambda reading: (reading,),
)  # fmt: skip

ATTRIBUTIONS = Table(
    "attributions",
    "somebody says something",
    ("attribution_id",),
    (("report_id", "reports"),),
    (
        Column("attribution_id", "string", "stable id", lambda row: row.it.id),
        _REPORT,
        Column("origin", "string", "the last hop of the chain: who said it", _origin("name")),
        Column("origin_kind", "string", "what sort of source the origin is", _origin("kind")),
        Column("hops", "integer", "through how many hands it came, the outlet counted", lambda row: len(row.it.chain)),
        *span("cue", "the words that mark it", lambda row: row.it.cue),
        *spans("content", "what is said", lambda row: row.it.content),
        Column("quote", "string", "direct, indirect or mixed", lambda row: row.it.quote),
        Column("act", "string", "the class of the cue", lambda row: row.it.act),
        Column("channel", "string", "how it was said", lambda row: row.it.channel and row.it.channel.kind),
        Column("channel_name", "string", "which channel", lambda row: row.it.channel and row.it.channel.name),
        *span("channel_words", "the words that name the channel", lambda row: row.it.channel and row.it.channel.words),
        *when("said", "when it was said", lambda row: row.it.when),
        Column("inside", "string", "the attribution in whose content it stands", lambda row: row.it.inside),
        *maker(lambda row: row.it.maker),
    ),
    lambda reading: (_Of(reading.article.id, one) for one in reading.attributions),
)  # fmt: skip

HOPS = Table(
    "hops",
    "one pair of hands through which a statement came",
    ("attribution_id", "position"),
    (("attribution_id", "attributions"), ("report_id", "reports")),
    (
        Column("attribution_id", "string", "whose chain it belongs to", lambda row: row.claim.id),
        Column("position", "integer", "0 for the outlet, the origin last", lambda row: row.position),
        _REPORT,
        Column("name", "string", "who; unknown for the hop of 'reportedly'", lambda row: row.it.name),
        Column("kind", "string", "what sort of source", lambda row: row.it.kind),
        Column("anonymous", "boolean", "whether the report keeps the name back", lambda row: row.it.anonymous),
        Column("role", "string", "what the report says the source is", lambda row: row.it.role),
        Column("country", "string", "ISO 3166-1 alpha-3", lambda row: row.it.country),
        *span("words", "the words that name the hop", lambda row: row.it.words),
        Column("number", "integer", "how many unnamed persons it stands for", lambda row: row.it.number),
        *span("reason", "the words that say why a name is kept back", lambda row: row.it.reason),
    ),
    _hops,
)

EVENTS = Table(
    "events",
    "who did what to whom",
    ("event_id",),
    (("report_id", "reports"), ("attribution_id", "attributions")),
    (
        Column("event_id", "string", "stable id", lambda row: row.it.id),
        _REPORT,
        Column("type", "string", "type of PLOVER", lambda row: row.it.type),
        Column("mode", "string", "mode of PLOVER", lambda row: row.it.mode),
        Column("contexts", "list", "contexts of PLOVER", lambda row: [*row.it.contexts]),
        Column("cameo", "string", "CAMEO code, where one fits; text, for 040 is not 40", lambda row: row.it.cameo),
        Column("status", "string", "actual, or planned, possible, conditional, ordered, permitted, denied, failed",
               lambda row: row.it.status),
        *span("trigger", "the word that names the happening", lambda row: row.it.trigger),
        *parties("actors", "who did it", lambda row: row.it.actor),
        *parties("recipients", "to whom", lambda row: row.it.recipient),
        *spans("about", "what it is about, with what, on what", lambda row: row.it.about),
        Column("places", "list", "where it happened", lambda row: [place.name for place in row.it.where]),
        *when("date", "when it happened", lambda row: row.it.when),
        _SAID,
        *maker(lambda row: row.it.maker),
    ),
    lambda reading: (_Of(reading.article.id, one) for one in reading.events),
)  # fmt: skip

DYADS = Table(
    "dyads",
    "one actor and one recipient of an event: one row for each pair, and one where a side is not known",
    ("event_id", "actor_position", "recipient_position"),
    (("event_id", "events"), ("report_id", "reports")),
    (
        Column("event_id", "string", "the event", lambda row: row.event.id),
        Column("actor_position", "integer", "which of its actors, from 0", lambda row: row.actor_position),
        Column("recipient_position", "integer", "which of its recipients, from 0", lambda row: row.recipient_position),
        _REPORT,
        Column("type", "string", "type of PLOVER", lambda row: row.event.type),
        Column("mode", "string", "mode of PLOVER", lambda row: row.event.mode),
        Column("cameo", "string", "CAMEO code", lambda row: row.event.cameo),
        Column("status", "string", "whether it happened: see events", lambda row: row.event.status),
        *when("date", "when it happened", lambda row: row.event.when)[:5],
        *who("actor", "who did it", lambda row: row.actor),
        *who("recipient", "to whom", lambda row: row.recipient),
    ),
    _dyads,
)

POSITIONS = Table(
    "positions",
    "who permits, forbids, promises, offers, demands, refuses, threatens or warns",
    ("position_id",),
    (("report_id", "reports"), ("attribution_id", "attributions")),
    (
        Column("position_id", "string", "stable id", lambda row: row.it.id),
        _REPORT,
        *who("holder", "whose position it is", lambda row: row.it.holder),
        Column("stance", "string", "which one", lambda row: row.it.stance),
        *parties("toward", "whom it addresses", lambda row: row.it.toward),
        *span("about", "what is permitted, refused, threatened", lambda row: row.it.about),
        *spans("limits", "the words that bound it", lambda row: row.it.limits),
        *span("condition", "the words of an if, unless or only", lambda row: row.it.condition),
        *when("since", "since when", lambda row: row.it.since),
        Column("change", "string", "what the report says of change", lambda row: row.it.change),
        _SAID,
        *maker(lambda row: row.it.maker),
    ),
    lambda reading: (_Of(reading.article.id, one) for one in reading.positions),
)

QUANTITIES = Table(
    "quantities",
    "how many, as a range",
    ("quantity_id",),
    (("report_id", "reports"), ("attribution_id", "attributions"), ("event_id", "events")),
    (
        Column("quantity_id", "string", "stable id", lambda row: row.it.id),
        _REPORT,
        Column("kind", "string", "the class of figure", lambda row: row.it.kind),
        Column("low", "number", "at least; empty on an open side", lambda row: row.it.low),
        Column("high", "number", "at most; empty on an open side", lambda row: row.it.high),
        Column("unit", "string", "what is counted", lambda row: row.it.unit),
        *span("counted", "whom or what it counts", lambda row: row.it.of),
        *span("words", "the words that say so", lambda row: row.it.words),
        Column("event_id", "string", "the event it belongs to", lambda row: row.it.event),
        _SAID,
        *maker(lambda row: row.it.maker),
    ),
    lambda reading: (_Of(reading.article.id, one) for one in reading.quantities),
)


def _degrees(name: str) -> Any:
    """A coordinate of a place, where it is one."""

    def of(row: _Nth) -> float | None:
        place: Where = row.it
        value: float | None = getattr(place, name)
        return value

    return of


PLACES = Table(
    "places",
    "where an event happened",
    ("event_id", "position"),
    (("event_id", "events"), ("report_id", "reports")),
    (
        Column("event_id", "string", "the event", lambda row: row.claim.id),
        Column("position", "integer", "which of its places, from 0", lambda row: row.position),
        _REPORT,
        Column("name", "string", "its usual English name", lambda row: row.it.name),
        Column("country", "string", "ISO 3166-1 alpha-3", lambda row: row.it.country),
        Column("lat", "number", "WGS 84 degrees; empty for a country or region", _degrees("lat")),
        Column("lon", "number", "WGS 84 degrees; empty for a country or region", _degrees("lon")),
        Column("precision", "string", "how small the place is", lambda row: row.it.precision),
        Column("geonames", "integer", "GeoNames id", lambda row: row.it.geonames),
        *span("words", "the words that name it", lambda row: row.it.words),
    ),
    _places,
)

POSTS = Table(
    "posts",
    "a post of a social network inside a report",
    ("report_id", "position"),
    (("report_id", "reports"),),
    (
        _REPORT,
        Column("position", "integer", "which of its posts, from 0", lambda row: row.position),
        Column("platform", "string", "which network", lambda row: row.it.platform),
        Column("post_id", "string", "the network's id of the post", lambda row: row.it.id),
        Column("url", "string", "its address", lambda row: row.it.url),
        Column("posted", "string", "when, UTC", lambda row: row.it.posted),
        Column("shown", "boolean", "whether the page shows its words", lambda row: row.it.shown),
        *span("words", "where its words stand", lambda row: row.it.words),
    ),
    _posts,
)

RIVALS = Table(
    "rivals",
    "what else a name may stand for, where neither the report nor the day decides",
    ("claim_id", "field", "position", "number"),
    (("report_id", "reports"),),
    (
        Column("claim_id", "string", "the event or position in which the name stands", lambda row: row.claim),
        Column("field", "string", "actor, recipient, where, holder or toward", lambda row: row.field),
        Column("position", "integer", "which of that field's, from 0", lambda row: row.position),
        Column("number", "integer", "0 for the likeliest", lambda row: row.number),
        _REPORT,
        Column("name", "string", "its usual English name", lambda row: row.it.name),
        Column("country", "string", "ISO 3166-1 alpha-3", lambda row: row.it.country),
        Column("code", "string", "CAMEO actor code of an actor", lambda row: row.it.code),
        Column("geonames", "integer", "GeoNames id of a place", lambda row: row.it.geonames),
    ),
    _rivals,
)

TABLES = (REPORTS, ATTRIBUTIONS, HOPS, EVENTS, DYADS, POSITIONS, QUANTITIES, PLACES, POSTS, RIVALS)
