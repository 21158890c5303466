"""The application: each question under its name, by GET with its arguments in the query or by POST as JSON."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.views.api.document import document
from onrecord.views.api.faults import Fault, fault, unforeseen
from onrecord.views.api.guarding import LOOPBACK, MOST_BYTES, Guard, TooLarge, answer
from onrecord.views.questions import QUESTIONS, Access, Question

_LOG = logging.getLogger("onrecord.api")
_BODIES = ("application/json",)
_MANY = "reports"  # the one argument that may stand in a query several times


def make(access: Access, *, hosts: Iterable[str] = LOOPBACK, most: int = MOST_BYTES) -> Starlette:
    """The API over a record.

    Args:
        access: the record, its limits, and whether addresses may be fetched.
        hosts: the names, without a port, under which it answers.
        most: bytes of a request at most.
    """
    routes = [Route("/", _index), Route("/openapi.json", _document)]
    routes += [Route(f"/{one.name}", _endpoint(access, one), methods=list(methods(one))) for one in QUESTIONS]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=tuple(hosts), most=most)],
        exception_handlers={HTTPException: _no_route},
    )


def methods(question: Question) -> tuple[str, ...]:
    """By which methods a question is asked: a report to read is too long for an address."""
    return ("POST",) if question.name == "read" else ("GET", "POST")


def _endpoint(access: Access, question: Question) -> Callable[[Request], Awaitable[Response]]:
    async def asked(request: Request) -> Response:
        try:
            arguments = await _arguments(request)
            if isinstance(arguments, Fault):
                return answer(arguments)
            given = msgspec.convert(arguments, question.takes, strict=request.method == "POST")
            told = await run_in_threadpool(question.answer, access, given)
        except msgspec.ValidationError as error:
            return answer(Fault(error="usage", what=f"{error}; openapi.json says what `{question.name}` takes"))
        except OnrecordError as error:
            return answer(fault(error))
        except TooLarge:
            raise
        except Exception:
            _LOG.exception("`%s` failed", question.name)
            return answer(unforeseen())
        return Response(msgspec.json.encode(told), media_type="application/json")

    return asked


async def _arguments(request: Request) -> dict[str, Any] | Fault:
    """What is asked, by name. Raises UsageError where an argument is given twice, or the JSON is none."""
    if request.method != "POST":
        found: dict[str, Any] = {}
        for name in request.query_params:
            values = request.query_params.getlist(name)
            if name != _MANY and len(values) > 1:
                raise UsageError(f"{name!r} is given {len(values)} times; give it once")
            found[name] = values if name == _MANY else values[0]
        return found
    if request.headers.get("content-type", "").split(";")[0].strip().lower() not in _BODIES:
        return Fault(error="media", what="send the arguments as JSON, content-type application/json")
    if request.query_params:
        raise UsageError("by POST the arguments stand in the body, none in the address")
    body = await request.body()
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"the body is no JSON: {error}") from error
    if not isinstance(told, dict):
        raise UsageError("the body is a JSON object with the arguments by name")
    return told


async def _index(request: Request) -> Response:
    told = [{"name": one.name, "methods": methods(one), "what": one.says} for one in QUESTIONS]
    return Response(msgspec.json.encode({"document": "openapi.json", "questions": told}), media_type="application/json")


async def _document(request: Request) -> Response:
    return Response(_encoded(), media_type="application/json")


@cache
def _encoded() -> bytes:
    return msgspec.json.encode(document())


async def _no_route(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 405:
        told = Fault(error="method", what=f"{request.method} is not how this is asked; openapi.json says how")
    else:
        told = Fault(error="not_found", what="there is no such question; openapi.json lists them")
    made = answer(told)
    for name, value in (getattr(error, "headers", None) or {}).items():
        made.headers[name] = value
    return made
