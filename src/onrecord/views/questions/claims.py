"""One report, and why a claim of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.model.claims import Attribution, Claim, Event, Position, Quantity
from onrecord.model.gist import gist
from onrecord.model.problems import OnrecordError, UsageError
from onrecord.model.provenance import Hop
from onrecord.model.reading import Reading
from onrecord.model.text import Span, spans_of
from onrecord.record.opened import Record
from onrecord.record.table import Table
from onrecord.stories.story import gathering
from onrecord.views.questions import asked, evidence
from onrecord.views.questions.access import Access, NotFound
from onrecord.views.questions.told import Alternative, Cited, Decided, Overlapping, ReportTold, RuleTold, WhyTold


def report(access: Access, question: asked.Report) -> ReportTold:
    """The newest reading of a report, or of the report of a claim. Raises NotFound."""
    with access.record() as record:
        reading, _ = _found(record, question.id)
        decisions = decided(record.decisions_on(reading.article.id))
    return ReportTold(reading=reading, decisions=decisions, story=_story(access, reading.article.id))


def why(access: Access, question: asked.Why) -> WhyTold:
    """Why a claim stands. Raises NotFound, and UsageError for the id of a report, which is no claim."""
    if question.id.startswith("r-"):
        raise UsageError(f"{question.id} is the id of a report; ask for the report, or for the id of one of its claims")
    with access.record() as record:
        reading, whole = _found(record, question.id)
        decisions = decided(record.decisions_on(whole))
    claims = claims_of(reading)
    claim = next(one for one in claims if one.id == whole)
    spans = sorted(set(spans_of(claim)))
    report_of = cited_of(reading)
    return WhyTold(
        id=whole,
        gist=gist(claim),
        cited=report_of,
        attribution=claim if isinstance(claim, Attribution) else None,
        event=claim if isinstance(claim, Event) else None,
        position=claim if isinstance(claim, Position) else None,
        quantity=claim if isinstance(claim, Quantity) else None,
        evidence=tuple(evidence.of_span(span, whole, report_of) for span in spans),
        paragraphs=tuple(_paragraphs(reading.article.text, spans)),
        chain=_chain(reading, claim),
        carried_by=claim.inside if isinstance(claim, Attribution) else claim.attribution,
        rule=rule_of(claim),
        made_by=reading.made_by,
        alternatives=tuple(_alternatives(claim)),
        overlapping=tuple(
            Overlapping(id=one.id, gist=gist(one))
            for one in claims
            if one is not claim and type(one) is type(claim) and _main(one).overlaps(_main(claim))
        ),
        decisions=decisions,
    )


def claims_of(reading: Reading) -> list[Claim]:
    """Every claim of a reading, family by family."""
    return [*reading.attributions, *reading.events, *reading.positions, *reading.quantities]


def cited_of(reading: Reading) -> Cited:
    """What a reading's report is cited by."""
    article = reading.article
    return Cited(
        report=article.id,
        outlet=article.outlet,
        url=article.url,
        headline=article.headline,
        published=article.published.value if article.published else None,
    )


def rule_of(claim: Claim) -> RuleTold:
    """The rule that made a claim, with its reason and examples where it is installed here."""
    from onrecord.read import coders

    rules = (rule for coder in coders() for rule in getattr(coder, "rules", ()))
    rule = next((rule for rule in rules if rule.name == claim.maker.name), None)
    return RuleTold(
        name=claim.maker.name,
        version=claim.maker.version,
        why=rule.why if rule else None,
        says=rule.says if rule else (),
        says_not=rule.says_not if rule else (),
    )


def decided(table: Table) -> tuple[Decided, ...]:
    """The record's decisions on something, the latest first."""
    return tuple(
        Decided(
            id=row.id, decided=f"{row.decided:%Y-%m-%dT%H:%M:%SZ}", verdict=row.verdict, field=row.field,
            value=row.value, other=row.other, signed=row.signed, note=row.note, stands=bool(row.stands),
        )
        for row in table
    )  # fmt: skip


def _found(record: Record, mark: str) -> tuple[Reading, str]:
    try:
        return record.reading_of(mark)
    except UsageError as error:
        raise NotFound(f"{error}; `find`, `events`, `said` and `positions` give ids") from error


def _story(access: Access, report_id: str) -> str | None:
    """The story that a report tells; ``None`` where it stands alone, or the stories are too far behind to say."""
    try:
        with access.stories() as (shelf, _):
            return gathering.story_of(shelf, report_id)
    except OnrecordError:
        return None


def _main(claim: Claim) -> Span:
    """The words that a claim is mostly read from."""
    if isinstance(claim, Attribution):
        return claim.content[0]
    if isinstance(claim, Event):
        return claim.trigger
    return claim.about if isinstance(claim, Position) else claim.words


def _paragraphs(text: str, spans: list[Span]) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if any(start <= span.start < end for span in spans):
            yield Span(start, end, line)
        start = end + 1


def _chain(reading: Reading, claim: Claim) -> tuple[Hop, ...]:
    if isinstance(claim, Attribution):
        return claim.chain
    carrier = next((one for one in reading.attributions if one.id == claim.attribution), None)
    return carrier.chain if carrier else (Hop(reading.article.outlet or "unknown", "outlet"),)


def _alternatives(value: Any) -> Iterator[Alternative]:
    """What the words of each actor and place may mean besides what was taken."""
    if isinstance(value, tuple):
        for one in value:
            yield from _alternatives(one)
    elif isinstance(value, msgspec.Struct):
        rivals = getattr(value, "rivals", ())
        words = getattr(value, "words", None)
        if rivals and isinstance(words, Span):
            yield Alternative(words=words, taken=str(getattr(value, "name", "unknown")), rivals=rivals)
        for field in value.__struct_fields__:
            if field != "rivals":
                yield from _alternatives(getattr(value, field))
