"""What a reading must hold before it is kept: spans that stand in the text, ids that stand once, no loose ends.

The same promises as ``onrecord.testing.check_reading`` makes of the reading wing; here they are asked of every reading
that comes in, ours or a third party's, at some 40 microseconds each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.grounds import When, Where, Who
from onrecord.model.reading import Reading, decode, encode
from onrecord.model.text import Span


def fault(reading: Reading) -> str | None:
    """Why the reading cannot be kept, in a sentence; ``None`` where it can."""
    text = reading.article.text
    for span in _spans(reading):
        if text[span.start : span.end] != span.text or span.start < 0:
            return f"{span.text!r} does not stand at {span.start}:{span.end} of the text"
    said = {claim.id for claim in reading.attributions}
    happened = {claim.id for claim in reading.events}
    others = [*(claim.id for claim in reading.positions), *(claim.id for claim in reading.quantities)]
    claims = len(reading.attributions) + len(reading.events) + len(others)
    if len(said) + len(happened) + len(set(others)) != claims:
        return "two of its claims have one id"
    for attribution in reading.attributions:
        if not attribution.chain:
            return f"{attribution.id} has no chain"
        if attribution.inside is not None and attribution.inside not in said:
            return f"{attribution.id} stands in {attribution.inside}, which is none of its attributions"
    carried: list[Event | Position | Quantity] = [*reading.events, *reading.positions, *reading.quantities]
    for claim in carried:
        if claim.attribution is not None and claim.attribution not in said:
            return f"{claim.id} stands in {claim.attribution}, which is none of its attributions"
    for quantity in reading.quantities:
        if quantity.event is not None and quantity.event not in happened:
            return f"{quantity.id} belongs to {quantity.event}, which is none of its events"
    return None


def line_of(reading: Reading) -> bytes:
    """The reading as the one line that stands for it, whether it comes from a coder or out of a file.

    A coder may put the whole number 8 where the model says 8.0, which JSON keeps apart and a file read back does not.
    """
    line = encode(reading)
    numbers: list[float | None] = [bound for quantity in reading.quantities for bound in (quantity.low, quantity.high)]
    numbers += [degrees for event in reading.events for spot in event.where for degrees in (spot.lat, spot.lon)]
    return encode(decode(line)) if any(type(number) is int for number in numbers) else line


def _spans(reading: Reading) -> Iterator[Span]:
    """Every span of a reading, by hand.

    ``model.text.spans_of`` finds the same (a test holds the two together), and takes 131 microseconds for a reading of
    a Wikinews report where this takes 7: it would cost an eighth more to add one.
    """
    yield from _of_time(reading.article.published)
    yield from _of_time(reading.article.modified)
    for embed in reading.article.embeds:
        if embed.words:
            yield embed.words
    for attribution in reading.attributions:
        yield from _of_attribution(attribution)
    for event in reading.events:
        yield from _of_event(event)
    for position in reading.positions:
        yield from _of_position(position)
    for quantity in reading.quantities:
        yield from _of_quantity(quantity)


def _of_attribution(claim: Attribution) -> Iterator[Span]:
    yield from claim.content
    if claim.cue:
        yield claim.cue
    if claim.channel:
        yield claim.channel.words
    for hop in claim.chain:
        if hop.words:
            yield hop.words
        if hop.reason:
            yield hop.reason
    yield from _of_time(claim.when)


def _of_event(claim: Event) -> Iterator[Span]:
    yield claim.trigger
    yield from _words(claim.actor)
    yield from _words(claim.recipient)
    yield from claim.about
    yield from _words(claim.where)
    yield from _of_time(claim.when)


def _of_position(claim: Position) -> Iterator[Span]:
    yield claim.holder.words
    yield claim.about
    yield from _words(claim.toward)
    yield from claim.limits
    if claim.condition:
        yield claim.condition
    yield from _of_time(claim.since)


def _of_quantity(claim: Quantity) -> Iterator[Span]:
    yield claim.words
    if claim.of:
        yield claim.of


def _words(named: Iterable[Who | Where]) -> Iterator[Span]:
    for one in named:
        yield one.words


def _of_time(when: When | None) -> Iterator[Span]:
    if when and when.words:
        yield when.words
