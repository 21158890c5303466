"""How the server is reached: on standard input and output, or over streamable HTTP on this machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.model.problems import MissingExtra
from onrecord.views.questions import Access

if TYPE_CHECKING:
    from starlette.applications import Starlette

PATH = "/mcp"
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_INSTALL = "`onrecord mcp` needs the SDK of the protocol: pip install 'onrecord[mcp]'"
# As many bytes of a request as the JSON API takes.
_MOST_BYTES = 20_000_000


def over_stdio(access: Access) -> None:
    """Answers on standard input and output until the input ends. Raises MissingExtra."""
    try:
        import anyio
        from mcp.server.stdio import stdio_server

        from onrecord.views.mcp.server import make
    except ImportError as error:
        raise MissingExtra(_INSTALL) from error

    async def serve() -> None:
        server = make(access)
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    try:
        anyio.run(serve)
    finally:
        access.close()


def over_http(access: Access, host: str, port: int, names: Iterable[str] = ()) -> None:
    """Answers at ``http://HOST:PORT/mcp`` until it is stopped. Raises MissingExtra."""
    try:
        import uvicorn
    except ImportError as error:
        raise MissingExtra(_INSTALL) from error
    made = app(access, names)
    try:
        uvicorn.run(made, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
    finally:
        access.close()


def app(access: Access, names: Iterable[str] = ()) -> Starlette:
    """The ASGI application; ``names`` are host names besides those of this machine that it answers to.

    Raises MissingExtra.
    """
    try:
        from mcp.server.transport_security import TransportSecuritySettings

        from onrecord.views.mcp.server import make
    except ImportError as error:
        raise MissingExtra(_INSTALL) from error
    hosts = [*_LOOPBACK, *(name for name in names if name not in _LOOPBACK)]
    security = TransportSecuritySettings(
        allowed_hosts=[told for host in hosts for told in (host, f"{host}:*")],
        allowed_origins=[f"http://{host}:*" for host in hosts],
    )
    return make(access).streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_MOST_BYTES,
        transport_security=security,
    )
