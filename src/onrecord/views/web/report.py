"""A report: its text with the layers of what it says, and every claim as a card."""

from __future__ import annotations

from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading
from onrecord.record.table import Table
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.cards import Card, cards
from onrecord.views.web.desk import Desk
from onrecord.views.web.layers import LAYERS, marks, paragraphs

COLUMNS = ("id", "kind", "gist", "words", "start", "end", "chain", "maker", "report")
_TYPES = ("VARCHAR",) * 4 + ("BIGINT",) * 2 + ("VARCHAR",) * 3
_OF_LAYER = {"attributions": "statement", "events": "event", "positions": "position", "quantities": "figure"}


def show(desk: Desk, asked: Asked) -> View:
    """The report of an id, ``layers`` switched on (all where none is named)."""
    with desk.record() as record:
        reading, whole = record.reading_of(asked.one("id") or "")
    return of(reading, asked, whole if whole != reading.article.id else asked.one("claim"))


def of(reading: Reading, asked: Asked, claim: str | None = None, kept: bool = True) -> View:
    """A reading as a view; ``kept`` where the record holds it."""
    layers = tuple(name for told in asked.all("layers") for name in told.split(",") if name) or tuple(LAYERS)
    unknown = [name for name in layers if name not in LAYERS and name != "none"]
    if unknown:
        raise UsageError(f"a report has the layers {', '.join(LAYERS)}; not {unknown[0]!r}")
    every = cards(reading)
    kinds = {kind for layer, kind in _OF_LAYER.items() if layer in layers}
    shown = [card for card in every if card.kind in kinds]
    article = reading.article
    context = {
        "article": article, "reading": reading, "cards": shown, "claim": claim, "layers": layers, "all_layers": LAYERS,
        "paragraphs": paragraphs(article.text, marks(reading)), "kept": kept, "standfirst": article.standfirst_end > 0,
        "counts": {kind: sum(card.kind == kind for card in every) for kind in _OF_LAYER.values()},
    }  # fmt: skip
    return View(article.headline or "Report without a headline", "report.html", table(shown, article.id), context)


def table(shown: list[Card], report: str) -> Table:
    """Cards as rows."""
    rows = tuple(
        (
            card.id, card.kind, card.gist, card.words, card.start, card.end,
            " <- ".join(hop.name for hop in card.chain), card.maker, report,
        )
        for card in shown
    )  # fmt: skip
    return Table(COLUMNS, _TYPES, rows)
