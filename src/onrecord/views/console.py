"""The terminal as rich sees it, one for the whole run, so that a progress bar and what is printed share the screen."""

from __future__ import annotations

from functools import cache

from rich.console import Console

# Into a pipe or a file there is no screen to measure: wide enough for five columns, narrow enough to read.
PIPE_WIDTH = 120


@cache
def console() -> Console:
    """Standard output; without colour and of a fixed width where it is no terminal."""
    screen = Console(highlight=False)
    return screen if screen.is_terminal else Console(highlight=False, width=PIPE_WIDTH)


@cache
def side_console() -> Console:
    """Standard error, for what is not the answer itself."""
    return Console(stderr=True, highlight=False)
