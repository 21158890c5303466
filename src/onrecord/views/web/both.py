"""The desk and the JSON API as one application: ``/api`` is the API's, with its own guard, the rest the desk's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount

from onrecord.views import api
from onrecord.views.web import app


def together(folder: Path | str, hosts: Iterable[str]) -> Starlette:
    """Both over the record in ``folder``, answering under ``hosts``."""
    names = tuple(hosts)
    desk = app.make(folder, hosts=names)
    both = Starlette(routes=[Mount("/api", api.make(desk.state.desk.access, hosts=names)), Mount("/", desk)])
    both.state.desk = desk.state.desk
    return both
