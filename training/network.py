"""The network: a six-layer BERT encoder, a mix of its layers for each group of tasks, and one light head for each task.

The encoder is written out in plain torch, so that the recipe needs the base model's weights file and no model library.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.analysis.known import KINDS
from onrecord.analysis.known import WIDTH as SHAPES

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, REL = 192, 64
OUTPUTS = ("xpos", "morph", "lemma", "start", "arc", "rel_dependent", "rel_head", "ner")


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next hidden states."""

        def split(t: Tensor) -> Tensor:
            return t.reshape(t.shape[0], -1, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + mask
        seen = torch.softmax(scores, -1) @ split(
            self.value(x)
        )  # no dropout here: drawing it costs an eighth of the time
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(x.shape[0], -1, WIDTH))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Piece ids, mask, shapes and first pieces -> the scores named in ``OUTPUTS``."""

    def __init__(self, sizes: dict[str, int], words: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(words, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes, self.known = nn.Embedding(SHAPES, WIDTH), nn.Embedding(len(KINDS) + 1, WIDTH)
        nn.init.zeros_(self.shapes.weight)  # the base model starts undisturbed
        nn.init.zeros_(self.known.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(3, LAYERS))
        self.xpos, self.morph = nn.Linear(WIDTH, sizes["xpos"]), nn.Linear(WIDTH, sizes["morph"])
        self.lemma, self.ner = nn.Linear(WIDTH, sizes["lemma"]), nn.Linear(WIDTH, sizes["ner"])
        self.start = nn.Linear(WIDTH, 1)
        self.root = nn.Parameter(torch.randn(1, 1, WIDTH) * 0.02)
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dependent, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC + 1, ARC)))
        self.rel = nn.Parameter(nn.init.xavier_uniform_(torch.empty(sizes["dep"], REL + 1, REL + 1)))

    def views(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> list[Tensor]:
        """Each word as the taggers, the parser and the name finder see it."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]][None] + self.segment
        x = x + self.shapes(shapes % SHAPES) + self.known(shapes // SHAPES)
        x = self.drop(self.norm(x))
        hidden = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        states = []
        for layer in self.layers:
            x = layer(x, hidden)
            states.append(x)
        weights = torch.softmax(self.mix, -1)
        index = first[:, :, None].expand(-1, -1, WIDTH)
        mixed = [sum(weights[k, i] * state for i, state in enumerate(states)) for k in range(3)]
        return [self.drop(torch.gather(m, 1, index)) for m in mixed]

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """The scores named in ``OUTPUTS``, in their order."""
        tags, tree, names = self.views(ids, mask, shapes, first)
        heads = torch.cat([self.root.expand(tree.shape[0], -1, -1), tree], 1)
        dependents = functional.gelu(self.arc_dependent(tree))
        dependents = torch.cat([dependents, torch.ones_like(dependents[..., :1])], -1)
        arc = dependents @ self.arc @ functional.gelu(self.arc_head(heads)).transpose(1, 2)
        rel = functional.gelu(self.rel_dependent(tree)), functional.gelu(self.rel_head(heads))
        return self.xpos(tags), self.morph(tags), self.lemma(tags), self.start(tags)[..., 0], arc, *rel, self.ner(names)

    def relations(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores of each relation for each word and its given head."""
        chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, REL))
        a = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        b = torch.cat([chosen, torch.ones_like(chosen[..., :1])], -1)
        return (torch.einsum("bwi,oij->bwoj", a, self.rel) @ b[..., None])[..., 0]


def load_base(network: Network, weights: Path) -> None:
    """Fill the encoder from a BERT weights file in safetensors."""
    source = load_file(weights)
    names = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm1", "intermediate.dense": "up",
        "output.dense": "down", "output.LayerNorm": "norm2",
    }  # fmt: skip
    state = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "positions.weight": source["embeddings.position_embeddings.weight"],
        "segment": source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = source[f"encoder.layer.{layer}.{theirs}.{part}"]
    missing = [name for name in network.load_state_dict(state, strict=False).missing_keys if name.startswith("layers")]
    if missing:
        raise ValueError(f"the base model lacks {missing}")
