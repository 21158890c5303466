"""The people of a report: which mentions are one, the fullest name, and what the words beside a name say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.grounding.who.actors import Actors
from onrecord.grounding.who.bodies import head, noun, stripped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|St|"
    r"President|Prime Minister|"
    r"Minister|Chancellor|King|Queen|Prince|Princess|Pope|General|Colonel|Senator|Secretary|"
    r"Ambassador|Professor)\.? )+"
)
_RANK = re.compile(
    r", (?:the )?[A-Z][\w.]+$"
)  # "the Israeli army chief, General": a second title, and the less telling
_POSSESSIVE = re.compile(r"[’']s?$")


def bare_name(words: str) -> str:
    """A person's name without titles and possessive: ``President Putin's`` is ``Putin``."""
    told = _POSSESSIVE.sub("", words.strip())
    return _TITLE.sub("", told) or told


def _last(name: str) -> str:
    """The last word of a name; a name of blanks, which an engine may mark, has none."""
    return name.rpartition(" ")[2]


class People:
    """The people that a report names."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc = doc
        self.actors = actors
        self.names: dict[str, list[tuple[str, Span]]] = defaultdict(list)  # by last word: bare name and mention
        for span in doc.ents:
            if span.label_ == "PERSON":
                name = bare_name(span.text)
                self.names[_last(name)].append((name, span))
        self._full: dict[str, str] = {}

    def full(self, name: str) -> str:
        """The fullest name in the report of which this one is the end or the beginning; the name itself otherwise.

        A bare surname that two people of the report bear stays as it is.
        """
        found = self._full.get(name)
        if found is None:
            others = {other for other, _ in self.names.get(_last(name), ())}
            longer = {other for other in others if len(other) > len(name) and other.endswith(name)}
            top = max(sorted(longer), key=len, default=name)
            same = all(top.endswith(other) or _first(top, other) for other in longer)
            found = self._full[name] = top if same else name
        return found

    def mentions(self, name: str) -> list[Span]:
        """Every mention of the person with this full name, in the order of the text."""
        spans = self.names.get(_last(name), ())
        return [span for other, span in spans if self.full(other) == name]

    def described(self, span: Span) -> list[str]:
        """What the words beside a name say the person is: titles before it, appositions behind it, "is the ..."."""
        rows = []
        for words in (*self._before(span), *self._behind(span)):
            told = _RANK.sub("", stripped(words).strip(" ,;:"))
            last = noun(head(told), self.actors)
            if told and last is not None and last.kind in ("person", "group") and len(told) < 160 and told not in rows:
                rows.append(told)
        return rows

    def _before(self, span: Span) -> Iterator[str]:
        """Titles: the words of its noun phrase before the name, and those of a noun it is set beside."""
        token = span.root
        inner = re.match(_TITLE, span.text)
        yield self._text(token.left_edge.i, span.start) + (inner[0] if inner else "")
        above = token.head
        if (
            token.dep_.split(":")[0] in ("appos", "flat", "nmod", "compound")
            and above.i < token.i
            and above.pos_ == "NOUN"
        ):
            yield self._text(above.left_edge.i, span.start)
        # Parsers often hang the name on the verb and leave its title beside it.
        start = span.start
        while start > 0 and self._titular(start - 1) and span.start - start < 8:
            start -= 1
        yield self._text(start, span.start)

    def _titular(self, index: int) -> bool:
        """Whether a word may belong to a title: "interior and overseas minister", but not "officials and President"."""
        token = self.doc[index]
        if token.lower_ == "and" and index > 0:
            before = self.doc[index - 1]
            return before.pos_ in ("NOUN", "ADJ") and noun(before.lower_, self.actors) is None
        return (
            token.pos_ in ("NOUN", "ADJ", "PROPN", "PART")
            and token.ent_type_ != "PERSON"
            and token.lower_ not in ("earlier", "later")
        )

    def _behind(self, span: Span) -> Iterator[str]:
        for child in span.root.children:
            if child.dep_ == "appos" and child.i > span.root.i and child.pos_ in ("NOUN", "PROPN"):
                yield self._text(child.left_edge.i, self._stop(child))
        verb = span.root.head
        if span.root.dep_ == "nsubj" and verb.pos_ == "NOUN" and any(c.dep_ == "cop" for c in verb.children):
            yield self._text(next((c.i for c in verb.children if c.dep_ == "det"), verb.i), self._stop(verb))
        if span.end < len(self.doc) - 1 and self.doc[span.end].text == ",":
            yield from self._loose(span.end + 1)

    def _loose(self, start: int) -> Iterator[str]:
        """Between commas behind a name, whatever the parser made of it."""
        sentence_end = self.doc[start].sent.end
        end = next(
            (i for i in range(start, min(sentence_end, start + 16)) if self.doc[i].text in (",", ".", ";", "—", "–")),
            None,
        )
        if (
            end
            and self.doc[start].pos_ in ("DET", "NOUN", "ADJ", "PROPN")
            and not any(t.pos_ in ("VERB", "AUX") for t in self.doc[start:end])
        ):
            yield self._text(start, end)

    def _stop(self, noun_: Token) -> int:
        """The end of a description: before its relative clause, its own apposition or the next member of a list."""
        cuts = [
            c.left_edge.i
            for c in noun_.children
            if c.i > noun_.i and c.dep_ in ("acl:relcl", "appos", "conj", "acl", "parataxis")
        ]
        return min([noun_.right_edge.i + 1, *cuts])

    def _text(self, start: int, end: int) -> str:
        while start < end and self.doc[start].pos_ in ("VERB", "ADP", "SCONJ", "ADV", "PUNCT", "SPACE"):
            start += 1  # "according to the Afghan ambassador"
        return self.doc[start:end].text if end > start else ""


def _first(full: str, other: str) -> bool:
    """Whether one name is another with less of the middle ("Joe Biden", "Joseph R. Biden")."""
    return full[:1] == other[:1]
