"""FollowTheMoney statements: the record as the entities that OpenAleph, OpenSanctions and yente work with."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from io import StringIO
from typing import BinaryIO, NamedTuple

from onrecord.exports import Written, country
from onrecord.model.article import Article
from onrecord.model.claims import Attribution, Event
from onrecord.model.days import days
from onrecord.model.gist import gist
from onrecord.model.grounds import When, Who
from onrecord.model.reading import Reading

DATASET = "onrecord"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip

_SCHEMATA = {"person": "Person", "organisation": "Organization", "outlet": "Organization", "agency": "Organization",
             "country": "PublicBody"}  # fmt: skip

# the type of each property that is written, as the model of FollowTheMoney 4 has them
_TYPES = {
    "id": "", "name": "name", "country": "country", "position": "string", "summary": "text", "keywords": "string",
    "proof": "entity", "involved": "entity", "date": "date", "startDate": "date", "endDate": "date",
    "location": "address", "sourceUrl": "url", "publisher": "string", "description": "text", "title": "string",
    "author": "string", "publishedAt": "date", "language": "language", "bodyText": "text", "recordId": "string",
    "fileName": "string",
}  # fmt: skip

# FollowTheMoney names languages by three letters (ISO 639-3); ours are ISO 639-1. Those that reports come in most.
_LANGUAGES = {
    "ar": "ara", "bg": "bul", "cs": "ces", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn",
    "ko": "kor", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk",
    "sr": "srp", "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip


class Statement(NamedTuple):
    """One value of one property of one entity."""

    schema: str
    entity: str
    prop: str
    value: str


class FtmStatements:
    """Statements as CSV, as ``followthemoney`` writes and reads them: Article, Event, and who takes part."""

    name = "ftm"
    media_type = "text/csv"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the statements; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the statements, a reading at a time: each once, those of an entity together."""
        left_out: Counter[str] = Counter()
        count = 0
        out.write(_lines([COLUMNS]))
        for reading in readings:
            count += 1
            told = sorted(set(statements(reading)), key=lambda one: (one.entity, one.prop, one.value))
            out.write(_lines(_row(one) for one in told))
            left_out["attributions that no event stands in"] += len(_unused(reading))
            left_out["positions"] += len(reading.positions)
            left_out["quantities"] += len(reading.quantities)
        return Written(count, +left_out)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as ``followthemoney`` has them: every cell in quotes."""
    text = StringIO()
    csv.writer(text, dialect=csv.unix_dialect).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def statements(reading: Reading) -> Iterator[Statement]:
    """The statements of a reading; empty values are none."""
    said = {one.id: one for one in reading.attributions}
    for one in _all(reading, said):
        value = one.value.replace("\0", "\ufffd").strip()
        if value:
            yield one._replace(value=value)


def _all(reading: Reading, said: dict[str, Attribution]) -> Iterator[Statement]:
    article = reading.article
    yield from _article(article)
    for event in reading.events:
        yield from _event(article, event, said.get(event.attribution or ""))
        for who in (*event.actor, *event.recipient):
            yield from _party(article, who)


def _article(article: Article) -> Iterator[Statement]:
    """The report, with its text: what every other entity points to as its proof."""
    values = [
        ("fileName", f"{article.id}.txt"),
        ("title", article.headline),
        ("sourceUrl", article.url),
        ("publisher", article.outlet),
        ("publishedAt", _date(article.published)),
        ("language", _LANGUAGES.get(article.language or "")),
        ("bodyText", article.text),
        *(("author", name) for name in article.byline),
    ]
    yield from (Statement("Article", article.id, prop, value) for prop, value in values if value)


def _event(article: Article, event: Event, said: Attribution | None) -> Iterator[Statement]:
    """The event; its name says whether it happened, since no property of the schema does."""
    known = days(event.when)
    one = _date(event.when)
    chain = " <- ".join(hop.name for hop in said.chain) if said else article.outlet
    values = [
        ("name", gist(event)),
        ("recordId", event.id),
        ("summary", " ".join([event.trigger.text, *(span.text for span in event.about)])),
        ("description", f"Said by: {chain}" if chain else None),
        ("date", one),
        ("startDate", known[0].isoformat() if known and not one else None),
        ("endDate", known[1].isoformat() if known and not one else None),
        ("proof", article.id),
        ("sourceUrl", article.url),
        ("publisher", article.outlet),
        ("keywords", f"status:{event.status}"),
        ("keywords", f"type:{event.type}"),
        ("keywords", f"mode:{event.mode}" if event.mode else None),
        ("keywords", f"cameo:{event.cameo}" if event.cameo else None),
        *(("involved", _party_id(article, who)) for who in (*event.actor, *event.recipient)),
        *(("location", where.name) for where in event.where),
        *(("country", country(where.country).alpha2.lower()) for where in event.where),
    ]
    yield from (Statement("Event", event.id, prop, value) for prop, value in values if value)


def _party(article: Article, who: Who) -> Iterator[Statement]:
    schema, entity = _SCHEMATA.get(who.kind, "LegalEntity"), _party_id(article, who)
    values = [
        ("name", who.name),
        ("country", country(who.country).alpha2.lower()),
        ("position" if schema == "Person" else "summary", who.role),
        ("keywords", f"cameo:{who.code}" if who.code else None),
        ("proof", article.id),
    ]
    yield from (Statement(schema, entity, prop, value) for prop, value in values if value)


def _party_id(article: Article, who: Who) -> str:
    """A country is the same in every report; that two people are one is for the analyst (or nomenklatura) to say."""
    if who.kind == "country" and who.country:
        return f"onrecord-country-{who.country.lower()}"
    told = "\x1f".join((article.id, who.kind, who.name))
    return f"onrecord-{sha1(told.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _date(when: When | None) -> str | None:
    """A year, month, day or instant as it stands; other times have a start and an end."""
    if when is None or when.grain not in ("year", "month", "day", "second", "minute") or "/" in when.value:
        return None
    if days(when) is None:
        return None
    return when.value if when.grain in ("year", "month") else when.value[:10]


def _unused(reading: Reading) -> list[Attribution]:
    used = {event.attribution for event in reading.events}
    return [said for said in reading.attributions if said.id not in used]


def _row(one: Statement) -> list[str]:
    """A statement in the order of ``COLUMNS``. Its id is the hash that ``followthemoney`` itself would give it."""
    key = f"{DATASET}.{one.entity}.{one.prop}.{one.value}"
    return [
        one.entity, one.entity, one.prop, _TYPES[one.prop], one.schema, one.value, DATASET, "", "", "", "f", "", "",
        sha1(key.encode("utf-8", "replace")).hexdigest(),
    ]  # fmt: skip
