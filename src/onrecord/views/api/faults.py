"""What went wrong, as the API says it: a status, a kind that a program can look at, and what to do next."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.problems import MissingExtra, OnrecordError, UsageError
from onrecord.record.session import AnswerTooCostly
from onrecord.views.questions import Busy, Forbidden, NotFound, Unreadable

Kind = Literal[
    "usage",
    "forbidden",
    "not_found",
    "method",
    "too_large",
    "media",
    "unreadable",
    "fault",
    "unavailable",
    "too_costly",
]
# The narrower ones first: each is looked for in this order.
_KINDS: tuple[tuple[type[OnrecordError], Kind], ...] = (
    (NotFound, "not_found"),
    (Unreadable, "unreadable"),
    (UsageError, "usage"),
    (Forbidden, "forbidden"),
    (AnswerTooCostly, "too_costly"),
    (Busy, "unavailable"),
    (MissingExtra, "unavailable"),
)
STATUS: dict[Kind, int] = {
    "usage": 400,
    "forbidden": 403,
    "not_found": 404,
    "method": 405,
    "too_large": 413,
    "media": 415,
    "unreadable": 422,
    "fault": 500,
    "unavailable": 503,
    "too_costly": 503,
}


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer.

    Attributes:
        error: the kind. ``usage``: the question is wrong. ``forbidden``: the server was not told to allow it.
            ``not_found``: nothing has this id or answers to these words. ``method``, ``too_large``, ``media``: the
            request is. ``unreadable``: there is no report in what was handed over. ``too_costly``: the answer takes
            more than a question may. ``unavailable``: the record cannot be asked now. ``fault``: of onrecord itself.
        what: what is the matter and what to do next, in a sentence.
    """

    error: Kind
    what: str

    @property
    def status(self) -> int:
        """The status of HTTP."""
        return STATUS[self.error]


def fault(error: OnrecordError) -> Fault:
    """An error of ours as a fault."""
    kind: Kind = next((kind for made, kind in _KINDS if isinstance(error, made)), "unavailable")
    return Fault(error=kind, what=str(error))


def unforeseen() -> Fault:
    """What is said of an error that nobody foresaw: nothing of it, since it may name files; the log has it."""
    return Fault(error="fault", what="a fault of onrecord itself; the log of the server names it, please report it")
