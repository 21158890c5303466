"""Raw text -> spaCy ``Doc``: tags, lemmas, trees, sentences and names, by the trained network, without torch.

The text slides through the network in windows of whole sentences. Of each window all sentences are kept but the last,
which the next window reads again from its beginning, unless a paragraph ends there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from spacy.lang.en import English
from spacy.tokens import Doc

from onrecord.analysis import decode, views
from onrecord.analysis.inference import MOST_PIECES, Network, Scores
from onrecord.analysis.lemmas import Lexicon
from onrecord.analysis.names import completed, joined, recalled, undescribed
from onrecord.analysis.projective import Array
from onrecord.analysis.tokens import Tokens, tokenise
from onrecord.analysis.treebank_tokens import TreebankTokenizer

SHIPPED = Path(__file__).parent / "models" / "en"
WINDOW = 100
"""Words in a window; the network was trained on windows of up to 110."""
WIDE = 260
"""Words in a window that is tried where a sentence fills a whole window."""
TOGETHER = 1
"""Texts that ``pipe`` reads side by side. On one core more of them are slower (8: by an eighth, their states leave the
caches), and the rounding of a batch would make a reading depend on its neighbours."""
MOST_STRINGS = 1_500_000
"""Strings in a vocabulary before a fresh one is taken, so that a run of many reports does not grow without end."""


@dataclass(slots=True)
class _Text:
    """A text on its way: what has been decided of its words so far. ``done`` counts them."""

    tokens: Tokens
    forms: list[str]
    done: int = 0
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    views: list[Array] = field(default_factory=list)


class OnnxEngine:
    """The language engine that ships with onrecord.

    Attributes:
        name: what readings are signed with.
        version: a digest of the weights, so that other weights are another engine.
    """

    name = "onrecord-en"

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        self._network = Network(folder, threads)
        self.version = self._network.version
        self._lexicon = Lexicon(self._network.labels["irregular"], self._network.labels["words"])
        self._names = decode.Names(self._network.labels["ner"])
        self._root = self._network.labels["dep"].index("root")
        self._language = English()

    def __call__(self, text: str) -> Doc:
        """The parsed text. Takes any string; ``doc.text == text``, save lone surrogates."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The parsed texts in their order, several read side by side."""
        rest = iter(texts)
        while group := list(islice(rest, TOGETHER)):
            if len(self._language.vocab.strings) > MOST_STRINGS:
                self._language = English()
            states = [self._begin(text) for text in group]
            while live := [state for state in states if state.done < len(state.forms)]:
                self._advance(live, WINDOW)
            for state in states:
                yield self._doc(state)

    def _begin(self, text: str) -> _Text:
        tokens = tokenise(text, TreebankTokenizer(self._language.tokenizer))
        return _Text(tokens, [tokens.texts[index] for index in tokens.words])

    def _advance(self, live: list[_Text], words: int) -> None:
        ends = [self._window_end(state, words) for state in live]
        windows = [
            (state.forms[state.done : end], state.tokens.opens[state.done : end])
            for state, end in zip(live, ends, strict=True)
        ]
        for state, end, scores in zip(live, ends, self._network(windows), strict=True):
            size = end - state.done
            opens = state.tokens.opens[state.done : end]
            starts = [k for k in range(size) if k == 0 or opens[k] or scores.start[k] > 0]
            complete = end == len(state.forms) or state.tokens.opens[end]
            if not complete and len(starts) == 1 and words < WIDE:
                self._advance([state], WIDE)
                continue
            kept = size if complete or len(starts) == 1 else starts[-1]
            self._keep(state, scores, [k for k in starts if k < kept] + [kept], opens)

    def _window_end(self, state: _Text, words: int) -> int:
        """Where the next window ends: at the end of a paragraph, if one ends in its last third."""
        pieces = 2
        end = state.done
        limit = min(len(state.forms), state.done + words)
        while end < limit:
            pieces += len(self._network.pieces(state.forms[end]))
            if pieces > MOST_PIECES and end > state.done:
                break
            end += 1
        if end < len(state.forms):
            for place in range(end, state.done + (end - state.done) * 2 // 3, -1):
                if state.tokens.opens[place]:
                    return place
        return end

    def _keep(self, state: _Text, scores: Scores, bounds: list[int], opens: list[bool]) -> None:
        labels = self._network.labels
        kept = bounds[-1]
        for start, end in pairwise(bounds):
            arcs = np.concatenate([scores.arc[start:end, :1], scores.arc[start:end, start + 1 : end + 1]], 1)
            heads = decode.tree(np.nan_to_num(arcs))
            governors = np.concatenate([scores.head[:1], scores.head[start + 1 : end + 1]])
            found = decode.relations(scores.dependent[start:end], governors, self._network.relations, heads, self._root)
            base = state.done + start
            state.heads += [base + (index if head == 0 else int(head) - 1) for index, head in enumerate(heads)]
            state.relations += ["ROOT" if head == 0 else labels["dep"][r] for head, r in zip(heads, found, strict=True)]
        for index in range(kept):
            state.tags.append(labels["xpos"][scores.xpos[index]])
            state.morphs.append(labels["morph"][scores.morph[index]])
            state.lemmas.append(labels["lemma"][scores.lemma[index]])
        state.names += self._names.decode(scores.ner, opens)[:kept]
        state.views.append(scores.views[:kept])
        state.done += kept

    def _doc(self, state: _Text) -> Doc:
        """The ``Doc``: white space tokens hang on the word before them, or on the first word."""
        tokens, words = state.tokens, state.tokens.words
        size = len(tokens.texts)
        tags, upos, morphs, relations = ["_SP"] * size, ["SPACE"] * size, [""] * size, ["dep"] * size
        lemmas, names = list(tokens.texts), ["O"] * size
        heads = [max(0, words[0]) if words else 0] * size
        for number, index in enumerate(words):
            upos[index], _, morphs[index] = state.morphs[number].partition("|")
            tags[index], relations[index] = state.tags[number], state.relations[number]
            heads[index] = words[state.heads[number]]
            lemmas[index] = self._lexicon.lemma(tokens.texts[index], upos[index], state.lemmas[number])
            names[index] = state.names[number]
            following = words[number + 1] if number + 1 < len(words) else size
            between = range(index + 1, following)
            carried = number + 1 < len(words) and state.names[number + 1].startswith("I-")
            for blank in between:
                heads[blank] = index
                names[blank] = state.names[number + 1] if carried else "O"
        if not words and size:
            relations[0] = "ROOT"
        names = undescribed(names, tokens.texts, upos, self._network.tell.is_place)
        names = recalled(names, tokens.texts, upos, self._network.tell.is_place)
        names = completed(names, upos, heads, relations)
        heads, relations = joined(names, heads, relations)
        doc = Doc(
            self._language.vocab, words=tokens.texts, spaces=tokens.spaces, tags=tags, pos=upos, morphs=morphs,
            lemmas=lemmas, heads=heads, deps=relations, ents=names,
        )  # fmt: skip
        views.keep(doc, words, state.views, self.version)
        return doc
