"""One address asked, its redirects followed: every answer as it came, within the limits of ``intake``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError

from onrecord.intake.connect import Guard, StopError
from onrecord.intake.fetch import REDIRECTS, Fetcher, unescaped
from onrecord.intake.forms.http_message import Message
from onrecord.intake.inflate import codings
from onrecord.intake.limits import Limits, Resolve
from onrecord.intake.refusals import failure

TOKEN = "onrecord"  # noqa: S105: the name that robots.txt calls this program by


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, as it came.

    Attributes:
        url: the address that was asked.
        status, reason: of its first line.
        headers: in their order.
        body: as sent, without chunks, still compressed.
        asked: the headers of the request.
        cut_short: whether the connection broke off before its end.
    """

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    asked: tuple[tuple[str, str], ...]
    cut_short: bool = False

    @property
    def message(self) -> Message:
        """The response as the archive's reader takes it."""
        return Message(self.status, {name.lower(): value for name, value in self.headers}, self.body)


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one address.

    Attributes:
        answers: its responses, redirects first.
        fault: why there is no last answer, in words; ``None`` where there is one.
        passing: whether asking again later may help.
    """

    answers: tuple[Answer, ...] = ()
    fault: str | None = None
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """How addresses are asked. ``resolve`` is there for checks, as in ``intake.address``."""

    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    resolve: Resolve | None = None

    def visit(self, address: str, more: Mapping[str, str], allowed: Callable[[str], str | None]) -> Visit:
        """Asks ``address``; ``more`` are headers for the first request, ``allowed`` says why an address must not be
        asked, before the first and before each redirect. Never raises for what comes back.
        """
        answers: list[Answer] = []
        try:
            self._follow(address, more, allowed, answers)
        except StopError as stop:
            return Visit(tuple(answers), str(stop), passing=False)
        except (HTTPError, OSError, ValueError) as error:
            return Visit(tuple(answers), failure(error), passing=True)
        return Visit(tuple(answers))

    def _follow(
        self, address: str, more: Mapping[str, str], allowed: Callable[[str], str | None], answers: list[Answer]
    ) -> None:
        fetcher = Fetcher(self.allow_private, self.limits, self.resolve, None)
        guard = Guard(self.allow_private, self.limits, self.resolve)
        url, seen = fetcher.target(address), set[str]()
        while True:
            if url.url in seen:
                raise StopError("its redirects lead back to where they began")
            if len(seen) > self.limits.redirects:
                raise StopError(f"it redirects more than {self.limits.redirects} times")
            seen.add(url.url)
            if refused := allowed(url.url):
                raise StopError(refused)
            asked = {**_headers(), **(more if len(seen) == 1 else {})}
            with fetcher.get(url, guard, asked) as response:
                body, cut_short = fetcher.raw(response)
                headers = tuple((str(name), str(value)) for name, value in response.headers.items())
                answer = Answer(
                    url.url, response.status, response.reason or "", headers, body, tuple(asked.items()), cut_short
                )
            answers.append(answer)
            location = answer.message.headers.get("location") if answer.status in REDIRECTS else None
            if location is None:
                return
            url = fetcher.target(urljoin(url.url, unescaped(location)))


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{TOKEN}/{version('onrecord')} (follows news feeds for one reader; obeys robots.txt)",
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
        "application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "en,*;q=0.5",
        "Accept-Encoding": ", ".join(codings()),
        "Connection": "close",
    }
