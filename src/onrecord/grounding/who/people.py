"""The people of a report: which mentions are one, the fullest name, and what the words beside a name say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span

from onrecord.grounding.lexicon import words as lexicon
from onrecord.grounding.who.actors import Actors
from onrecord.grounding.who.bodies import head, noun, stripped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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


# Small words that belong to a name; any other word in small letters belongs to a title before it.
_PARTICLES = lexicon(
    "al el bin ibn bint ben de del della di da do dos das du van von der den ter la le y e i zu af av ul ur"
)
_OFFICES = lexicon(
    "secretary minister president spokesman spokeswoman spokesperson ambassador chairman governor senator chancellor "
    "director commissioner premier"
)
_SMALL = re.compile(r"(?<![\w'’-])[a-z][\w]+(?![\w'’-])")
_SEX = {"Mr": "m", "Sir": "m", "Lord": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Dame": "f", "Lady": "f"}
_HOUSE_SEAT = re.compile(
    r"^(?:,? \(|, )[RDI]-[A-Z][A-Za-z.]+"
)  # "R-Wis.": whose party and state a member of Congress is


def bare_name(told: str) -> str:
    """A person's name without titles and possessive: ``President Putin's`` is ``Putin``.

    >>> bare_name("Environment spokeswoman Ana Marija Kos"), bare_name("Sheikh Tamim bin Hamad al-Thani")
    ('Ana Marija Kos', 'Sheikh Tamim bin Hamad al-Thani')
    """
    told = _POSSESSIVE.sub("", told.strip())
    titled = [found.end() for found in _SMALL.finditer(told) if found[0] not in _PARTICLES]
    rest = told[titled[-1] :].rpartition(",")[2].strip() if titled else told
    rest = rest if rest[:1].isupper() else told
    return _TITLE.sub("", rest) or rest


def _last(name: str) -> str:
    """The last word of a name; a name of blanks, which an engine may mark, has none."""
    return name.rpartition(" ")[2]


def unmarked(doc: Doc, actors: Actors) -> Iterator[Span]:
    """Names of people that the engine left unmarked behind what they are: "spokeswoman **Ana Kos**"."""
    for token in doc:
        start = end = token.i + 1
        last = noun(token.lower_, actors) if token.pos_ == "NOUN" else None
        if last is None or last.kind != "person":
            continue
        while end < len(doc) and (doc[end].pos_ == "PROPN" or (doc[end].text == "-" and end > start)):
            end += 1
        names = doc[start:end]
        if 2 <= end - start <= 6 and not any(t.ent_type_ for t in names):
            yield Span(doc, start, end, label="PERSON")


class People:
    """The people that a report names."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc = doc
        self.actors = actors
        self.names: dict[str, list[tuple[str, Span]]] = defaultdict(list)  # by last word: bare name and mention
        self.named: set[int] = set()  # tokens of the names of people
        for span in doc.ents:
            if span.label_ == "PERSON" and not self.titular(span):
                self._add(span)
        for span in unmarked(doc, actors):
            self._add(span)
        self.sexes: dict[str, set[str]] = defaultdict(set)  # by bare name, as titles tell: "Mr Corby", "Ms Corby"
        for rows in self.names.values():
            for name, span in rows:
                if sex := self.sex(span):
                    self.sexes[name].add(sex)
        self._full: dict[tuple[str, str], str] = {}

    def titular(self, span: Span) -> bool:
        """Whether what the engine took for a person's name is a title: "Shadow Home Secretary"."""
        last = next((token for token in reversed(list(span)) if token.is_alpha), None)
        return last is not None and last.lower_ in _OFFICES  # not "King" or "Pope", which are surnames

    def _add(self, span: Span) -> None:
        self.named.update(range(span.start, span.end))
        name = bare_name(span.text)
        self.names[_last(name)].append((name, span))

    def sex(self, span: Span) -> str:
        """What a title in or before a name tells (``m``, ``f``), or an empty string."""
        before = self.doc[span.start - 1].text if span.start else ""
        return _SEX.get(before.rstrip("."), "") or _SEX.get(span[0].text.rstrip("."), "")

    def shared(self, span: Span) -> bool:
        """Whether the report calls both a man and a woman by this bare name."""
        return len(self.sexes[bare_name(span.text)]) > 1

    def full(self, name: str, sex: str = "") -> str:
        """The fullest name in the report of which this one is the end or the beginning; the name itself otherwise.

        A bare surname that two people of the report bear stays as it is, and "Mr Corby" is not "Ann Corby" where the
        report calls her "Ms Corby".
        """
        found = self._full.get((name, sex))
        if found is None:
            others = {other for other, _ in self.names.get(_last(name), ())}
            others = {other for other in others if not (sex and self.sexes[other] and sex not in self.sexes[other])}
            if sex and len(self.sexes[_last(name)]) > 1:  # a Mr and a Ms of that name
                others &= {name} | {other for other in others if sex in self.sexes[other]}
            longer = {other for other in others if len(other) > len(name) and other.endswith(name)}
            top = max(sorted(longer), key=len, default=name)
            same = all(top.endswith(other) or _first(top, other) for other in longer)
            found = self._full[name, sex] = top if same else name
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

    def in_congress(self, span: Span) -> bool:
        """Whether the words behind a name give the party and state of a member of the US Congress."""
        behind = span[-1].whitespace_ + self.doc[span.end : span.end + 6].text_with_ws
        return bool(_HOUSE_SEAT.match(behind))

    def _before(self, span: Span) -> Iterator[str]:
        """Titles: the words of its noun phrase before the name, and those of a noun it is set beside."""
        token = span.root
        inner = span.text[: span.text.find(bare_name(span.text))]
        yield f"{self._text(token.left_edge.i, span.start)} {inner}".strip(" ,")
        above = token.head
        if (
            token.dep_.split(":")[0] in ("appos", "flat", "nmod", "compound")
            and above.i < token.i
            and above.pos_ in ("NOUN", "PROPN")
            and above.ent_type_ != "PERSON"
        ):
            yield self._text(above.left_edge.i, span.start)
        # Parsers often hang the name on the verb and leave its title beside it.
        start = span.start
        while start > 0 and self._titular(start - 1) and span.start - start < 8:
            start -= 1
        yield self._text(start, span.start)
        yield from self._heading(span)

    def _heading(self, span: Span) -> Iterator[str]:
        """A long title that opens the sentence: "UN coordinator for relief in Mali, Ada Low said"."""
        end = span.start - 1 if span.start and self.doc[span.start - 1].text == "," else span.start
        start = end
        while start > 0 and end - start < 14 and not self.doc[start].is_sent_start:
            token = self.doc[start - 1]
            joins = token.lower_ in ("of", "for", "to", "the", "and", "-")
            if not (joins or token.pos_ in ("NOUN", "ADJ", "PROPN", "PART", "DET")) or token.i in self.named:
                return
            start -= 1
        if start < end and (start == 0 or self.doc[start].is_sent_start):
            yield self._text(start, end)

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
        end = None
        for i in range(start, min(len(self.doc), start + 16)):
            if self.doc[i].text in (",", ".", ";", "—", "–"):
                end = i
                break
            if self.doc[i].is_sent_start and i > start:
                break
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
