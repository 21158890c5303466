"""Who speaks each quotation of a text, as a token: the subject of the verb of saying beside it.

``coref`` needs it both ways: "I" in a quotation is whoever speaks it, and "he" there hardly ever is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis.clauses import subjects
from onrecord.analysis.quotes import quotations
from onrecord.analysis.verbs import REPORTING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAYING = REPORTING | frozenset(
    """
    accuse advise agree answer assure blame call caution cite condemn contend counter criticise criticize deem demand
    describe elaborate expand expect express fear hope indicate interject know label opine order plead pledge praise
    predict proclaim recount refuse reject request retort shout testify understand
    """.split()
)
"""Verbs whose subject speaks or holds what stands beside them."""


def speaks(token: Token) -> bool:
    """Whether a token is the one who says: the subject of a verb of saying, or the source of "according to"."""
    if token.dep_ in ("appos", "nmod:desc", "flat") and token.head.i != token.i:
        return speaks(token.head)
    if token.dep_ in ("nsubj", "obl:agent", "nsubj:outer") and token.head.lemma_.lower() in SAYING:
        return True
    return any(child.dep_ == "case" and child.lower_ == "according" for child in token.children)


AROUND = 100
"""Words before and behind a quotation within which its speaker is looked for: a bound on time."""
OPEN = frozenset({"conj", "advcl", "acl"})
"""Relations of a verb that leaves its subject to the clause above."""


class Speech:
    """The quotations of a text and who speaks them. Nested ones are not told apart from those that hold them."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.spans: list[tuple[int, int]] = []
        for quotation in quotations(doc.text):
            if not self.spans or quotation.start >= self.spans[-1][1]:
                self.spans.append((quotation.start, quotation.end))
        self._speakers: list[Token | None] | None = None

    def at(self, token: Token) -> int | None:
        """The number of the quotation a token stands in."""
        place = bisect_right(self.spans, (token.idx, 1 << 60)) - 1
        return place if place >= 0 and token.idx < self.spans[place][1] else None

    def speaker(self, number: int) -> Token | None:
        """Who speaks a quotation, as the token that stands for the speaker; ``None`` where the text leaves it open."""
        if self._speakers is None:
            self._speakers = self._find()
        return self._speakers[number]

    def spoken_by(self, token: Token) -> list[tuple[int, int]]:
        """The tokens, from the first to behind the last, of each quotation that it speaks and its sentence touches."""
        sentence = token.sent
        found = []
        for number in range(bisect_right(self.spans, (sentence.end_char, 0)) - 1, -1, -1):
            start, end = self.spans[number]
            if end < sentence.start_char:
                break
            speaker = self.speaker(number)
            within = self._doc.char_span(start, end, alignment_mode="expand")
            if speaker is not None and speaker.i == token.i and within is not None:
                found.append((within.start, within.end))
        return found

    def _find(self) -> list[Token | None]:
        """Each quotation's own speaker, else that of the one before it in the same paragraph."""
        text = self._doc.text
        found: list[Token | None] = []
        for number, (start, end) in enumerate(self.spans):
            own = self._beside(start, end)
            if own is None and number and "\n" not in text[self.spans[number - 1][1] : start]:
                own = found[-1]
            found.append(own)
        return found

    def _beside(self, start: int, end: int) -> Token | None:
        """The nearest of those who say something in the sentences that a quotation touches, or right before a colon."""
        inside = self._doc.char_span(start, end, alignment_mode="expand")
        if inside is None:
            return None
        near = [token for token in self._around(inside.start, inside.end) if self.at(token) is None]
        return min(near, key=lambda t: min(abs(t.head.idx - start), abs(t.head.idx - end)), default=None)

    def _around(self, first: int, last: int) -> Iterator[Token]:
        """Those who say something in the sentences from the first token to before the last."""
        doc = self._doc
        sentences = {doc[first].sent.start: doc[first].sent, doc[last - 1].sent.start: doc[last - 1].sent}
        before = first - 1
        while before > 0 and doc[before].is_space:
            before -= 1
        if before >= 0 and doc[before].text in (":", ",", "that"):
            sentences[doc[before].sent.start] = doc[before].sent
        for sentence in sentences.values():
            for token in doc[max(sentence.start, first - AROUND) : min(sentence.end, last + AROUND)]:
                if speaks(token) and token.lower_ not in ("who", "which", "that", "it", "what"):
                    yield token
                elif token.lemma_.lower() in REPORTING and token.tag_ != "VB" and token.dep_ in OPEN:
                    yield from subjects(token)[:1]  # "resigned in a letter, stating ..."
