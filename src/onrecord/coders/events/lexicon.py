"""The lexicon of event words: classes of verbs, nouns and adjectives that take the same parties in the same places.

``lexicon/docs.md`` tells the form of the files. What is wrong in one is a BadExtension that names file and class.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from onrecord.coders import wordforms
from onrecord.model.problems import BadExtension

if TYPE_CHECKING:
    from spacy.tokens import Token

FOLDER = Path(__file__).parent / "lexicon"
FILES = tuple(
    "agree consult support concede cooperate aid retreat request accuse reject threaten protest sanction mobilize "
    "coerce assault".split()
)
"""One file a type, in the order in which classes that ask alike are tried."""

_DEFAULTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "actor": ("subject",),
        "recipient": ("object",),
        "noun_actor": ("'s", "by", "adj"),
        "noun_recipient": ("on", "against", "of"),
    }
)


@dataclass(frozen=True)
class Frame:
    """A class of event words. The attributes are those of ``lexicon/docs.md``."""

    name: str
    type: str
    gloss: str
    mode: str | None = None
    cameo: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    noun_actor: tuple[str, ...] = ()
    noun_recipient: tuple[str, ...] = ()
    noun_about: tuple[str, ...] = ()
    support: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    object_or: tuple[str, ...] = ()
    object_sets: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    not_needs: tuple[str, ...] = ()
    clause_not: frozenset[str] = frozenset()
    noun_with: frozenset[str] = frozenset()
    noun_of: frozenset[str] = frozenset()
    noun_not: frozenset[str] = frozenset()
    oblique_in: frozenset[str] = frozenset()
    actor_sets: frozenset[str] = frozenset()
    actor_in: frozenset[str] = frozenset()
    needs_party: bool = False
    reciprocal: bool = False
    bare_noun: bool = True
    alone: bool = False
    owner_suffers: bool = False
    rank: int = 0
    active: bool = False

    @property
    def tests(self) -> int:
        """How much the class asks of a verb's surroundings: what asks more outranks what asks less."""
        asked = (self.object_sets, self.needs, self.oblique_in, self.actor_sets, self.not_needs, self.actor_in)
        return self.rank + 2 * bool(self.object) + sum(map(bool, asked))


@dataclass(frozen=True)
class Entry:
    """A verb of a class: the words that must stand beside it ("call off": off) and its class."""

    beside: tuple[str, ...]
    frame: Frame


@dataclass(frozen=True)
class Lexicon:
    """All classes, found by lemma.

    Attributes:
        frames: by name.
        verbs, nouns, adjectives: lemma -> candidates, those that ask most first.
        sets: named sets of nouns.
        light: ``does`` and ``suffers``: verbs that hold up an event noun.
        status: status -> lemmas that govern an event and give it that status.
    """

    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    sets: Mapping[str, frozenset[str]]
    light: Mapping[str, frozenset[str]]
    status: Mapping[str, frozenset[str]]


def lemma_of(token: Token) -> str:
    """The lemma under which a word is looked up here."""
    return wordforms.lemma(token, vocabulary())


@cache
def vocabulary() -> frozenset[str]:
    """Every word of the lexicon."""
    lexicon = load()
    words = {*lexicon.verbs, *lexicon.nouns, *lexicon.adjectives}
    for group in (lexicon.sets, lexicon.light, lexicon.status):
        words |= {word for members in group.values() for word in members}
    for frame in lexicon.frames.values():
        words |= frame.object | frame.object_not | frame.support | frame.oblique_in | frame.actor_in
    return frozenset(words)


@cache
def load(folder: Path = FOLDER) -> Lexicon:
    """The lexicon in a folder; read once."""
    words = _table(folder / "words.toml")
    sets = {name: frozenset(members) for name, members in words["sets"].items()}
    frames: dict[str, Frame] = {}
    for file in FILES:
        path = folder / f"{file}.toml"
        for table in _table(path).get("class", []):
            frame = _frame(path, table, sets)
            if frame.name in frames:
                raise BadExtension(f"{path}: two classes are named {frame.name!r}")
            frames[frame.name] = frame
    return Lexicon(
        frames=MappingProxyType(frames),
        verbs=_verbs(frames.values()),
        nouns=_by(frames.values(), "nouns"),
        adjectives=_by(frames.values(), "adjectives"),
        sets=MappingProxyType(sets),
        light=_groups(words["light"]),
        status=_groups(words["status"]),
    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadExtension(f"{path}: {error}") from error


def _groups(table: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({name: frozenset(words) for name, words in table.items()})


def _frame(path: Path, table: Mapping[str, Any], sets: Mapping[str, frozenset[str]]) -> Frame:
    where = f"{path}: class {table.get('name', '?')!r}"
    known = Frame.__dataclass_fields__
    if strange := [key for key in table if key not in known]:
        raise BadExtension(f"{where}: no such key: {', '.join(strange)}")
    if missing := [key for key in ("name", "type", "gloss") if key not in table]:
        raise BadExtension(f"{where}: must have {', '.join(missing)}")
    made: dict[str, Any] = {}
    for key, default in _DEFAULTS.items():
        made[key] = tuple(table.get(key, default))
    for key, value in table.items():
        kind = str(known[key].type)
        if kind.startswith("frozenset"):
            made[key] = _members(where, key, value, sets)
        elif kind.startswith("tuple"):
            made[key] = tuple(value)
        else:
            made[key] = value or None if kind.startswith("str |") else value
    return Frame(**made)


def _members(where: str, key: str, words: Iterable[str], sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in sets:
                raise BadExtension(f"{where}: {key} names no set: {word}")
            found |= sets[word[1:]]
        else:
            found.add(word)
    return frozenset(found)


def _verbs(frames: Iterable[Frame]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for frame in frames:
        for verb in frame.verbs:
            lemma, *beside = verb.split()
            found[lemma].append(Entry(tuple(beside), frame))
    ranked = {k: tuple(sorted(v, key=lambda e: (-len(e.beside), -e.frame.tests))) for k, v in found.items()}
    return MappingProxyType(ranked)


def _by(frames: Iterable[Frame], part: str) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        for word in getattr(frame, part):
            found[word].append(frame)
    asked = {word: tuple(sorted(v, key=lambda f: -(bool(f.noun_with) + bool(f.noun_of)))) for word, v in found.items()}
    return MappingProxyType(asked)
