"""``onrecord serve``: the desk, the record in a browser on one's own machine."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from onrecord.model.problems import MissingExtra, UsageError
from onrecord.views.recording import RECORD, Where, tell


def register(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(serve)


def serve(
    record: Where = RECORD,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where it listens; 0 for any that is free.")] = 8600,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="On which; one that others reach lets them read the record.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name under which it answers.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Show the record in a browser: reports, stories, sources, positions, the map; nothing leaves the machine."""
    try:
        import uvicorn

        from onrecord.views.web.both import together
    except ImportError as error:
        raise MissingExtra(f"the desk needs {error.name}: pip install onrecord") from error
    from onrecord.views.web.guarding import LOOPBACK

    away = host not in LOOPBACK
    if away and not name:
        raise UsageError(f"to answer on {host}, say under which name it may be asked: --name NAME (or its address)")
    app = together(record, (*LOOPBACK, *(name or ())))
    listening = _listening(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    tell(f"the desk is at {address} (Ctrl+C ends it)")
    if away:
        tell("whoever reaches this address can read the record and sign decisions; there is no password")
    if open_browser:
        import webbrowser

        webbrowser.open(address)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        app.state.desk.close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is bound, so that the address is known before it is told. Raises UsageError where it is taken."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(kind, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}:{port} cannot be had ({error.strerror}); name another with --port") from error
    return listening
