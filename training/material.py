"""What a run reads: the sets together, their labels, and each pass's windows."""

import json
import random
from pathlib import Path
from typing import Any

from onrecord.analysis.known import Known
from onrecord.analysis.wordpiece import WordPieces
from training import corpora, labels, onomasticon, swaps
from training.treebank import Document
from training.windows import Encoder, Window, batches, cut, dress

OWN_TIMES = 2
"""How often a pass shows the reports marked by our own rules: they are few, and they alone decide every type."""
FAR_SHARE = 0.25
"""Of CrossNER's science and literature, the part that a pass shows."""
HIDDEN = 1 / 7
"""Of the words that the tables know, those shown as unknown."""


class Material:
    """The training data in memory."""

    def __init__(self, data: Path, base: Path) -> None:
        table = onomasticon.read()
        self.trees = corpora.training(data)
        self.names = corpora.names(data)
        self.far = corpora.crossner(data, "science|literature")
        self.own = corpora.reports("train") + corpora.written()
        swaps.settle([*self.trees, *self.names, *self.far], table)
        self.inventory = labels.inventories(self.trees)
        known = onomasticon.told(table, self.trees)
        lexicon: dict[str, Any] = {"irregular": labels.irregulars(self.trees), "words": labels.words(self.trees)}
        self.labels = json.dumps({**self.inventory, **lexicon, "known": known}, ensure_ascii=False)
        self.encode = Encoder(WordPieces((base / "tokenizer.json").read_bytes()), self.inventory, Known(known))
        self._swap = swaps.Swaps(table, [*self.names, *self.own])
        self.dev_trees = [self.encode(s) for doc in corpora.gum(data, "dev") for s in cut(doc)][::2]
        self.dev_names = [self.encode(s) for doc in corpora.reports("dev") for s in cut(doc)]

    def sizes(self) -> dict[str, int]:
        """How many words each part of a pass has."""
        parts = {"trees": self.trees, "names": self.names, "far": self.far, "own": self.own}
        return {key: sum(len(s.words) for doc in row for s in doc.sentences) for key, row in parts.items()}

    def epoch(self, seed: int, pieces: int) -> list[list[Window]]:
        """One pass, the same for the same seed, so that a stopped run goes on where it was."""
        chance = random.Random(seed)
        far = [doc for doc in self.far if chance.random() < FAR_SHARE]
        documents: list[Document] = [*self.trees, *self.names, *far, *(self.own * OWN_TIMES)]
        windows = []
        for sentences in (s for doc in documents for s in cut(doc)):
            shown = dress(self._swap(sentences, chance), chance)
            windows.append(self.encode(shown, lambda: chance.random() < HIDDEN))
        return batches(windows, pieces, chance)
