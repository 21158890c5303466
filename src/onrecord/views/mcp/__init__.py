"""``onrecord mcp``: the questions as tools of the Model Context Protocol, over standard input or HTTP.

Light on purpose: the SDK takes a second to import, and is imported where the command runs.
"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.model.problems import UsageError
from onrecord.views.recording import RECORD, Where, must_exist, tell

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def register(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(mcp)


def mcp(
    record: Where = RECORD,
    http: Annotated[bool, typer.Option("--http", help="Answer over HTTP, not on standard input and output.")] = False,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where HTTP listens; this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="On which port.")] = 8752,
    name: Annotated[list[str] | None, typer.Option(metavar="NAME", help="A host name that HTTP answers to.")] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Let `read` fetch addresses.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, metavar="N", help="Give a question up after so long.")] = 10.0,
) -> None:
    """Answer an assistant's questions about a record, each with the words that say so (extra `mcp`)."""
    from onrecord.views.mcp.serving import over_http, over_stdio
    from onrecord.views.questions import Access, Limits

    must_exist(record)
    if http and host not in LOOPBACK:
        if not name:
            raise UsageError(f"to answer on {host}, say under which name it may be asked: --name NAME (or its address)")
        tell("whoever reaches this address can read the record; there is no password")
    access = Access(record, Limits(seconds=seconds), fetch=fetch)
    if http:
        tell(f"answering at http://{f'[{host}]' if ':' in host else host}:{port}/mcp (Ctrl+C ends it)")
        over_http(access, host, port, name or ())
    else:
        over_stdio(access)
