"""robots.txt as RFC 9309 has it: no file is a yes, a server that fails is a no, and the answer is kept for a day."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from onrecord.fetching.addresses import origin
from onrecord.fetching.exchange import TOKEN, Answer, Network
from onrecord.intake.forms.http_message import plain_body

# RFC 9309, 2.5: at least the first 500 KiB are read; 2.4: an answer is not used for longer than a day.
MOST = 500 * 1024
KEPT = 24 * 3600.0
# A delay that a site asks for is kept up to this; beyond it one page an hour is no following at all.
LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin allows.

    Attributes:
        refusal: why nothing may be fetched there, or ``None``.
        parsed: the rules where there is a file.
        until: when (monotonic seconds) it has to be asked for again.
        answers: what came when it was asked for, to be archived once.
    """

    refusal: str | None
    parsed: Any
    until: float
    answers: tuple[Answer, ...] = ()

    def denial(self, url: str) -> str | None:
        """Why ``url`` may not be fetched; ``None`` where it may."""
        if self.refusal:
            return self.refusal
        if self.parsed is not None and not self.parsed.can_fetch(url, TOKEN):
            return "robots.txt of its site does not allow programs to fetch it; open it in a browser and save it"
        return None

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 where it asks for none."""
        told = self.parsed.crawl_delay(TOKEN) if self.parsed is not None else None
        return min(max(float(told or 0), 0.0), LONGEST_DELAY)


@dataclass(slots=True)
class Robots:
    """The rules of every origin, each asked for once a day."""

    network: Network
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, Rules] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _new: list[Answer] = field(default_factory=list)

    def rules(self, url: str) -> Rules:
        """The rules for an address."""
        at = origin(url)
        with self._lock:
            known = self._known.get(at)
        if known is None or known.until < self.clock():
            known = self._ask(at)
            with self._lock:
                self._known[at] = known
                self._new.extend(known.answers)
        return known

    def taken(self) -> list[Answer]:
        """The answers that came since this was asked last, for the archive."""
        with self._lock:
            new, self._new = self._new, []
        return new

    def _ask(self, at: str) -> Rules:
        visit = self.network.visit(f"{at}/robots.txt", {}, lambda _: None)
        until = self.clock() + KEPT
        if visit.fault is not None:
            return Rules(f"robots.txt of its site cannot be had ({visit.fault}), which counts as a no", None, until)
        answer = visit.answers[-1]
        if answer.status >= 500 or answer.status == 429:
            what = (
                f"robots.txt of its site cannot be had (status {answer.status}), which counts as a no; try again later"
            )
            return Rules(what, None, until, visit.answers)
        if answer.status != 200:
            return Rules(None, None, until, visit.answers)
        return Rules(None, _parsed(plain_body(answer.message).content[:MOST]), until, visit.answers)


def _parsed(content: bytes) -> Any:
    from protego import Protego

    return Protego.parse(content.decode("utf-8-sig", "replace"))
