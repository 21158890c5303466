"""The questions as tools: a name, what it does, the schema of what it takes and of what it gives."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import mcp_types as types
import msgspec

from onrecord.model.problems import OnrecordError
from onrecord.views.api.faults import Fault, fault, unforeseen
from onrecord.views.questions import BY_NAME, QUESTIONS, Access, Question

_LOG = logging.getLogger("onrecord.mcp")


def tools(access: Access) -> list[types.Tool]:
    """Every question as a tool. ``read`` reaches out only where addresses may be fetched."""
    return [
        types.Tool(
            name=one.name,
            title=one.name.replace("_", " ").capitalize(),
            description=one.says,
            input_schema=schema(one.takes),
            output_schema=schema(one.gives),
            annotations=types.ToolAnnotations(
                read_only_hint=True,
                destructive_hint=False,
                idempotent_hint=True,
                open_world_hint=access.fetch and one.name == "read",
            ),
        )
        for one in QUESTIONS
    ]


def schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a struct with ``type: object`` at its root, as the protocol asks."""
    (root,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    name = root["$ref"].rsplit("/", 1)[1]
    told: dict[str, Any] = dict(parts.pop(name))
    return {**told, "$defs": parts} if parts else told


def call(access: Access, name: str, arguments: Mapping[str, Any]) -> types.CallToolResult:
    """The answer of a tool, as text and as a structure; what went wrong is an answer, too, that says what to do."""
    question = BY_NAME.get(name)
    if question is None:
        return _failed(Fault(error="not_found", what=f"there is no tool {name[:100]!r}; tools/list names them"))
    try:
        told = _answered(access, question, arguments)
    except msgspec.ValidationError as error:
        return _failed(Fault(error="usage", what=f"{error}; the input schema of `{name}` says what it takes"))
    except OnrecordError as error:
        return _failed(fault(error))
    except Exception:
        _LOG.exception("`%s` failed", name)
        return _failed(unforeseen())
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=told.decode())], structured_content=msgspec.json.decode(told)
    )


def _answered(access: Access, question: Question, arguments: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode(question.answer(access, msgspec.convert(dict(arguments), question.takes)))


def _failed(told: Fault) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=f"{told.error}: {told.what}")], is_error=True
    )
