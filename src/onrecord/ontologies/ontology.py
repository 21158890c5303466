"""What there is to say: types of events and stances, read from TOML files that anybody can write.

A file is known by the entry-point group ``onrecord.ontologies``; what is wrong in one is told with its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import msgspec

from onrecord import extend
from onrecord.model.claims import Change, Stance
from onrecord.model.problems import BadExtension, UsageError

FORMAT = "onrecord-ontology/1"
_CAMEO_CODE = re.compile(r"\d{2,4}")
_CROSSING = re.compile(r"(?P<type>[A-Z_]+)(?:/(?P<mode>[\w-]+))?(?P<contexts>(?: \+\w+)*)")


class EventType(msgspec.Struct, frozen=True):
    """A type of event.

    Attributes:
        name: as it stands in ``Event.type``.
        quad: one of the file's quads (verbal or material, cooperation or conflict).
        gloss: the definition.
        modes: mode -> definition.
        planned_as: the type under which the source ontology files an announced deed of this type; its own where none.
    """

    name: str
    quad: str
    gloss: str
    modes: Mapping[str, str]
    planned_as: str


class Crossing(msgspec.Struct, frozen=True):
    """Where a CAMEO code leads: type, mode (``None`` where the code says none) and contexts."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


class StanceType(msgspec.Struct, frozen=True):
    """A stance: its definition, the cues that take it, and the stance that "not" makes of it (``None``: no stance)."""

    name: str
    gloss: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    negated: str | None


class Ontology(msgspec.Struct, frozen=True):
    """The types and stances in force, put together from one or more files.

    Attributes:
        names: the files it was made from.
        types: name -> type of event.
        contexts: context -> definition.
        cameo: CAMEO code -> where it leads.
        stances: name -> stance.
        change: what a report says of change -> the lemmas and phrases that say it.
    """

    names: tuple[str, ...]
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    cameo: Mapping[str, Crossing]
    stances: Mapping[str, StanceType]
    change: Mapping[str, tuple[str, ...]]


@cache
def load(*names: str) -> Ontology:
    """The ontology made of the named files, in order (``plover`` and ``stances`` where none is named).

    Read once a process: a report is coded in less time than its files take to check.

    Raises UsageError for a name that no installed package offers, BadExtension for a file that is wrong.
    """
    known = extend.load("ontologies")
    wanted = names or ("plover", "stances")
    for name in wanted:
        if name not in known:
            raise UsageError(f"there is no ontology {name!r}; installed are: {', '.join(known)}")
    return merge(*(read_file(Path(known[name])) for name in wanted))


def merge(*parts: Ontology) -> Ontology:
    """One ontology of several; a later part adds to the earlier ones and outranks them name by name."""
    return Ontology(
        names=tuple(name for part in parts for name in part.names),
        types=_joined(part.types for part in parts),
        contexts=_joined(part.contexts for part in parts),
        cameo=_joined(part.cameo for part in parts),
        stances=_joined(part.stances for part in parts),
        change=_joined(part.change for part in parts),
    )


