"""Another spaCy pipeline as an engine: its labels renamed to Universal Dependencies as far as renaming can.

ClearNLP, which the public English pipelines are trained on, hangs words on prepositions and on "be"; Universal
Dependencies hang them on the content words. The names are mapped here, and prepositions and copulas are turned
around, since every rule asks for them. What needs more than that stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import spacy
from spacy.tokens import Doc

from onrecord.analysis.names import TYPES
from onrecord.analysis.tokens import tokenise

RELATIONS = {
    "acomp": "xcomp", "agent": "case", "attr": "xcomp", "auxpass": "aux:pass", "csubjpass": "csubj:pass",
    "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "dep", "neg": "advmod", "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass", "nummod": "nummod", "oprd": "xcomp", "pcomp": "advcl", "poss": "nmod:poss",
    "preconj": "cc:preconj", "predet": "det:predet", "prep": "case", "prt": "compound:prt", "quantmod": "advmod",
    "relcl": "acl:relcl",
}  # fmt: skip
"""ClearNLP -> Universal Dependencies, where a name answers to a name."""
ENTITIES = {
    **{kind: kind for kind in TYPES}, "LOCATION": "LOC", "ORGANIZATION": "ORG", "PER": "PERSON",
    "WORK_OF_ART": "WORK",
}  # fmt: skip
"""OntoNotes' and CoNLL's types -> ours; numbers, quantities, ordinals and languages are no names here."""
CLEARNLP = frozenset({"acomp", "attr", "auxpass", "dobj", "nsubjpass", "pobj", "prep", "relcl"})


class SpacyEngine:
    """An installed spaCy pipeline under the engine's contract."""

    def __init__(self, name: str) -> None:
        self._language = spacy.load(name)
        meta = self._language.meta
        self.name = f"{meta.get('lang', 'xx')}_{meta.get('name', name)}"
        self.version = str(meta.get("version", "0"))

    def __call__(self, text: str) -> Doc:
        """The parsed text under Universal Dependencies names.

        The steps are called one by one: the pipeline's own call refuses texts of a million characters.
        """
        tokens = tokenise(text, self._language.tokenizer)
        doc = Doc(self._language.vocab, words=tokens.texts, spaces=tokens.spaces)
        for _, step in self._language.pipeline:
            doc = step(doc)
        return _universal(doc)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The parsed texts in their order."""
        return map(self, texts)


def _universal(doc: Doc) -> Doc:
    heads = [token.head.i for token in doc]
    labels = [token.dep_ or "dep" for token in doc]
    if CLEARNLP & set(labels):
        for token in doc:
            labels[token.i] = RELATIONS.get(labels[token.i], labels[token.i])
        for token in doc:
            if token.dep_ == "pobj":
                _turn_preposition(token, heads, labels)
        for token in doc:
            if token.dep_ in ("attr", "acomp") and token.head.lemma_ == "be":
                _turn_copula(token, heads, labels)
    if not doc.has_annotation("DEP"):
        heads, labels = [0] * len(doc), ["ROOT", *["dep"] * (len(doc) - 1)] if len(doc) else []
    return Doc(
        doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc], morphs=[str(t.morph) for t in doc], lemmas=[t.lemma_ for t in doc], heads=heads,
        deps=labels, ents=_names(doc),
    )  # fmt: skip


def _turn_preposition(noun: Any, heads: list[int], labels: list[str]) -> None:
    """ "struck -> in -> Kyiv" becomes "struck -> Kyiv -> in"."""
    preposition = noun.head
    governor = heads[preposition.i]
    if heads[noun.i] != preposition.i or governor == preposition.i:
        return
    verbal = preposition.head.pos_ in ("VERB", "AUX", "ADJ", "ADV")
    labels[noun.i] = "obl:agent" if preposition.dep_ == "agent" else "obl" if verbal else "nmod"
    labels[preposition.i] = "case"
    heads[noun.i], heads[preposition.i] = governor, noun.i


def _turn_copula(predicate: Any, heads: list[int], labels: list[str]) -> None:
    """ "Putin -> is <- president" becomes "Putin -> president <- is"."""
    be = predicate.head
    if heads[predicate.i] != be.i:
        return
    heads[predicate.i] = predicate.i if heads[be.i] == be.i else heads[be.i]
    labels[predicate.i], labels[be.i] = labels[be.i], "cop"
    for index, head in enumerate(heads):
        if head == be.i and index != predicate.i:
            heads[index] = predicate.i
    heads[be.i] = predicate.i


def _names(doc: Doc) -> list[str]:
    names = ["O"] * len(doc)
    for entity in doc.ents:
        kind = ENTITIES.get(entity.label_)
        if kind:
            names[entity.start : entity.end] = ["B-" + kind] + ["I-" + kind] * (len(entity) - 1)
    return names
