"""Commands by which a person decides: judge, accept, reject, fix, withdraw. Signed, dated, and never the last word."""

from __future__ import annotations

import subprocess
from typing import Annotated, Literal

import typer

from onrecord.model.problems import UsageError
from onrecord.record.decisions import Verdict
from onrecord.views.recording import RECORD, Where, must_exist, opened

Signed = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who decides; else git's user.name.")]
Note = Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, or as much of it as one alone has.")]


def register(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    for command in (judge, accept, reject, fix, withdraw):
        app.command()(command)


def judge(
    verdict: Annotated[Literal["same", "different"], typer.Argument(help="same or different.")],
    one: Annotated[str, typer.Argument(metavar="A", help="Id of a claim or a report.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Id of another one of its kind.")],
    record: Where = RECORD,
    signed: Signed = None,
    note: Note = None,
) -> None:
    """Say that two claims, or two reports, tell of the same thing, or of different ones."""
    _decide(record, verdict, one, signed, other=other, note=note)


def accept(claim: Id, record: Where = RECORD, signed: Signed = None, note: Note = None) -> None:
    """Say that a claim is what the report says."""
    _decide(record, "accept", claim, signed, note=note)


def reject(claim: Id, record: Where = RECORD, signed: Signed = None, note: Note = None) -> None:
    """Say that a claim is not what the report says; questions leave it out from now on."""
    _decide(record, "reject", claim, signed, note=note)


def fix(
    claim: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Which column (docs/dictionary.md).")],
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What stands there; none for unknown.")] = None,
    record: Where = RECORD,
    signed: Signed = None,
    note: Note = None,
) -> None:
    """Put a value right; it wins over the machine's, also after the report is read again."""
    _decide(record, "fix", claim, signed, field=field, value=value, note=note)


def withdraw(
    decision: Annotated[str, typer.Argument(metavar="ID", help="Id of a decision (`why` shows them).")],
    record: Where = RECORD,
    signed: Signed = None,
    note: Note = None,
) -> None:
    """Take a decision back; what held before it holds again."""
    _decide(record, "withdraw", decision, signed, note=note)


def _decide(record: str, verdict: Verdict, subject: str, signed: str | None, **more: str | None) -> None:
    must_exist(record)
    with opened(record) as kept:
        made = kept.judge(verdict, subject, signed or _git_user(), **more)
    what = " ".join(part for part in (made.field, "=" if made.field else None, made.value, made.other) if part)
    print(f"{made.id}  {made.verdict} {made.subject} {what}".rstrip() + f"  signed {made.signed}")


def _git_user() -> str:
    """Whom git knows here. Raises UsageError where it knows nobody."""
    try:
        told = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, check=False, timeout=5
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        told = ""
    if not told:
        raise UsageError("a decision is signed: say who decides with --as NAME")
    return told
