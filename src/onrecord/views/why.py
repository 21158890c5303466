"""``onrecord why ID``: a claim, the words that say so, the rule that saw it, and what people have decided on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.text import Text

from onrecord.model.claims import Attribution, Claim
from onrecord.model.gist import gist
from onrecord.model.problems import Problem, UsageError
from onrecord.model.reading import Reading
from onrecord.model.text import Span, spans_of
from onrecord.views.recording import RECORD, Where, opened

if TYPE_CHECKING:
    from onrecord.record.table import Table

MARK = "bold cyan"


def register(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(why)


def why(
    claim: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, or as much of it as one alone has.")],
    record: Where = RECORD,
    file: Annotated[str | None, typer.Option("--in", metavar="FILE", help="Look in readings (.jsonl) instead.")] = None,
) -> None:
    """Say why a claim stands: its words in the report, the rule that saw it, its chain, its grounds, its decisions."""
    from onrecord.views.console import console

    if file:
        reading, whole = _in_file(file, claim)
        decisions = None
    else:
        with opened(record) as asked:
            reading, whole = asked.reading_of(claim)
            decisions = asked.decisions_on(whole)
    for line in told(reading, whole, decisions):
        console().print(line)


def told(reading: Reading, whole: str, decisions: Table | None) -> Iterator[Text]:
    """The lines of the answer. ``whole`` is the id of a claim of the reading, or of its report."""
    article = reading.article
    made = reading.made_by
    if whole == article.id:
        yield Text(article.headline or "(no headline)", style="bold")
        yield from _fields(article, ("url", "outlet", "byline", "published", "modified"))
        yield Text(f"read by onrecord {made.onrecord} with {made.engine}")
        yield from (Text(f"{claim.id}  {gist(claim)}") for claim in _claims(reading))
    else:
        claim = next(claim for claim in _claims(reading) if claim.id == whole)
        yield Text(f"{whole}  ").append(gist(claim), style="bold")
        yield Text(f"in {article.id}: {article.headline or '(no headline)'} ({article.outlet or 'outlet unknown'})")
        yield Text("\nwhat the report says", style="dim")
        yield from _words(article.text, claim)
        yield Text("\nwhat was made of it", style="dim")
        yield from _fields(claim, [name for name in claim.__struct_fields__ if name not in ("id", "maker")])
        yield from _carried(reading, claim)
        yield Text("\nwhat made it", style="dim")
        yield from _rule(claim, f"onrecord {made.onrecord}, {made.engine}")
        yield from _weighed(reading, claim)
    if decisions is not None and len(decisions):
        yield Text("\nwhat people decided", style="dim")
        for row in decisions:
            value = f" {row.field} = {row.value}" if row.field else f" {row.other}" if row.other else ""
            withdrawn = "" if row.stands or row.verdict == "withdraw" else "  (withdrawn)"
            note = f": {row.note}" if row.note else ""
            yield Text(f"{row.decided:%Y-%m-%d %H:%M} {row.signed}: {row.verdict}{value}{note}{withdrawn}  {row.id}")


def _claims(reading: Reading) -> list[Claim]:
    return [*reading.attributions, *reading.events, *reading.positions, *reading.quantities]


def _words(text: str, claim: Claim) -> Iterator[Text]:
    """The paragraphs in which the claim's words stand, the words marked."""
    spans = sorted(set(spans_of(claim)))
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        within = [span for span in spans if start <= span.start < end]
        if within:
            shown = Text(line)
            for span in within:
                shown.stylize(MARK, span.start - start, min(span.end, end) - start)
            yield shown
        start = end + 1
    listed = "; ".join(f"{span.start}:{span.end} {span.text!r}" for span in spans)
    yield Text(f"at {listed}", style="dim")


def _fields(value: Any, names: Iterable[str]) -> Iterator[Text]:
    for name in names:
        held = getattr(value, name)
        if held not in (None, (), ""):
            yield Text(f"{name}: ").append(_plain(held))


def _plain(value: Any) -> str:
    """A value in one line: of a span its words, of an actor or a place its name and what else is known."""
    if isinstance(value, Span):
        return f"“{value.text}”"
    if isinstance(value, tuple):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, msgspec.Struct):
        parts = [
            _plain(held) if name in ("name", "value") else f"{name} {_plain(held)}"
            for name in value.__struct_fields__
            if (held := getattr(value, name)) not in (None, (), "", False)
        ]
        return ", ".join(parts)
    return str(value)


def _carried(reading: Reading, claim: Claim) -> Iterator[Text]:
    """Through whose hands the claim came: its own chain, or that of the attribution in whose content it stands."""
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    inner = claim.inside if isinstance(claim, Attribution) else claim.attribution
    if inner is None and not isinstance(claim, Attribution):
        yield Text(f"said by: {reading.article.outlet or 'the outlet'} itself")
    if inner in by_id:
        chain = " ← ".join(hop.name for hop in by_id[inner].chain)
        yield Text(f"said by: {chain}  ({inner})")


def _rule(claim: Claim, versions: str) -> Iterator[Text]:
    yield Text(f"{claim.maker.name}, version {claim.maker.version}  ({versions})")
    rule = _rule_named(claim.maker.name)
    if rule is None:
        yield Text("no rule of this name is installed here: a model, another version or a third party made the claim")
        return
    yield Text(rule.why)
    for text, promised in rule.says:
        yield Text("  says of   ").append(text).append(f"\n            {promised}", style="dim")
    for text in rule.says_not:
        yield Text("  silent on ").append(text)


def _weighed(reading: Reading, claim: Claim) -> Iterator[Text]:
    """What a family that weighs says of its claim, out of the stored report read again (which costs a reading)."""
    from onrecord.read import case_of, coders, shipped_engine

    for coder in coders():
        weigh = getattr(coder, "weighers", {}).get(claim.maker.name)
        if weigh is not None:
            yield from (Text(f"  {line}") for line in weigh(case_of(reading.article, shipped_engine()), claim))


def _rule_named(name: str) -> Any:
    from onrecord.read import coders

    rules = (rule for coder in coders() for rule in getattr(coder, "rules", ()))
    return next((rule for rule in rules if rule.name == name), None)


def _in_file(path: str, start: str) -> tuple[Reading, str]:
    """The reading in a file that holds what ``start`` begins. Raises UsageError where none does, or several."""
    from onrecord.views.readings import readings_in

    found: dict[str, Reading] = {}
    problems: list[Problem] = []
    for reading in readings_in(path):
        if isinstance(reading, Problem):
            problems.append(reading)
            continue
        for mark in (reading.article.id, *(claim.id for claim in _claims(reading))):
            if mark.startswith(start):
                found[mark] = reading
    if start in found:
        return found[start], start
    if not found:
        told = f" ({problems[0].where}: {problems[0].what})" if problems else ""
        raise UsageError(f"{path} holds nothing whose id begins with {start}{told}")
    if len(found) > 1:
        raise UsageError(f"{start} begins several ids: {', '.join(sorted(found)[:5])}; type more of it")
    return next((reading, mark) for mark, reading in found.items())
