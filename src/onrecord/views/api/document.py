"""The OpenAPI 3.1 document of the API, made from the types that the questions take and give."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.model.version import VERSION
from onrecord.views.api.faults import STATUS, Fault, Kind
from onrecord.views.questions import QUESTIONS, Question

_REF = "#/components/schemas/{name}"
_FAULTS: tuple[Kind, ...] = ("usage", "forbidden", "not_found", "too_large", "fault", "unavailable")


def document(server: str = "/api") -> dict[str, Any]:
    """The document; ``server`` is the address that the paths follow."""
    kinds: list[Any] = [kind for one in QUESTIONS for kind in (one.takes, one.gives)]
    refs, schemas = msgspec.json.schema_components([*kinds, Fault], ref_template=_REF)
    takes = {one.name: refs[2 * place] for place, one in enumerate(QUESTIONS)}
    gives = {one.name: refs[2 * place + 1] for place, one in enumerate(QUESTIONS)}
    made = {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "version": VERSION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": (
                "Questions to a record of news reports: who did what to whom, who says so, in which words, through "
                "whose hands. Every answer carries the words that say so with their place in the report (code points), "
                "ids to ask on with, how many rows there are and whether there are more. What is not known is null."
            ),
        },
        "servers": [{"url": server}],
        "paths": {
            f"/{one.name}": _path(one, takes[one.name], gives[one.name], schemas[_named(takes[one.name])])
            for one in QUESTIONS
        },
        "components": {"schemas": schemas, "responses": _responses(refs[-1])},
    }
    return _renamed(made, list(schemas))


def _path(question: Question, takes: Any, gives: Any, arguments: Mapping[str, Any]) -> dict[str, Any]:
    common = {"summary": question.says, "tags": ["questions"]}
    responses = _answers(question, gives)
    post = {
        **common,
        "operationId": f"{question.name}_by_post",
        "requestBody": {"required": True, "content": {"application/json": {"schema": takes}}},
        "responses": responses | {"415": {"$ref": "#/components/responses/media"}},
    }
    if question.name == "read":
        return {"post": post}
    required = arguments.get("required", [])
    parameters = [
        {
            "name": name, "in": "query", "required": name in required, "schema": _in_query(told),
            **({"explode": True, "style": "form"} if told.get("type") == "array" else {}),
        }
        for name, told in arguments["properties"].items()
    ]  # fmt: skip
    get = {**common, "operationId": question.name, "parameters": parameters, "responses": responses}
    return {"get": get, "post": post}


def _in_query(schema: Mapping[str, Any]) -> dict[str, Any]:
    """An argument as it stands in an address, where there is no null: it is left out."""
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    told = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
    if "enum" in told:
        told["enum"] = [one for one in told["enum"] if one is not None]
    if len(kinds) == 1:
        told = {**kinds[0], **told}
    if schema.get("default") not in (None, []):
        told["default"] = schema["default"]
    return told


def _answers(question: Question, gives: Any) -> dict[str, Any]:
    kinds: tuple[Kind, ...] = (*_FAULTS, "unreadable") if question.name == "read" else _FAULTS
    answers: dict[str, Any] = {
        "200": {"description": "the answer", "content": {"application/json": {"schema": gives}}},
    }
    return answers | {str(STATUS[kind]): {"$ref": f"#/components/responses/{kind}"} for kind in kinds}


def _responses(schema: Any) -> dict[str, Any]:
    says = {
        "usage": "the question is wrong; the sentence says how to put it right",
        "forbidden": "the server was not told to allow it",
        "not_found": "nothing has this id or answers to these words",
        "too_large": "the request is too large",
        "media": "the arguments are not JSON",
        "unreadable": "there is no report in what was handed over",
        "fault": "a fault of onrecord itself",
        "unavailable": "the record cannot be asked now, or the answer would take more than a question may",
    }
    content = {"application/json": {"schema": schema}}
    return {kind: {"description": told, "content": content} for kind, told in says.items()}


def _named(ref: Mapping[str, str]) -> str:
    return ref["$ref"].rsplit("/", 1)[1]


def _renamed(made: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The document with names of schemas that a person can say: ``EventRows`` for ``Rows_EventRow_``."""
    told = json.dumps(made)
    for name in names:
        told = told.replace(f'"{name}":', f'"{_short(name)}":').replace(
            f'/schemas/{name}"', f'/schemas/{_short(name)}"'
        )
    found: dict[str, Any] = json.loads(told)
    return found


def _short(name: str) -> str:
    rows = re.fullmatch(r"Rows_(\w+)Row_", name)
    if rows:
        return f"{rows[1]}Rows"
    *room, last = name.split(".")
    return f"{room[-1].capitalize()}{last}" if room else name
