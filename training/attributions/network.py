"""The heads in torch, as ``onrecord.coders.attributions.learned_heads`` computes them in numpy."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.coders.attributions.learned_heads import STEPS
from onrecord.coders.attributions.learned_places import DISTANCES

SEEN, WIDTH, PAIR, NARROW = 768, 128, 96, 32
NEAR = 5
"""Words that one convolution sees."""
ROLES = 3
"""Nothing, source, content."""


class Heads(nn.Module):
    """Vectors, relations and tags of a text's words -> which are cues; of a cue and words beside it -> their roles."""

    def __init__(self, relations: int, tags: int, paths: int, acts: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.word = nn.Linear(SEEN, WIDTH)
        self.relation, self.tag, self.quoted = (nn.Embedding(n, WIDTH) for n in (relations, tags, 2))
        self.near = nn.Conv1d(WIDTH, WIDTH, NEAR, padding=NEAR // 2)
        self.cue_in, self.cue_out = nn.Linear(WIDTH, 64), nn.Linear(64, 1)
        self.act = nn.Linear(WIDTH, acts)
        self.of_cue, self.of_word = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.path, self.distance = nn.Embedding(paths, PAIR), nn.Embedding(DISTANCES, PAIR)
        self.beside = nn.ModuleList(nn.Conv1d(PAIR, PAIR, 3, padding=step, dilation=step) for step in STEPS)
        self.mid, self.role = nn.Linear(PAIR, NARROW), nn.Linear(NARROW, ROLES)
        for table in (self.relation, self.tag, self.quoted, self.path, self.distance):
            nn.init.normal_(table.weight, std=0.1)

        for beside in self.beside:  # asleep: they add nothing, and nothing reaches them
            nn.init.zeros_(beside.weight)
            nn.init.zeros_(beside.bias)

    def wake(self) -> None:
        """Lets the convolutions around a cue learn, from small weights."""
        for beside in self.beside:
            nn.init.normal_(beside.weight, std=0.02)

    def words(self, seen: Tensor, relations: Tensor, tags: Tensor, quoted: Tensor) -> Tensor:
        """Each word of a text as the heads see it, a row a word."""
        known = self.relation(relations) + self.tag(tags) + self.quoted(quoted)
        first = functional.relu(self.word(self.drop(seen)) + known)
        return self.drop(first + functional.relu(self.near(first.T[None])[0].T))

    def cues(self, words: Tensor) -> Tensor:
        """The score of each word as a cue, in log odds."""
        return self.cue_out(functional.relu(self.cue_in(words)))[:, 0]

    def roles(self, words: Tensor, cue: Tensor, at: Tensor, path: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """The scores of the roles of the words around each cue.

        ``cue`` is a row of cues, all others have a row a cue, filled up where ``mask`` is 0.
        """
        pair = self.of_cue(words)[cue][:, None] + self.of_word(words)[at] + self.path(path) + self.distance(distance)
        kept = mask[:, :, None]
        pair = self.drop(functional.relu(pair)) * kept
        for beside in self.beside:
            pair = (pair + functional.relu(beside(pair.transpose(1, 2)).transpose(1, 2))) * kept
        return self.role(functional.relu(self.mid(pair)))

    def arrays(self) -> dict[str, np.ndarray]:
        """The weights by name, as floats of two bytes."""
        return {name: value.numpy().astype(np.float16) for name, value in self.state_dict().items()}


def scaled(rows: np.ndarray, scale: np.ndarray) -> Tensor:
    """Vectors brought to one size, as the first layer takes them."""
    return torch.tensor(rows.astype(np.float32) / scale)
