"""``onrecord origins CLAIM``: who carries a claim, through whose hands it came, and how many stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from onrecord.model.problems import UsageError
from onrecord.views.recording import RECORD, Where
from onrecord.views.story import Form, In, shelf_of

if TYPE_CHECKING:
    from onrecord.model.origins import Evidence, Newsroom, Origins, Path, Source, Step
    from onrecord.stories.shelf import Shelf

LONGEST = 160
_ID = ("a-", "e-", "p-", "q-")


def register(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(origins)


def origins(
    claim: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Id of a claim; or, with --on, its words.")],
    record: Where = RECORD,
    file: In = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day around which words are looked for.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Reports of each newsroom at most; 0 for all.")] = 5,
    form: Form = "table",
) -> None:
    """Follow a claim back: copies, credits, newsrooms that have it first-hand, ultimate sources; both counts."""
    import msgspec

    from onrecord.views.console import console

    with shelf_of(record, file) as (shelf, _):
        found = _traced(shelf, " ".join(claim).strip(), on)
    if form == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
    else:
        console().print(laid_out(found, limit or None))


def _traced(shelf: Shelf, asked: str, on: str | None) -> Origins:
    """The claim of that id, or the words, traced. Raises UsageError where the id is of none, or of several claims."""
    from datetime import date

    from onrecord.record.asking import day
    from onrecord.stories import statements
    from onrecord.stories.origins import trace, trace_words

    if on is not None:
        return trace_words(shelf, asked, day=date.fromisoformat(day(on, last=False)).toordinal())
    if not asked.startswith(_ID):
        raise UsageError(f"{asked!r} is no id of a claim (a-, e-, p-, q-); for words, say around which day: --on DATE")
    ids = statements.named(shelf, asked)
    if not ids:
        raise UsageError(f"no claim has an id that begins with {asked}")
    if len(ids) > 1 and asked not in ids:
        raise UsageError(f"{asked} begins several ids: {', '.join(ids[:5])}; type more of it")
    found = trace(shelf, asked if asked in ids else ids[0])
    if found is None:
        raise UsageError(f"{ids[0]} has no words in its report that could be followed")
    return found


def laid_out(found: Origins, limit: int | None) -> RenderableType:
    """The answer for a person: the counts, then a tree of newsrooms with their reports, then the sources."""
    head = Text(found.told, style="bold")
    if found.claim != found.told:
        head.append(f"\n{found.claim}", style="dim not bold")
    reports = len({path.telling.report for path in found.paths})
    counts = Text(f"told by {reports} {_noun('report', reports)}\nnewsrooms that have it first-hand: ")
    counts.append(str(found.first_hand), style="bold").append("\nultimate sources: ")
    counts.append(str(found.ultimate), style="bold")
    by_report = {path.telling.report: path for path in found.paths}
    parts: list[RenderableType] = [head, counts, Text()]
    parts += [_newsroom(room, by_report, limit) for room in found.newsrooms]
    parts += [_source(source) for source in found.sources]
    return Group(*parts)


def _newsroom(room: Newsroom, paths: dict[str, Path], limit: int | None) -> Tree:
    count = len(room.reports)
    title = Text(room.name or "newsroom unknown", style="bold")
    title.append(f"  {room.because}; {count} {_noun('report', count)}", style="not bold")
    if not room.apart:
        title.append(
            "; not shown to be independent" + ("" if room.counted else ", not counted"), style="not bold italic"
        )
    tree = Tree(title, guide_style="dim")
    shown = sorted(room.reports, key=lambda report: (-len(paths[report].steps), report))
    for report in shown[:limit]:
        _path(tree, paths[report])
    if limit is not None and count > limit:
        tree.add(Text(f"and {count - limit} more", style="dim"))
    return tree


def _path(tree: Tree, path: Path) -> None:
    telling = path.telling
    title = Text(f"{telling.outlet or 'outlet unknown'}  ").append(telling.report, style="dim")
    branch = tree.add(title.append(f"\n“{_cut(telling.words.text)}”", style="cyan not dim"))
    for step in path.steps:
        branch.add(_step(step))


def _step(step: Step) -> Text:
    if step.how == "own words":
        line = Text(f"← in {step.name}'s own words")
    else:
        line = Text(f"← {step.how} {step.name or 'nobody known'}")
    if not step.sure:
        line.append(" (not said in this report)" if step.how == "credited to" else " (not shown)", style="italic")
    if step.how != "own words":
        for told in _told(step.evidence):
            line.append(f"\n  {told}", style="dim")
    return line


def _source(source: Source) -> Tree:
    kept_back = "unnamed" if source.anonymous else source.kind
    number = f", {source.number} of them" if source.number else ""
    count = len(source.reports)
    title = Text("said by ").append(source.name, style="bold")
    title.append(f"  {kept_back}{number}; {count} {_noun('report', count)}", style="not bold")
    if not source.apart:
        title.append("; may be the same as another", style="italic not bold")
    return Tree(title, guide_style="dim")


def _told(evidence: Iterable[Evidence]) -> Iterator[str]:
    for one in evidence:
        if one.words:
            yield f"“{_cut(one.words.text)}” at {one.words.start}:{one.words.end} in {one.report}"
        else:
            yield f"the page of {one.report} says so outside its text"


def _noun(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
