"""The bodies that a report names, and how its descriptions stand to them: beside one, or a word for one before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.grounding.countries import bare, countries
from onrecord.grounding.lexicon import words
from onrecord.grounding.who.actors import Actor, Actors
from onrecord.grounding.who.bodies import noun
from onrecord.model.grounds import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

_NEWSROOMS = words(
    "agency newspaper channel network daily magazine broadcaster website site outlet station service paper portal"
)


def names_in(span: Words, ent_at: Mapping[int, Words]) -> list[Words]:
    """The names that share a word with these words, in the order of the text."""
    found = {ent.start: ent for index in range(span.start, span.end) if (ent := ent_at.get(index)) is not None}
    return list(found.values())


def phrase_of(span: Words) -> str:
    """The description with the words of its noun phrase before it ("Russian | Foreign Ministry")."""
    doc, root = span.doc, span.root
    start = root.left_edge.i if span.start - root.left_edge.i < 6 else span.start
    start = min(start, span.start)
    while start < span.start and (doc[start].pos_ in ("ADP", "PUNCT", "CCONJ", "VERB") or doc[start].is_space):
        start += 1
    if any(token.pos_ in ("VERB", "PUNCT", "ADP") for token in doc[start : span.start]):
        start = span.start
    stop = span.end
    for child in root.children:
        if (
            child.i > root.i
            and child.dep_ in ("acl:relcl", "conj", "parataxis")
            and span.start < child.left_edge.i < stop
        ):
            stop = child.left_edge.i
    return re.sub(r"[\s,;]+(?:and|or|who)?[\s,;]*$", "", doc[start:stop].text)


class Named:
    """The bodies of one report.

    Args:
        doc: the parsed report.
        ent_at: the name that each token is part of.
        actors: the tables.
        day: the day of the report (ISO), or empty.
    """

    def __init__(self, doc: Doc, ent_at: Mapping[int, Words], actors: Actors, day: str) -> None:
        self.text = doc.text
        self.ent_at = ent_at
        self.actors = actors
        self.day = day
        self.known = countries()
        first = {bare(ent.text): ent for ent in reversed(doc.ents) if ent.label_ == "ORG"}
        self._first = sorted(first.items(), key=lambda row: -row[1].start)  # each body's first mention, the last first
        self._by_word: dict[str, list[tuple[int, Actor]]] = {}
        self._lands: dict[str, str | None] = {}  # of each body that another mention says whose it is

    def before(self, span: Words, name: str) -> Actor | None:
        """The body named before "the bureau", if one of its names has that word ("Federal Bureau of ...")."""
        if " " in name or span.root.left_edge.lower_ != "the":
            return None
        word = name.title()
        if word not in self._by_word:
            rows = [(ent.end, self.actors.named(body, self.day)) for body, ent in self._first]
            self._by_word[word] = [
                (end, row)
                for end, row in rows
                if row and any(word in told.split() for told in self.actors.names_of(row))
            ]
        return next((row for end, row in self._by_word[word] if end <= span.start), None)

    def apposed(self, span: Words) -> str | None:
        """The name that closes a description: "the human rights organisation **Open Doors**"."""
        for ent in names_in(span, self.ent_at):
            if ent.label_ == "ORG" and ent.end == span.end and ent.start > span.root.i:
                return ent.text
        return None

    def elsewhere(self, name: str, kind: Kind) -> str | None:
        """The country that another mention of the same body names: "the Russian Duma Office ... the Duma Office"."""
        if kind != "organisation" or not name[:1].isupper() or " " not in name:
            return None
        if name not in self._lands:
            lands = set()
            for found in re.finditer(re.escape(name), self.text):
                before = re.sub(r"[’']s?$", "", self.text[max(0, found.start() - 40) : found.start()].rstrip())
                lands |= {code for _, end, code in self.known.named(before) if end == len(before)}
            self._lands[name] = lands.pop() if len(lands) == 1 else None
        return self._lands[name]

    def beside(self, span: Words) -> Actor | None:
        """``the state-run TASS news agency``: the newsroom or body whose name stands beside a noun for what it is."""
        root = span.root
        last = noun(root.lower_, self.actors)
        if last is None or last.kind not in ("organisation", "group") or root.pos_ == "PROPN":
            return None
        for ent in names_in(span, self.ent_at):
            beside = ent.root.head.i == root.i and ent.root.dep_.split(":")[0] in ("compound", "appos", "flat", "nmod")
            if (
                ent.label_ == "ORG"
                and span.start <= ent.start
                and ent.end <= span.end
                and beside
                and ent.root.dep_ != "nmod:poss"
            ):
                row = self.actors.named(bare(ent.text), self.day)
                if row and (row.kind in ("agency", "outlet") or ent.root.dep_ in ("appos", "flat")):
                    return row
        return self._newsroom(span) if root.lower_ in _NEWSROOMS else None

    def _newsroom(self, span: Words) -> Actor | None:
        """A newsroom named in a phrase whose head is "agency", "newspaper", "channel", marked by the engine or not."""
        words = span.text.split()
        for size in range(min(4, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                row = self.actors.named(" ".join(words[at : at + size]).strip(",.;"), self.day)
                if row and row.kind in ("agency", "outlet"):
                    return row
        return None
