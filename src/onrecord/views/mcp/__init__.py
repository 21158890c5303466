"""``onrecord mcp``: the questions as tools of the Model Context Protocol, over standard input or HTTP.

Light on purpose: the SDK takes a second to import, and is imported where the command runs.
"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.views.recording import RECORD, Where


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
    from onrecord.views.recording import must_exist

    must_exist(record)
    access = Access(record, Limits(seconds=seconds), fetch=fetch)
    if http:
        over_http(access, host, port, tuple(name or ()))
    else:
        over_stdio(access)
