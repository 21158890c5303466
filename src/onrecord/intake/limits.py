"""How long and how much one page over the network may take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.intake.inflate import MIB

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> the IP addresses they stand for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much one page may take.

    Attributes:
        connect: seconds until a host name is looked up, and again until a connection stands.
        idle: seconds without a byte.
        total: seconds for the whole page, redirects among them, however busy the line.
        body: bytes of the body, as sent and again once inflated.
        head: bytes for everything around the body of one response (status, headers, chunk marks).
        redirects: how many are followed.

    The largest of 137 saved news pages held 2.2 MB inflated and 0.33 MB compressed, so 20 MiB leaves nine times the
    room; it is also the cap of trafilatura, which reads the page next. 60 s bring the median page (0.3 MB) over a
    line of 50 kbit/s, and 5 redirects are what http to https, a bare host to www, a consent page and a moved page need.
    """

    connect: float = 10.0
    idle: float = 15.0
    total: float = 60.0
    body: int = 20 * MIB
    head: int = MIB
    redirects: int = 5
