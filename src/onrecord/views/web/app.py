"""The application: which address shows which view. Each view is a function of the desk and of what is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.views.web import (
    actors,
    ask,
    claim,
    figures,
    front,
    health,
    places,
    positions,
    reading,
    report,
    review,
    side,
    sources,
    story,
)  # fmt: skip
from onrecord.views.web.answering import View, give
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk
from onrecord.views.web.guarding import LOOPBACK, MOST_BYTES, Guard, holds

STATIC = Path(__file__).parent / "static"
Shown = Callable[[Desk, Asked], View]
Changed = Callable[[Desk, dict[str, Any]], View | str]

VIEWS: dict[str, Shown] = {
    "/": front.first,
    "/reports": front.reports,
    "/report/{id}": report.show,
    "/claim/{id}": claim.show,
    "/claim/{id}/others": claim.others,
    "/stories": story.every,
    "/story/{id}": story.show,
    "/story/{id}/sources": sources.show,
    "/side": side.show,
    "/positions": positions.show,
    "/map": places.show,
    "/actors": actors.every,
    "/actor": actors.show,
    "/figures": figures.show,
    "/ask": ask.show,
    "/sql": ask.sql,
    "/review": review.show,
    "/health": health.show,
}
CHANGES: dict[str, Changed] = {"/read": reading.read, "/decide": review.decide, "/saved": ask.save}


def make(folder: Path | str, *, hosts: Iterable[str] = LOOPBACK) -> Starlette:
    """The desk over the record in ``folder``, answering under ``hosts``.

    Raises OnrecordError where something else than a record stands there.
    """
    desk = Desk(folder)
    routes: list[BaseRoute] = [Mount("/static", _Static(directory=STATIC))]
    routes += [Route(path, partial(_show, view)) for path, view in VIEWS.items()]
    routes += [Route(path, partial(_change, change), methods=["POST"]) for path, change in CHANGES.items()]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=tuple(hosts))],
        exception_handlers={404: _nowhere, 500: _failed},
    )
    app.state.desk = desk
    return app


class _Static(StaticFiles):
    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        answer = super().file_response(*args, **kwargs)
        answer.headers["cache-control"] = "max-age=3600"
        return answer


async def _show(view: Shown, request: Request) -> Response:
    """A view, in a thread of its own; what a person did wrong is a page that says so."""
    desk: Desk = request.app.state.desk
    path = [(name, str(value)) for name, value in request.path_params.items()]
    asked = Asked(request.url.path, (*path, *request.query_params.multi_items()))
    return await run_in_threadpool(_answered, desk, asked, lambda: view(desk, asked))


def _answered(desk: Desk, asked: Asked, make: Callable[[], View]) -> Response:
    try:
        return give(make(), asked, desk.token)
    except OnrecordError as error:
        status = 400 if isinstance(error, UsageError) else 503
        return _sorry(desk, asked, desk.discreet(error), status)
    except sqlite3.Error:
        return _sorry(desk, asked, "the stories of this record cannot be read; `onrecord stories` makes them anew", 503)


def _sorry(desk: Desk, asked: Asked, told: str, status: int) -> Response:
    if "as" in dict(asked.given):
        return PlainTextResponse(told, status)
    return give(View("Not this way", "sorry.html", context={"told": told}, status=status), asked, desk.token)


async def _change(change: Changed, request: Request) -> Response:
    """A change: only with the token of this process (the guard has seen that it comes from here)."""
    desk: Desk = request.app.state.desk
    async with request.form(max_files=1, max_fields=20, max_part_size=MOST_BYTES) as form:
        if not holds(desk.token, form.get("token")):
            return PlainTextResponse("This page is from an earlier run of the desk; load it again.", 403)
        given: dict[str, Any] = {}
        for name, value in form.multi_items():
            given[name] = value if isinstance(value, str) else (value.filename or "", await value.read())

    def changed() -> Response:
        asked = Asked(request.url.path)
        try:
            answer = change(desk, given)
        except OnrecordError as error:
            return _sorry(desk, asked, desk.discreet(error), 400)
        return RedirectResponse(answer, 303) if isinstance(answer, str) else give(answer, asked, desk.token)

    return await run_in_threadpool(changed)


async def _nowhere(request: Request, _: Exception) -> Response:
    desk: Desk = request.app.state.desk
    return _sorry(desk, Asked(request.url.path), "there is no page at this address", 404)


async def _failed(request: Request, error: Exception) -> Response:
    """A fault of ours: told without what it was about, which may be anybody's words."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return PlainTextResponse("The desk failed at this page; the terminal says why.", status)
