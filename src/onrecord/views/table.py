"""An answer as a person, a script or a file gets it: the same rows in each, and their number on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Literal

from onrecord.model.problems import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.record.table import Table

Format = Literal["table", "csv", "json", "parquet"]
LONGEST_CELL = 160


def give(answer: Table, form: Format, out: str | None) -> None:
    """Prints the answer, or writes it to ``out``; says on standard error how many rows it has, and whether more exist.

    Raises UsageError where the format needs a file, OnrecordError where the file cannot be written.
    """
    if form == "table" and out is None:
        _print(answer)
    else:
        from onrecord.record import download

        chosen = _by_name(out) if form == "table" and out else form
        if chosen == "parquet" and out is None:
            raise UsageError("Parquet is no text; say where it goes with --out FILE")
        download.write(answer, chosen, out or "-")
    print(f"onrecord: {told(answer)}", file=sys.stderr)


def told(answer: Table) -> str:
    """How many rows there are, in words."""
    rows = f"{len(answer):,} row{'' if len(answer) == 1 else 's'}"
    return f"the first {rows}; there are more (--limit 0 for all)" if answer.more else rows


def _by_name(path: str) -> str:
    for ending in ("csv", "json", "parquet"):
        if path.endswith("." + ending):
            return ending
    raise UsageError(f"{path}: say which format with --format csv, json or parquet")


def _print(answer: Table) -> None:
    """A grid where it fits the screen; else each row as a paragraph of names and values, unknown ones left out."""
    from onrecord.views.console import console

    rows = [[_cell(value) for value in row] for row in answer.values]
    shown = [place for place in range(len(answer.columns)) if any(row[place] for row in rows)]
    widths = [max(len(answer.columns[place]), *(len(row[place]) for row in rows)) for place in shown] if rows else []
    screen = console()
    if sum(widths) + 2 * len(widths) <= screen.width:
        screen.print(_grid(answer, rows, shown))
    else:
        for row in rows:
            screen.print(_paragraph(answer, row, shown))


def _grid(answer: Table, rows: list[list[str]], shown: list[int]) -> RenderableType:
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for place in shown:
        number = answer.types[place] in ("BIGINT", "DOUBLE", "HUGEINT", "INTEGER")
        grid.add_column(answer.columns[place], no_wrap=True, justify="right" if number else "left")
    for row in rows:
        grid.add_row(*(Text(row[place]) for place in shown))
    return grid


def _paragraph(answer: Table, row: list[str], shown: list[int]) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    told = Text()
    for place in shown:
        if row[place]:
            told.append(answer.columns[place] + " ", style="dim").append(row[place] + "  ")
    return Padding(told, (0, 0, 1, 0))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_cell(one) for one in value)
    told = f"{value:,}" if isinstance(value, int) else " ".join(str(value).split())
    return told if len(told) <= LONGEST_CELL else told[: LONGEST_CELL - 1] + "…"
