"""Cue words and media by name, read from the tables that stand beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast, get_args

from onrecord.model.claims import Act
from onrecord.model.provenance import ChannelKind

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTICLES = ("compound:prt", "advmod", "xcomp", "obj")
"""Relations under which a parser may hang the second word of "point out", "shoot back", "make clear"."""


ENDINGS = (("ies", ("y", "ie")), ("ied", ("y", "ie")), ("ing", ("", "e")), ("ed", ("", "e")), ("s", ("",)))
"""The endings of regular verbs, and what may stand in their place."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word says of what follows it.

    Attributes:
        lemma: the word, with its particle where it has one.
        act: the class of what is done with it.
        frames: how its content stands to it; the head of ``cues.tsv`` explains them.
    """

    lemma: str
    act: Act
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Medium:
    """A newsroom or network: its usual name and the kind of channel it is."""

    name: str
    kind: ChannelKind


def cue_verb(verb: Token) -> Cue | None:
    """The entry of a verb, with its particle before the verb alone: "pointed out" is not "pointed"."""
    table = _cues("cues.tsv")
    particles = [child.lower_ for child in verb.children if child.dep_ in PARTICLES and child.i > verb.i]
    for lemma in (verb.lemma_.lower(), *base_forms(verb.lower_)):
        for particle in particles:
            found = table.get(f"{lemma} {particle}")
            if found is not None:
                return found
        if lemma in table:
            return table[lemma]
    return None


def base_forms(form: str) -> tuple[str, ...]:
    """What a regular verb form may be made of, the likeliest first: a net under a lemma that the engine got wrong.

    >>> base_forms("denied"), base_forms("planned")
    (('deny', 'denie'), ('plann', 'planne', 'plan'))
    """
    for ending, endings in ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            doubled = (stem[:-1],) if stem[-1] == stem[-2:-1] and ending in ("ing", "ed") else ()
            return (*(stem + end for end in endings), *doubled, *((form[:-2],) if form.endswith("es") else ()))
    return ()


def cue_noun(noun: Token) -> Cue | None:
    """The entry of a noun, or ``None``."""
    table = _cues("nouns.tsv")
    return next((table[lemma] for lemma in (noun.lemma_.lower(), *base_forms(noun.lower_)) if lemma in table), None)


def medium(name: str) -> Medium | None:
    """The newsroom or network of this name ("the state-run TASS news agency" does not fit: see ``medium_in``)."""
    return _media().get(name) or _media().get(name.removeprefix("the ").removeprefix("The "))


def medium_in(words: str) -> Medium | None:
    """The first newsroom or network named within some words, the longest name first; ``None`` where there is none."""
    found = medium_at(words)
    return found[0] if found else None


def medium_at(words: str) -> tuple[Medium, str] | None:
    """The same with the name as it is written there."""
    parts = words.replace(",", " ").replace("(", " ").replace(")", " ").replace("’s", " ").replace("'s", " ").split()
    for size in (4, 3, 2, 1):
        for at in range(len(parts) - size + 1):
            name = " ".join(parts[at : at + size])
            name = name if name in _media() else name.rstrip(".")
            found = _media().get(name) or _media().get(_arabic(name))
            if found is not None:
                return found, name
    return None


def _arabic(name: str) -> str:
    """The article of an Arabic name in one spelling: "al-Jazeera", "Al-Jazeera", "Al Jazeera"."""
    return re.sub(r"(?i)\b(?:al|el)[- ](?=\w)", "Al ", name)


def spelt(known: Medium, text: str) -> str | None:
    """The fullest name of a newsroom that a text uses: "AFP" where it never says "Agence France-Presse"."""
    names = (name.removeprefix("The ").removeprefix("the ") for name in _aliases().get(known.name, ()))
    used = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    fullest = max(used, key=len, default=None)
    return known.name if fullest is not None and known.name.endswith(fullest) else fullest


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith(("#", "name\t")):
            yield line.split("\t")


@cache
def _cues(name: str) -> dict[str, Cue]:
    known = get_args(Act)
    table = {}
    for lemma, act, frames in _rows(name):
        if act not in known:
            raise ValueError(f"{name}: {lemma}: {act!r} is no class of cue")
        table[lemma] = Cue(lemma, cast(Act, act), frozenset(frames.split()))
    return table


@cache
def _media() -> dict[str, Medium]:
    table = {}
    for name, kind, aliases in _rows("media.tsv"):
        for alias in (name, *aliases.split("|")):
            if alias:
                table[alias] = Medium(name, cast(ChannelKind, kind))
                table.setdefault(_arabic(alias), table[alias])
    return table


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """The names of each newsroom or network by its usual one."""
    return {
        name: tuple(alias for alias in (name, *aliases.split("|")) if alias) for name, _, aliases in _rows("media.tsv")
    }