def read_file(path: Path) -> Ontology:
    """The ontology that one file holds. Raises BadExtension with file and line for whatever is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadExtension(f"{path}: cannot be read as UTF-8 text: {error}") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadExtension(f"{path}: is not TOML: {error}") from error
    return _Reading(path, text, table).ontology()


def _joined(tables: Any) -> Mapping[str, Any]:
    whole: dict[str, Any] = {}
    for table in tables:
        whole.update(table)
    return MappingProxyType(whole)


class _Reading:
    """One file being read; knows where its words stand, so that a fault can be told with its line."""

    def __init__(self, path: Path, text: str, table: Mapping[str, Any]) -> None:
        self.path, self.text, self.table = path, text, table

    def fault(self, section: str, what: str, key: str = "") -> BadExtension:
        """The error for a fault in ``section`` (and ``key`` in it): the line of the key, or else of the section."""
        at = 0
        for number, line in enumerate(self.text.splitlines(), 1):
            stripped = line.strip()
            if stripped == f"[{section}]":
                at = number
                if not key:
                    break
            elif key and (at or not section) and re.match(rf'"?{re.escape(key)}"?\s*=', stripped):
                at = number
                break
            elif at and stripped.startswith("["):
                break
        where = f"{self.path}, line {at}" if at else f"{self.path}"
        return BadExtension(f"{where}: {what}")

    def ontology(self) -> Ontology:
        """The file as an ontology."""
        if self.table.get("format") != FORMAT:
            raise self.fault("", f"format must be {FORMAT!r}, not {self.table.get('format')!r}", "format")
        name = self.string("", self.table, "name")
        contexts = self.strings("contexts")
        types = {key: self.event_type(key) for key in self.section("types")}
        for key, kind in types.items():
            if kind.planned_as not in types:
                raise self.fault(f"types.{key}", f"planned_as names no type: {kind.planned_as!r}", "planned_as")
        return Ontology(
            names=(name,),
            types=MappingProxyType(types),
            contexts=MappingProxyType(contexts),
            cameo=MappingProxyType({key: self.crossing(key, types, contexts) for key in self.section("cameo")}),
            stances=MappingProxyType({key: self.stance(key) for key in self.section("stances")}),
            change=MappingProxyType({key: self.change(key) for key in self.section("change")}),
        )

    def section(self, name: str) -> Mapping[str, Any]:
        """A table of the file, empty where it has none."""
        found = self.table.get(name, {})
        if not isinstance(found, dict):
            raise self.fault("", f"{name} must be a table", name)
        return found

    def string(self, section: str, table: Mapping[str, Any], key: str, default: str | None = None) -> str:
        """A text in a table."""
        found = table.get(key, default)
        if not isinstance(found, str) or not found.strip():
            raise self.fault(section, f"{key} must be a text that is not empty, not {found!r}", key)
        return found

    def strings(self, section: str) -> dict[str, str]:
        """A table of names and texts."""
        return {key: self.string(section, self.section(section), key) for key in self.section(section)}

    def words(self, section: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A list of words in a table, empty where absent."""
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
            raise self.fault(section, f"{key} must be a list of texts, not {found!r}", key)
        return tuple(found)

    def table_of(self, section: str, name: str) -> Mapping[str, Any]:
        """The table ``[section.name]``."""
        found = self.section(section)[name]
        if not isinstance(found, dict):
            raise self.fault(section, f"{section}.{name} must be a table", name)
        return found

    def event_type(self, name: str) -> EventType:
        """The type ``[types.NAME]``."""
        at, table = f"types.{name}", self.table_of("types", name)
        quad = self.string(at, table, "quad")
        if quad not in self.section("quads"):
            raise self.fault(at, f"quad {quad!r} is none of {', '.join(self.section('quads'))}", "quad")
        modes = table.get("modes", {})
        if not isinstance(modes, dict):
            raise self.fault(at, "modes must be a table of names and definitions", "modes")
        for mode in modes:
            self.string(f"{at}.modes", modes, mode)
        planned_as = self.string(at, table, "planned_as", name)
        return EventType(name, quad, self.string(at, table, "gloss"), MappingProxyType(dict(modes)), planned_as)

    def crossing(self, code: str, types: Mapping[str, EventType], contexts: Mapping[str, str]) -> Crossing:
        """Where the CAMEO code leads: ``TYPE/mode +context +context``."""
        value = self.string("cameo", self.section("cameo"), code)
        match = _CROSSING.fullmatch(value)
        if not _CAMEO_CODE.fullmatch(code) or match is None:
            raise self.fault("cameo", f'{code} = {value!r} is not of the form "TYPE/mode +context"', code)
        kind, mode = match["type"], match["mode"]
        named = tuple(match["contexts"].replace("+", "").split())
        if kind not in types:
            raise self.fault("cameo", f"{code} names no type: {kind!r}", code)
        if mode is not None and mode not in types[kind].modes:
            raise self.fault("cameo", f"{code}: {kind} has no mode {mode!r}", code)
        if unknown := [context for context in named if context not in contexts]:
            raise self.fault("cameo", f"{code}: no such context: {', '.join(unknown)}", code)
        return Crossing(kind, mode, named)

    def stance(self, name: str) -> StanceType:
        """The stance ``[stances.NAME]``."""
        at, table = f"stances.{name}", self.table_of("stances", name)
        negated = table.get("negated")
        for stance in (name, *([] if negated is None else [negated])):
            if stance not in get_args(Stance):
                key = "" if stance == name else "negated"
                raise self.fault(at, f"{stance!r} is no stance; there are {', '.join(get_args(Stance))}", key)
        cues = {kind: self.words(at, table, kind) for kind in ("verbs", "nouns", "adjectives")}
        return StanceType(name, self.string(at, table, "gloss"), negated=negated, **cues)

    def change(self, name: str) -> tuple[str, ...]:
        """The words of a kind of change."""
        if name not in get_args(Change):
            raise self.fault("change", f"{name!r} is no kind of change; there are {', '.join(get_args(Change))}", name)
        return self.words("change", self.section("change"), name)
