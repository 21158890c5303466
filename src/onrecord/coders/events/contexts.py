"""The contexts that an event's own words speak of: "military", "election" and others that the ontology names.

Asked are the trigger, the verb that carries it, and the words of its parties and matter in its own clause; what
another clause of the sentence tells is that one's. A CAMEO code brings the contexts of its line in the crosswalk.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.coders.events.finding import Finding
from onrecord.coders.wordforms import lemma
from onrecord.extend import Case

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = Path(__file__).parent / "lexicon" / "contexts.toml"
OTHER_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis", "conj", "acl"})
"""Relations under which another clause begins, whose words tell its own context."""
FARTHEST = 80
"""Words of a clause that are asked; a longer one is a list."""


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Lemma -> the contexts that it tells."""
    found: dict[str, tuple[str, ...]] = {}
    for context, lemmas in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        for word in lemmas:
            found[word] = (*found.get(word, ()), context)
    return MappingProxyType(found)


def contexts_of(case: Case, found: Finding) -> tuple[str, ...]:
    """The contexts of an event in the order of the ontology, each once; those that the ontology lacks are left out."""
    told: set[str] = set()
    known = words()
    for token in _own_words(found):
        told.update(known.get(lemma(token, known), ()))
    code = found.cameo if found.type else found.frame.cameo
    crossing = case.ontology.cameo.get(code) if code else None
    told.update(crossing.contexts if crossing else ())
    return tuple(context for context in case.ontology.contexts if context in told)


def _own_words(found: Finding) -> Iterator[Token]:
    seen: set[int] = set()
    stack = [found.trigger, found.head, *found.actors, *found.recipients]
    while stack and len(seen) < FARTHEST:
        token = stack.pop()
        if token.i in seen:
            continue
        seen.add(token.i)
        yield token
        stack += [c for c in token.children if c.dep_ not in OTHER_CLAUSES]
