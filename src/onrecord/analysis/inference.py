"""The network as it ships: words in, scores out, through onnxruntime alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from onrecord.analysis.known import Known
from onrecord.analysis.projective import Array
from onrecord.analysis.shapes import OPENS_PARAGRAPH, shape
from onrecord.analysis.wordpiece import WordPieces

CLS, SEP, UNK = 101, 102, 100
LONGEST_WORD = 12
"""Pieces read of one word, as in training."""
MOST_PIECES = 500
"""Pieces in a window; the encoder knows 512 positions."""
KEPT_FORMS = 100_000
"""Word forms whose pieces are kept; a long run meets most words early."""
FILES = ("model.onnx", "relations.npy", "labels.json", "tokenizer.json")
VIEWS = ("/GatherElements_output_0", "/GatherElements_1_output_0")
"""The values in the graph that hold each word as the taggers and as the parser see it."""


@dataclass(slots=True)
class Scores:
    """What the network says of one window, a row a word: label ids, and scores where decoding needs them; ``views`` are
    the vectors that it says it from."""

    xpos: Array
    morph: Array
    lemma: Array
    start: Array
    arc: Array
    dependent: Array
    head: Array
    ner: Array
    views: Array


class Network:
    """The ONNX graph of a model folder, with its labels; ``tell`` is what its tables know of a word."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content = {name: (folder / name).read_bytes() for name in FILES}
        self.version = sha256(b"".join(content[name] for name in FILES[:3])).hexdigest()[:12]
        self.labels: dict[str, Any] = json.loads(content["labels.json"])
        self.relations: Array = np.load(folder / "relations.npy").astype(np.float32)
        graph = content["model.onnx"] + _asked_for(VIEWS)
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._cut = WordPieces(content["tokenizer.json"])
        self.tell = Known(self.labels["known"])
        self._seen: dict[str, tuple[list[int], int]] = {}

    def pieces(self, form: str) -> list[int]:
        """The ids of a word's pieces."""
        return self._word(form)[0]

    def _word(self, form: str) -> tuple[list[int], int]:
        """A word's pieces, and the number of its shape with what is known of it."""
        found = self._seen.get(form)
        if found is None:
            if len(self._seen) >= KEPT_FORMS:
                self._seen.clear()
            found = self._cut(form)[:LONGEST_WORD] or [UNK], shape(form) + self.tell(form)
            self._seen[form] = found
        return found

    def __call__(self, windows: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[Scores]:
        """Scores for windows of words; the flags say which words open a paragraph."""
        rows = [self._row(words, opens) for words, opens in windows]
        longest = max(len(ids) for ids, _, _ in rows)
        most = max(len(first) for _, _, first in rows)
        feed = {name: np.zeros((len(rows), longest), np.int64) for name in ("ids", "mask", "shapes")}
        feed["first"] = np.zeros((len(rows), most), np.int64)
        for index, (ids, shapes, first) in enumerate(rows):
            feed["ids"][index, : len(ids)] = ids
            feed["mask"][index, : len(ids)] = 1
            feed["shapes"][index, : len(ids)] = shapes
            feed["first"][index, : len(first)] = first
        xpos, morph, lemma, start, arc, dependent, head, ner, *views = self._session.run(None, feed)
        seen = np.concatenate(views, -1).astype(np.float16)
        return [
            Scores(
                xpos[i, :n].argmax(-1), morph[i, :n].argmax(-1), lemma[i, :n].argmax(-1), start[i, :n],
                arc[i, :n, : n + 1], dependent[i, :n], head[i, : n + 1], ner[i, :n], seen[i, :n],
            )
            for i, n in enumerate(len(first) for _, _, first in rows)
        ]  # fmt: skip

    def _row(self, words: Sequence[str], opens: Sequence[bool]) -> tuple[list[int], list[int], list[int]]:
        ids, shapes, first = [CLS], [0], []
        for word, fresh in zip(words, opens, strict=True):
            pieces, number = self._word(word)
            first.append(len(ids))
            ids += pieces
            shapes += [number + (OPENS_PARAGRAPH if fresh else 0)] * len(pieces)
        return [*ids, SEP], [*shapes, 0], first


def _asked_for(values: Sequence[str]) -> bytes:
    """What makes values within a graph outputs of it too, when it is put behind the graph's own bytes.

    ONNX is protobuf, in which messages that are joined are merged and their lists run on: a ``ModelProto`` (graph: 7)
    of nothing but outputs (12) with their names (1) and types (2), tensors (1) of elements (1) that are floats (1).
    """
    floats = _part(1, b"\x08\x01")
    return b"".join(_part(7, _part(12, _part(1, name.encode()) + _part(2, floats))) for name in values)


def _part(number: int, content: bytes) -> bytes:
    """A field of a protobuf message; ``content`` is shorter than 128 bytes."""
    return bytes([number << 3 | 2, len(content)]) + content
