"""How far a run has come, for a person who watches; nothing at all in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord.views.console import console, side_console

Item = TypeVar("Item")


def told(items: Iterable[Item], total: int | None, *, aloud: bool) -> Iterator[Item]:
    """The items, with a bar that moves as they are taken; ``total`` is ``None`` where it cannot be known beforehand.

    The bar stands on standard output where that is a terminal (what is printed then scrolls above it), on standard
    error where only that is one, and nowhere for a single item. ``aloud`` is false where standard output carries data
    that a bar must not stand in.
    """
    screen = console() if console().is_terminal and aloud else side_console()
    if total == 1 or not screen.is_terminal or (console().is_terminal and not aloud):
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        yield from progress.track(items, total=total)
