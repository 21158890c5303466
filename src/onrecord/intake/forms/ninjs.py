"""IPTC ninjs, the form in which agencies hand out news (1.x with ``body_xhtml`` and 2.x with ``bodies``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.intake.fields import Fields
from onrecord.intake.forms.newsarticle import names_of, text_of
from onrecord.model.problems import Problem

# ninjs names each body by its form; the plain one is taken where both are there, since markup adds nothing to words.
_BODIES = ("body_text", "body_xhtml", "body_html")
_NO_TEXT = ("picture", "graphic", "video", "audio")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an item of ninjs."""
    bodies = any(name.startswith("body_") and name in _BODIES for name in value)
    named = "uri" in value or "versioncreated" in value or "versionCreated" in value or "usageterms" in value
    return named and (bodies or isinstance(value.get("bodies"), list) or "pubstatus" in value or "pubStatus" in value)


def articles(item: Mapping[str, Any], where: str) -> Iterator[Fields | Problem]:
    """The article of an item; a Problem for one that was withdrawn, or holds no text."""
    if (text_of(item.get("pubstatus") or item.get("pubStatus")) or "usable") == "canceled":
        yield Problem(where, "the agency withdrew it (pubstatus canceled); it was not read")
        return
    body = _body(item)
    if not body:
        kind = text_of(item.get("type"))
        yield Problem(where, f"it is a {kind}, without text" if kind in _NO_TEXT else "the item has no body")
        return
    yield Fields(
        url=_address(item.get("uri")) or _address(item.get("url")),
        outlet=text_of(item.get("copyrightholder") or item.get("copyrightHolder"))
        or text_of(item.get("infosources") or item.get("infoSources")),
        section=names_of(item.get("subject") or item.get("subjects"))[:1],
        headline=_of_role(item.get("headlines"), "main", "headline")
        or text_of(item.get("headline") or item.get("title")),
        standfirst=text_of(item.get("description_text")) or _of_role(item.get("descriptions"), "summary", "caption"),
        byline=_byline(item),
        published=text_of(item.get("firstcreated") or item.get("firstCreated") or item.get("versioncreated")
                          or item.get("versionCreated")),
        modified=text_of(item.get("versioncreated") or item.get("versionCreated")),
        language=text_of(item.get("language")),
        body=body,
    )  # fmt: skip


def _body(item: Mapping[str, Any]) -> str | None:
    plain = next((text for name in _BODIES if (text := text_of(item.get(name)))), None)
    return plain or _of_role(item.get("bodies"), "main", "")


def _of_role(values: Any, *roles: str) -> str | None:
    """The value of one of the roles, else the first (ninjs 2: lists of ``{role, contenttype, value}``)."""
    nodes = [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
    nodes.sort(key=lambda node: (node.get("role") not in roles, node.get("contenttype") != "text/plain"))
    return next((text for node in nodes if (text := text_of(node.get("value")))), None)


def _byline(item: Mapping[str, Any]) -> tuple[str, ...]:
    line = text_of(item.get("byline"))
    if line:
        return (line.removeprefix("By ").removeprefix("by "),)
    people = item.get("people") or item.get("person") or []
    writers = [one for one in people if isinstance(one, dict) and one.get("rel") in ("author", "creator")]
    return names_of(writers) if writers else ()


def _address(value: Any) -> str | None:
    text = text_of(value)
    return text if text and text.startswith(("http://", "https://")) else None
