"""Fits the heads to texts: which words are cues, what class of cue, and the roles of the words around each."""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.coders.attributions.learned_places import distances
from training.attributions.material import Text
from training.attributions.network import Heads, scaled

log = logging.getLogger("training")
SEED = 20261123
SEEN_RELATION, SEEN_PATH = 5, 30
"""How often a relation or tag, and a path, must occur to have a row of its own."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Passes over the texts and the highest rate, which is reached after a tenth of the steps and falls to zero."""

    passes: int
    rate: float


FIRST, SECOND = Stage(4, 2e-3), Stage(2, 1.5e-3)
"""Without and with the convolutions around a cue."""


@dataclass(frozen=True)
class Names:
    """The rows of the tables, without row 0, which is for whatever is not among them; and the acts."""

    relation: list[str]
    tag: list[str]
    path: list[str]
    acts: list[str]

    @classmethod
    def of(cls, texts: Sequence[Text]) -> Names:
        """What occurs often enough in the texts."""
        relations = Counter(name for text in texts for name in text.places.relations)
        tags = Counter(name for text in texts for name in text.places.tags)
        paths = Counter(
            name
            for text in texts
            for told in text.told
            for name in text.places.paths(told.cue, text.places.around(told.cue))
        )
        acts = {told.act for text in texts for told in text.told if told.act}
        kept = ([n for n, seen in sorted(c.items()) if seen >= SEEN_RELATION] for c in (relations, tags))
        return cls(*kept, [n for n, seen in sorted(paths.items()) if seen >= SEEN_PATH], sorted(acts))


@dataclass
class Batch:
    """A text as tensors: its words, then for each pair of a cue and a word around it."""

    seen: Tensor
    relations: Tensor
    tags: Tensor
    quoted: Tensor
    word: Tensor
    cue: Tensor
    acts: Tensor
    pairs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    roles: Tensor


def batch(text: Text, names: Names, scale: np.ndarray) -> Batch:
    """The tensors of a text."""
    relation, tag, path = ({n: k for k, n in enumerate(table, 1)} for table in (names.relation, names.tag, names.path))
    cues = torch.zeros(len(text.blank))
    acts = torch.full((len(text.blank),), -1)
    for told in text.told:
        cues[told.cue] = 1
        acts[told.cue] = names.acts.index(told.act) if told.act else -1
    around = [text.places.around(told.cue) for told in text.told]
    longest = max(map(len, around), default=0)
    at, way, apart, roles = (np.zeros((len(around), longest), np.int64) for _ in range(4))
    mask = np.zeros((len(around), longest), np.float32)
    for row, (told, words) in enumerate(zip(text.told, around, strict=True)):
        at[row, : len(words)] = words
        way[row, : len(words)] = [path.get(name, 0) for name in text.places.paths(told.cue, words)]
        apart[row, : len(words)] = distances(told.cue, words)
        roles[row, : len(words)] = [2 if i in told.content else 1 if i in told.source else 0 for i in words]
        mask[row, : len(words)] = 1
    cue = np.array([told.cue for told in text.told], np.int64)
    roles[mask == 0] = -1
    return Batch(
        scaled(text.seen, scale),
        torch.tensor([relation.get(n, 0) for n in text.places.relations]),
        torch.tensor([tag.get(n, 0) for n in text.places.tags]),
        torch.tensor(text.quoted).long(),
        ~torch.tensor(text.blank),
        cues,
        acts,
        tuple(torch.tensor(column) for column in (cue, at, way, apart, mask)),
        torch.tensor(roles),
    )


def scale_of(texts: Sequence[Text]) -> np.ndarray:
    """The size of each dimension of the vectors."""
    square = np.mean([np.mean(text.seen.astype(np.float32) ** 2, 0) for text in texts], 0)
    return np.sqrt(square) + 1e-3


def fit(batches: Sequence[Batch], names: Names) -> Heads:
    """The heads, fitted to one text after the other in an order drawn anew in each pass."""
    torch.manual_seed(SEED)
    heads = Heads(len(names.relation) + 1, len(names.tag) + 1, len(names.path) + 1, len(names.acts))
    _stage(heads, batches, FIRST)
    heads.wake()
    _stage(heads, batches, SECOND)
    return heads.eval()


def _stage(heads: Heads, batches: Sequence[Batch], stage: Stage) -> None:
    chance = random.Random(SEED)
    steps = stage.passes * len(batches) + 1
    course = torch.optim.AdamW(heads.parameters(), lr=stage.rate, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.OneCycleLR(course, stage.rate, total_steps=steps, pct_start=0.1)
    order = list(batches)
    heads.train()
    for number in range(stage.passes):
        chance.shuffle(order)
        total = sum((_step(heads, one, course, rate) for one in order), np.zeros(3))
        log.info("pass %d: cue %.3f, roles %.3f, act %.3f", number + 1, *(total / len(order)))


def _step(
    heads: Heads, one: Batch, course: torch.optim.Optimizer, rate: torch.optim.lr_scheduler.LRScheduler
) -> np.ndarray:
    words = heads.words(one.seen, one.relations, one.tags, one.quoted)
    cue = functional.binary_cross_entropy_with_logits(heads.cues(words)[one.word], one.cue[one.word], reduction="sum")
    parts = [cue / 25, torch.zeros(()), torch.zeros(())]
    if len(one.roles):
        roles = heads.roles(words, *one.pairs).flatten(0, 1)
        parts[1] = functional.cross_entropy(roles, one.roles.flatten(), ignore_index=-1, reduction="sum") / 250
    if (one.acts >= 0).any():
        known = one.acts >= 0
        parts[2] = functional.cross_entropy(heads.act(words[known].detach()), one.acts[known], reduction="sum") / 25
    sum(parts, torch.zeros(())).backward()
    course.step()
    rate.step()
    course.zero_grad()
    return np.array([float(part.detach()) for part in parts])


def judged(heads: Heads, one: Batch) -> np.ndarray:
    """How likely each word of a text is a cue."""
    with torch.no_grad():
        return torch.sigmoid(heads.cues(heads.words(one.seen, one.relations, one.tags, one.quoted))).numpy()


def folds(texts: Iterable[Text], number: int) -> list[list[Text]]:
    """The texts in so many parts, drawn by chance once and for all."""
    order = sorted(texts, key=lambda text: text.name)
    random.Random(SEED).shuffle(order)
    return [order[k::number] for k in range(number)]
