"""The family of quantities: how many, of what, by whose account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.foreign import concerns
from onrecord.coders.quantities.figures import (
    CURRENCY,
    Figure,
    before,
    bound_before,
    figure_at,
    fraction_at,
    left_of,
    ranged,
)
from onrecord.coders.quantities.kinds import Found, counted, event_of, part
from onrecord.coders.rule import RULES_VERSION
from onrecord.coders.standing import attribution_id
from onrecord.extend import Case
from onrecord.model.claims import Quantity, claim_id
from onrecord.model.provenance import Maker
from onrecord.model.text import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def code(case: Case) -> list[Quantity]:
    """The quantities of a report, in the order of its text; a figure that counts nothing known is left out."""
    made: dict[str, Quantity] = {}
    events = {event.trigger.start: event.id for event in case.events}
    for sentence in case.doc.sents:
        if concerns(sentence):
            for quantity in _in_sentence(case, sentence, events):
                made.setdefault(quantity.id, quantity)
    return sorted(made.values(), key=lambda q: q.words.start)


def _in_sentence(case: Case, sentence: Span, events: Mapping[int, str]) -> Iterator[Quantity]:
    last = -1
    for token in sentence:
        if token.i <= last:
            continue
        if (share := fraction_at(token)) is not None:
            last = share.last.i
            whole = part(share)
            yield _made(case, share, whole, event_of(whole, events))
            continue
        figure = figure_at(token)
        if figure is None:
            continue
        figure = ranged(figure)
        found = counted(figure, part=figure.first.i == last + 2 and figure.first.nbor(-1).lower_ == "of")
        last = figure.last.i
        if found is not None:
            yield _made(case, figure, found, event_of(found, events))


def _made(case: Case, figure: Figure, found: Found, event: str | None) -> Quantity:
    kind, unit, head, shown = found.kind, found.unit, found.of, found.shown
    start, end = _words(figure, shown)
    words = case.span(start, end)
    of = _of(case, figure, head) if kind not in ("money", "distance", "percent") or head is not None else None
    return Quantity(
        id=claim_id("q", case.article.id, words, kind),
        low=figure.low,
        high=figure.high,
        unit=unit,
        of=of,
        kind=kind,
        event=event,
        attribution=attribution_id(case, words.start, words.end),
        words=words,
        maker=Maker("quantities/figure", RULES_VERSION),
    )


def _of(case: Case, figure: Figure, head: Token | None) -> TextSpan | None:
    """What is counted, without the number itself; ``None`` where the number stands alone ("killed 12")."""
    if head is None or figure.first.i <= head.i <= figure.last.i:
        return None
    start, end = clauses.phrase(head, bare=True)
    past = figure.last.idx + len(figure.last)
    if start < past < end and head.idx >= past:
        start = past
    return case.span(start, end)


def _words(figure: Figure, head: Token | None) -> tuple[int, int]:
    """From the bound ("at least") through the number to the noun it counts."""
    start = figure.first.idx
    left = left_of(figure.first, 48)  # more than what a bound and a currency's sign take
    told, bound = before(figure.first), bound_before(figure.first)
    sign = CURRENCY.search(left, max(0, len(left) - 6))
    if sign is not None and sign.end() == len(left):
        left = left[: sign.start()]
        start -= len(sign.group())
    if bound is not None and (at := left.rfind(told[bound.start() :].strip())) >= 0:
        start -= len(left) - at
    end = figure.last.idx + len(figure.last)
    if head is not None and head.i > figure.last.i:
        end = max(end, head.idx + len(head))
    return start, end
