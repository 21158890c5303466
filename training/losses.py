"""The tasks' losses, all at once, masked where a set lacks a layer; and quick figures to watch a run by."""

import random
from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.analysis.decode import Names
from training.labels import ENTITIES, allowed
from training.network import Network
from training.windows import NONE, Window, batches

COLUMNS = ("xpos", "morph", "lemma", "dep", "head", "start", "ner")


def tensors(batch: list[Window]) -> dict[str, Tensor]:
    """A batch padded to its longest window."""
    pieces, words = max(len(w.ids) for w in batch), max(len(w.first) for w in batch)

    def rows(values: list[list[int]], width: int, fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (width - len(row)) for row in values])

    made = {
        "ids": rows([w.ids for w in batch], pieces, 0),
        "mask": rows([[1] * len(w.ids) for w in batch], pieces, 0),
        "shapes": rows([w.shapes for w in batch], pieces, 0),
        "first": rows([w.first for w in batch], words, 0),
        "real": rows([[1] * len(w.first) for w in batch], words, 0),
    }
    return made | {key: rows([w.labels[key] for w in batch], words, NONE) for key in COLUMNS}


def scores(network: Network, batch: dict[str, Tensor], bf16: bool) -> list[Tensor]:
    """The network's outputs in float32; a word is never its own head, padding is nobody's head."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        out = network(batch["ids"], batch["mask"], batch["shapes"], batch["first"])
    full = [t.float() for t in out]
    count, words = batch["real"].shape
    real = torch.cat([torch.ones(count, 1), batch["real"].float()], 1)
    itself = torch.zeros(words, words + 1)
    itself[torch.arange(words), torch.arange(words) + 1] = -1e4
    full[4] = full[4] + (1 - real)[:, None] * -1e4 + itself
    return full


def shut(answers: Iterable[str]) -> Tensor:
    """One row an answer, one column a label: whether the answer shuts the label out."""
    closed = torch.ones(len(list(answers)), len(ENTITIES), dtype=torch.bool)
    for row, answer in zip(closed, answers, strict=True):
        row[allowed(answer)] = False
    return closed


def loss(network: Network, batch: dict[str, Tensor], closed: Tensor, bf16: bool) -> Tensor:
    """The weighted sum of the tasks' losses. ``closed`` is what ``shut`` made of the answers."""
    xpos, morph, lemma, start, arc, rel_dependent, rel_head, ner = scores(network, batch, bf16)

    def cross(given: Tensor, wanted: Tensor, weight: float) -> Tensor:
        if not (wanted != NONE).any():
            return torch.zeros(())
        return weight * functional.cross_entropy(given.flatten(0, 1), wanted.flatten(), ignore_index=NONE)

    total = cross(xpos, batch["xpos"], 0.5) + cross(morph, batch["morph"], 1.0) + cross(lemma, batch["lemma"], 0.5)
    told = batch["ner"] != NONE
    if told.any():
        sure = torch.log_softmax(ner[told], -1).masked_fill(closed[batch["ner"][told]], -1e4)
        total = total - 2.0 * torch.logsumexp(sure, -1).mean()  # the weight of all labels that the set leaves open
    parsed = batch["start"] != NONE
    if parsed.any():
        relations = network.relations(rel_dependent, rel_head, batch["head"].clamp(min=0))
        total = total + cross(arc, batch["head"], 1.0) + cross(relations, batch["dep"], 0.7)
        total = total + functional.binary_cross_entropy_with_logits(start[parsed], batch["start"][parsed].float())
    return total


@torch.no_grad()
def trees(network: Network, windows: list[Window]) -> dict[str, float]:
    """Accuracies on gold words, to watch a run by; training/score.py measures the engine itself."""
    network.eval()
    right = dict.fromkeys(("xpos", "morph", "lemma", "uas", "las"), 0)
    seen = 0
    for group in batches(windows, 4000, random.Random(0)):
        batch = tensors(group)
        out = scores(network, batch, False)
        heads = out[4].argmax(-1)
        relation = network.relations(out[5], out[6], heads).argmax(-1)
        tree = batch["head"] != NONE
        for place, key in enumerate(("xpos", "morph", "lemma")):
            right[key] += int((out[place].argmax(-1) == batch[key])[tree].sum())
        arcs = (heads == batch["head"])[tree]
        right["uas"] += int(arcs.sum())
        right["las"] += int((arcs & (relation == batch["dep"])[tree]).sum())
        seen += int(tree.sum())
    network.train()
    return {key: round(100 * n / max(1, seen), 2) for key, n in right.items()}


@torch.no_grad()
def names(network: Network, windows: list[Window], answers: list[str]) -> dict[str, float]:
    """F1 of whole names with their types, on windows that leave nothing open; and with places as one type."""
    network.eval()
    decoder = Names(ENTITIES)
    found: list[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]] = []
    for group in batches(windows, 4000, random.Random(0)):
        batch = tensors(group)
        out = scores(network, batch, False)[7].numpy()
        for index, window in enumerate(group):
            own = decoder.decode(out[index, : len(window.first)].astype(np.float64), [False] * len(window.first))
            found.append((spans([answers[a] for a in window.labels["ner"]]), spans(own)))
    network.train()
    folded = [({fold(s) for s in gold} - {None}, {fold(s) for s in own} - {None}) for gold, own in found]
    return {"names": _f1(found), "three": _f1(folded)}


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """The names in BIO labels."""
    found, start = set(), None
    for index, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            found.add((start, index, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = index
    return found


def fold(span: tuple[int, int, str]) -> tuple[int, int, str] | None:
    """A name under three types: PERSON, ORG, LOC; ``None`` where it is none of them."""
    kind = {"GPE": "LOC", "FAC": "LOC"}.get(span[2], span[2])
    return (span[0], span[1], kind) if kind in ("PERSON", "ORG", "LOC") else None


def _f1(pairs: Iterable[tuple[set, set]]) -> float:  # type: ignore[type-arg]
    rows = list(pairs)
    right = sum(len(gold & own) for gold, own in rows)
    return round(200 * right / max(1, sum(len(gold) + len(own) for gold, own in rows)), 2)
