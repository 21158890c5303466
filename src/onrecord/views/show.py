"""A reading laid out for a person at a terminal: the report with its evidence in colour, then what it says."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model.article import Article, Embed
from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Hop
from onrecord.model.reading import Reading
from onrecord.model.text import Span

# One style a kind of evidence, told apart without colour too: a cue is bold, content is coloured, a trigger is
# underlined, a stance is bold and underlined. Base ANSI colours alone, so that light and dark terminals both serve.
STYLES = {
    "content": "cyan",
    "cue": "bold cyan",
    "event": "underline yellow",
    "position": "bold underline magenta",
}
LONGEST_CELL = 220
ARROW_BACK = " ← "
ARROW_TO = " → "


def show(reading: Reading) -> RenderableType:
    """The whole reading, ready for ``rich.print``."""
    parts: list[RenderableType] = [_head(reading.article), Text(), _body(reading), Text(), _legend(), Text()]
    sections = (
        ("Who says so", len(reading.attributions), _attributions(reading.attributions)),
        ("Events", len(reading.events), _events(reading.events)),
        ("Positions", len(reading.positions), _positions(reading.positions)),
        ("Quantities", len(reading.quantities), _quantities(reading.quantities)),
        ("Posts in the page", len(reading.article.embeds), _embeds(reading.article.embeds)),
        ("Problems", len(reading.problems), _problems(reading)),
    )
    for title, count, table in sections:
        if count:
            parts += [Text(f"{title} ({count})", style="bold"), Padding(table, (0, 0, 1, 1))]
    return Group(*parts)


def _head(article: Article) -> Text:
    place = [article.outlet or "outlet unknown", " › ".join(article.section)]
    dates = [f"published {_when(article.published)}" if article.published else "publication date unknown"]
    if article.modified:
        dates.append(f"modified {_when(article.modified)}")
    lines = Text(" · ".join(part for part in [*place, *dates] if part) + "\n", style="dim")
    lines.append((article.headline or "(no headline)") + "\n", style="bold")
    if article.byline:
        lines.append("by " + ", ".join(article.byline) + "\n", style="dim")
    if article.url:
        lines.append(article.url + "\n", style="dim")
    lines.append(f"{article.id}", style="dim")
    return lines


def _body(reading: Reading) -> Text:
    """The text with its evidence marked; the standfirst in italics; an empty line between paragraphs."""
    text = Text(reading.article.text)
    for claim in reading.attributions:
        for span in claim.content:
            text.stylize(STYLES["content"], span.start, span.end)
    for claim in reading.attributions:
        if claim.cue:
            text.stylize(STYLES["cue"], claim.cue.start, claim.cue.end)
    for position in reading.positions:
        text.stylize(STYLES["position"], position.about.start, position.about.end)
    for event in reading.events:
        text.stylize(STYLES["event"], event.trigger.start, event.trigger.end)
    text.stylize("italic", 0, reading.article.standfirst_end)
    return Text("\n\n").join(text.split("\n", allow_blank=False))


def _legend() -> Text:
    legend = Text("marked in the text: ", style="dim")
    for name, words in (
        ("cue", "who says so"),
        ("content", "what is said"),
        ("event", "event"),
        ("position", "position"),
    ):
        legend.append(words, style=STYLES[name]).append("   ")
    return legend


def _table(*columns: str) -> Table:
    """A table that separates by white space alone; the last column takes what room is left."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column in columns[:-1]:
        table.add_column(column, overflow="fold")
    table.add_column(columns[-1], overflow="fold", ratio=1)
    return table


def _attributions(attributions: Iterable[Attribution]) -> Table:
    table = _table("chain", "cue", "how", "content")
    for claim in attributions:
        how: list[str] = [claim.quote, *([claim.act] if claim.act != "say" else [])]
        if claim.channel:
            how.append(claim.channel.name or claim.channel.kind)
        table.add_row(
            _chain(claim.chain),
            Text(claim.cue.text if claim.cue else "", style=STYLES["cue"]),
            Text("\n".join([*how, *([_when(claim.when)] if claim.when else [])])),
            Text(_cut(" … ".join(span.text for span in claim.content)), style=STYLES["content"]),
        )
    return table


def _chain(chain: Iterable[Hop]) -> Text:
    """The hops from the outlet to the origin; a hop whose name is kept back is in italics."""
    text = Text()
    for place, hop in enumerate(chain):
        if place:
            text.append(ARROW_BACK, style="dim")
        text.append(hop.name, style="italic" if hop.anonymous else "")
    return text


def _events(events: Iterable[Event]) -> Table:
    table = _table("type", "who", "status", "when, where", "words")
    for event in events:
        parties = _names(event.actor) + (ARROW_TO + _names(event.recipient) if event.recipient else "")
        about = "; ".join(span.text for span in event.about)
        table.add_row(
            Text(event.type + (f"\n{event.mode}" if event.mode else "")),
            Text(parties),
            Text(event.status),
            Text("\n".join([*([_when(event.when)] if event.when else []), *(_where(place) for place in event.where)])),
            Text(event.trigger.text, style=STYLES["event"]).append(
                f"  {_cut(about)}" if about else "", style="not underline"
            ),
        )
    return table


def _positions(positions: Iterable[Position]) -> Table:
    table = _table("holder", "stance", "change", "about")
    for position in positions:
        about = Text(_cut(position.about.text), style=STYLES["position"])
        for name, spans in (("within", position.limits), ("on condition", _some(position.condition))):
            if spans:
                about.append(f"\n{name}: {'; '.join(span.text for span in spans)}", style="not bold not underline")
        if position.since:
            about.append(f"\nsince: {_when(position.since)}", style="not bold not underline")
        toward = ARROW_TO + _names(position.toward) if position.toward else ""
        change = position.change if position.change != "unknown" else ""
        table.add_row(Text(position.holder.name + toward), Text(position.stance), Text(change), about)
    return table


def _quantities(quantities: Iterable[Quantity]) -> Table:
    table = _table("kind", "at least", "at most", "of", "words")
    for quantity in quantities:
        low, high = ("" if bound is None else f"{bound:,.10g}" for bound in (quantity.low, quantity.high))
        of = quantity.of.text if quantity.of else (quantity.unit or "")
        table.add_row(Text(quantity.kind), Text(low), Text(high), Text(_cut(of)), Text(_cut(quantity.words.text)))
    return table


def _embeds(embeds: Iterable[Embed]) -> Table:
    table = _table("platform", "id", "posted", "", "address")
    for embed in embeds:
        shown = "shown" if embed.shown else "hidden"
        table.add_row(
            Text(embed.platform), Text(embed.id), Text(embed.posted or "unknown"), Text(shown), Text(embed.url)
        )
    return table


def _problems(reading: Reading) -> Table:
    table = _table("where", "what")
    for problem in reading.problems:
        table.add_row(Text(problem.where), Text(problem.what, style="red"))
    return table


def _names(parties: Iterable[Who]) -> str:
    return ", ".join(party.name for party in parties) or "unknown"


def _some(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _when(when: When) -> str:
    return when.value.replace("T", " ") if when.value else "time unknown"


def _where(place: Where) -> str:
    return place.name + (f" ({place.country})" if place.country and place.precision != "country" else "")


def _cut(words: str) -> str:
    """The words, shortened for a table cell; the whole of them stand marked in the text above and in ``--json``."""
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1].rstrip() + "…"
