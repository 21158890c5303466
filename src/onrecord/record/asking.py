"""Named questions: one file of SQL each, in ``queries``, with what it answers and what it can be narrowed by on top.

A line that ends in ``-- with NAME`` holds only where NAME is given, so that a file is SQL as it stands and a question
that names nothing costs nothing. A line ``quicker: NAME`` names a question that gives the same answer from less, and
is asked in its place where it knows everything that is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.model.problems import UsageError

_WITH = re.compile(r"^(?P<sql>.*?)\s*-- with (?P<name>\w+)$")
_PARAMETER = re.compile(r"\$(\w+)")
_NAMED = re.compile(r"^(?P<names>\w+(?:, \w+)*): (?P<what>.+)$")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What every question can be narrowed by; each question's file says what they mean for it.

    Attributes:
        since, until: the first and the last day: ``2026``, ``2026-03`` or ``2026-03-14``.
        place, actor, outlet: a part of a name; of a place or an actor also a country, three capital letters.
        type, status: what the question's rows have as such.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    outlet: str | None = None

    def given(self) -> dict[str, str]:
        """Those that are given, as values of a question. Raises UsageError for a day that is none."""
        found = {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}
        for name in ("since", "until"):
            if name in found:
                found[name] = day(found[name], last=name == "until")
        return found


@dataclass(frozen=True)
class Question:
    """A named question as its file has it.

    Attributes:
        name: of the file.
        answers: what it answers.
        narrowed: what it can be narrowed by: name -> meaning.
        sql: all of it.
        quicker: the question that is asked in its place where it can be.
    """

    name: str
    answers: str
    narrowed: Mapping[str, str]
    sql: str
    quicker: str | None = None

    def asked(self, given: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """The SQL for what is given, and its values. Raises UsageError for a name that the question does not know."""
        unknown = given.keys() - self.narrowed.keys()
        if unknown:
            raise UsageError(f"`{self.name}` cannot be narrowed by {', '.join(sorted(unknown))}")
        if self.quicker and given.keys() <= question(self.quicker).narrowed.keys():
            return question(self.quicker).asked(given)
        lines: list[str] = []
        for line in self.sql.splitlines():
            found = _WITH.match(line)
            if found is None:
                lines.append(line)
            elif found["name"] in given:
                lines.append(found["sql"])
        sql = "\n".join(lines)
        return sql, {name: given[name] for name in set(_PARAMETER.findall(sql))}


@cache
def question(name: str) -> Question:
    """The question of this name."""
    text = (files("onrecord.record") / "queries" / f"{name}.sql").read_text("utf-8")
    head = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    answers: list[str] = []
    narrowed: dict[str, str] = {}
    quicker = None
    for line in head:
        found = _NAMED.match(line)
        if found and found["names"] == "quicker":
            quicker = found["what"]
        elif found and (narrowed or line.split(":")[0].islower()):
            narrowed |= dict.fromkeys(found["names"].split(", "), found["what"])
        else:
            answers.append(line)
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return Question(name, " ".join(answers), narrowed, sql.strip(), quicker)


def names() -> list[str]:
    """The named questions."""
    return sorted(
        path.name.removesuffix(".sql")
        for path in (files("onrecord.record") / "queries").iterdir()
        if path.name.endswith(".sql")
    )


def day(told: str, *, last: bool) -> str:
    """The day that a person typed, whole: of a year or a month the first one, or the last. Raises UsageError."""
    from calendar import monthrange
    from datetime import date

    if not _DAY.fullmatch(told):
        raise UsageError(f"{told!r} is no day; type one as 2026, 2026-03 or 2026-03-14")
    year, month, number = (*(int(one) for one in told.split("-")), None, None)[:3]
    try:
        month = month or (12 if last else 1)
        number = number or (monthrange(int(year or 0), month)[1] if last else 1)
        return date(int(year or 0), month, number).isoformat()
    except ValueError as error:
        raise UsageError(f"{told!r} is no day: {error}") from error
