"""The learned heads at work, in plain numpy: which words are cues, and what the words around a cue are to it.

Their input is the engine's vectors (``analysis.views``), so they belong to one version of the engine and keep silent
with any other. They were learned as ``training/attributions/README.md`` tells.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.analysis import views
from onrecord.coders.attributions.learned_places import Places, distances
from onrecord.model.claims import Act

Array = NDArray[np.float32]

FOLDER = ("models", "attributions")
TABLES = ("relation", "tag", "path")
STEPS = (1, 3, 9)
"""How far apart the three words are that each convolution around a cue sees."""
SOURCE, CONTENT = 1, 2
"""The columns of the roles; 0 is neither."""


@dataclass(frozen=True)
class Heads:
    """The weights, and the numbers that relations, tags, paths and acts have in them.

    Attributes:
        version: a digest of the weights.
        engine: the version of the engine whose vectors they take.
    """

    version: str
    engine: str
    weights: dict[str, Array]
    known: dict[str, dict[str, int]]
    acts: tuple[Act, ...]

    def words(self, doc: Any, places: Places, quoted: Sequence[bool]) -> Array | None:
        """Each word as the heads see it, a row a token; ``None`` where another engine read the text."""
        seen = views.of(doc, self.engine)
        if seen is None or not len(doc):
            return None
        first = self._linear("word", seen.astype(np.float32) / self.weights["scale"])
        first += self._row("relation", places.relations) + self._row("tag", places.tags)
        first += self.weights["quoted.weight"][np.asarray(quoted, np.int64)]
        np.maximum(first, 0, out=first)
        return first + np.maximum(self._beside("near", first, 1), 0)

    def cues(self, words: Array) -> Array:
        """How likely each word is a cue."""
        score = self._linear("cue_out", np.maximum(self._linear("cue_in", words), 0))[:, 0]
        return np.asarray(1 / (1 + np.exp(-score)), np.float32)

    def act(self, words: Array, cue: int) -> Act | None:
        """The class of a cue, where one is likelier than all others together."""
        shares = _shares(self._linear("act", words[cue : cue + 1]))[0]
        best = int(shares.argmax())
        return self.acts[best] if shares[best] > 0.5 else None

    def roles(self, words: Array, places: Places, cue: int, around: range) -> Array:
        """How likely each word around a cue is nothing, source or content: a row a word."""
        pair = self._linear("of_cue", words[cue : cue + 1]) + self._linear("of_word", words[around.start : around.stop])
        pair += self._row("path", places.paths(cue, around))
        pair += self.weights["distance.weight"][distances(cue, around)]
        np.maximum(pair, 0, out=pair)
        for number, step in enumerate(STEPS):
            pair += np.maximum(self._beside(f"beside.{number}", pair, step), 0)
        return _shares(self._linear("role", np.maximum(self._linear("mid", pair), 0)))

    def _linear(self, name: str, rows: Array) -> Array:
        found: Array = rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found

    def _row(self, table: str, names: Sequence[str]) -> Array:
        numbers = self.known[table]
        return self.weights[f"{table}.weight"][[numbers.get(name, 0) for name in names]]

    def _beside(self, name: str, rows: Array, step: int) -> Array:
        """A convolution over the words beside each, ``step`` apart."""
        kernel = self.weights[f"{name}.weight"]
        wide = kernel.shape[2] // 2 * step
        padded = np.pad(rows, ((wide, wide), (0, 0)))
        found = np.repeat(self.weights[f"{name}.bias"][None], len(rows), 0)
        for at in range(kernel.shape[2]):
            found += padded[at * step : at * step + len(rows)] @ kernel[:, :, at].T
        return found


def _shares(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    shares: Array = raised / raised.sum(1, keepdims=True)
    return shares


@cache
def shipped() -> Heads:
    """The heads that ship in the package, loaded once a process."""
    return loaded(files("onrecord.analysis").joinpath(*FOLDER))


def loaded(folder: Traversable) -> Heads:
    """The heads in a folder."""
    content = folder.joinpath("heads.npz").read_bytes()
    told = json.loads(folder.joinpath("heads.json").read_text("utf-8"))
    with np.load(BytesIO(content)) as arrays:
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
    known = {name: {entry: number for number, entry in enumerate(told[name], 1)} for name in TABLES}
    return Heads(sha256(content).hexdigest()[:12], told["engine"], weights, known, tuple(told["acts"]))
