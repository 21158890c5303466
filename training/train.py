"""The training loop: one warm-up and one cosine, all tasks at once, losses masked where a set lacks a layer."""

import json
import logging
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.analysis.wordpiece import WordPieces
from training import corpora, labels
from training.network import Network, load_base
from training.treebank import Document
from training.windows import NONE, Encoder, Window, batches, cut, dress

log = logging.getLogger("training")
COLUMNS = ("xpos", "morph", "lemma", "dep", "head", "start", "ner")


@dataclass(frozen=True, slots=True)
class Plan:
    """What one training run does. ``epochs`` fixes the schedule; ``bf16`` only helps where the processor has it."""

    data: Path
    base: Path
    work: Path
    epochs: float = 5.0
    pieces: int = 1600
    encoder_rate: float = 4e-4
    head_rate: float = 1e-3
    warmup: int = 50
    seed: int = 20261122
    threads: int = 2
    bf16: bool = False
    save_every: int = 100


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


def loss(network: Network, batch: dict[str, Tensor], bf16: bool) -> Tensor:
    """The weighted sum of the tasks' losses."""
    xpos, morph, lemma, start, arc, rel_dependent, rel_head, ner = scores(network, batch, bf16)

    def cross(given: Tensor, wanted: Tensor, weight: float) -> Tensor:
        if not (wanted != NONE).any():
            return torch.zeros(())
        return weight * functional.cross_entropy(given.flatten(0, 1), wanted.flatten(), ignore_index=NONE)

    total = cross(xpos, batch["xpos"], 0.5) + cross(morph, batch["morph"], 1.0) + cross(lemma, batch["lemma"], 0.5)
    total = total + cross(ner, batch["ner"], 2.0)
    parsed = batch["start"] != NONE
    if parsed.any():
        relations = network.relations(rel_dependent, rel_head, batch["head"].clamp(min=0))
        total = total + cross(arc, batch["head"], 1.0) + cross(relations, batch["dep"], 0.7)
        total = total + functional.binary_cross_entropy_with_logits(start[parsed], batch["start"][parsed].float())
    return total


@torch.no_grad()
def check(network: Network, windows: list[Window], bf16: bool) -> dict[str, float]:
    """Quick figures on gold words, to watch a run by; training/score.py measures the engine itself."""
    network.eval()
    right = dict.fromkeys(("xpos", "morph", "lemma", "uas", "las", "ner"), 0)
    seen = {"tree": 0, "name": 0}
    for group in batches(windows, 4000, random.Random(0)):
        batch = tensors(group)
        out = scores(network, batch, bf16)
        heads = out[4].argmax(-1)
        relation = network.relations(out[5], out[6], heads).argmax(-1)
        tree, name = batch["head"] != NONE, (batch["ner"] > 0)
        for place, key in enumerate(("xpos", "morph", "lemma")):
            right[key] += int((out[place].argmax(-1) == batch[key])[tree].sum())
        arcs = (heads == batch["head"])[tree]
        right["uas"] += int(arcs.sum())
        right["las"] += int((arcs & (relation == batch["dep"])[tree]).sum())
        right["ner"] += int((out[7].argmax(-1) == batch["ner"])[name].sum())
        seen["tree"] += int(tree.sum())
        seen["name"] += int(name.sum())
    network.train()
    return {key: round(100 * n / max(1, seen["name" if key == "ner" else "tree"]), 2) for key, n in right.items()}


def epoch(documents: list[Document], encoder: Encoder, plan: Plan, number: int) -> list[list[Window]]:
    """One pass over the data, the same for the same seed and number, so that a stopped run goes on where it was."""
    chance = random.Random(plan.seed * 1000 + number)
    windows = [encoder(dress(sentences, chance)) for doc in documents for sentences in cut(doc)]
    return batches(windows, plan.pieces, chance)


def run(plan: Plan) -> Path:
    """Train, or go on from the last checkpoint; return the path of the finished weights."""
    plan.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    documents = corpora.training(plan.data)
    inventory = labels.inventories(documents)
    known = {"irregular": labels.irregulars(documents), "verbs": labels.verbs(documents)}
    (plan.work / "labels.json").write_text(json.dumps({**inventory, **known}))
    encoder = Encoder(WordPieces((plan.base / "tokenizer.json").read_bytes()), inventory)
    dev = [encoder(s) for doc in corpora.gum(plan.data, "dev") for s in cut(doc)][::2]
    network = Network({key: len(row) for key, row in inventory.items()})
    load_base(network, plan.base / "model.safetensors")
    network.words.weight.requires_grad_(
        False
    )  # most of the parameters, and rare words would drift from the common ones
    heads = ("shapes", "mix", "xpos", "morph", "lemma", "ner", "start", "root", "arc", "rel")
    named = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    rates = (plan.encoder_rate, plan.head_rate)
    groups = [{"params": [p for name, p in named if name.startswith(heads) is head]} for head in (False, True)]
    optimiser = torch.optim.AdamW(groups, lr=plan.head_rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    per_epoch = len(epoch(documents, encoder, plan, 0))
    total = int(per_epoch * plan.epochs)
    done = _resume(plan, network, optimiser)
    log.info(
        "%s; %d steps a pass, %d in all, from %d", {k: len(v) for k, v in inventory.items()}, per_epoch, total, done
    )
    network.train()
    began, words, sum_ = time.monotonic(), 0, 0.0
    for step, group in _stream(documents, encoder, plan, done, total):
        scale = min(1.0, (step + 1) / plan.warmup) * max(0.01, 0.5 + 0.5 * math.cos(math.pi * step / total))
        for row, rate in zip(optimiser.param_groups, rates, strict=True):
            row["lr"] = rate * scale
        value = loss(network, tensors(group), plan.bf16)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        words += sum(len(w.first) for w in group)
        sum_ += value.item()
        if (step + 1) % 20 == 0:
            speed = words / (time.monotonic() - began)
            log.info("step %d of %d, loss %.3f, %d words a second", step + 1, total, sum_ / 20, speed)
            sum_ = 0.0
        if (step + 1) % plan.save_every == 0:
            state: dict[str, Any] = {
                "step": step + 1,
                "network": network.state_dict(),
                "optimiser": optimiser.state_dict(),
            }
            torch.save(state, plan.work / "checkpoint.part")
            (plan.work / "checkpoint.part").replace(plan.work / "checkpoint.pt")
        if (step + 1) % (5 * plan.save_every) == 0:
            log.info("step %d dev %s", step + 1, check(network, dev, plan.bf16))
    log.info("finished in %.0f s, dev %s", time.monotonic() - began, check(network, dev, plan.bf16))
    torch.save(network.state_dict(), plan.work / "weights.pt")
    return plan.work / "weights.pt"


def _stream(
    documents: list[Document], encoder: Encoder, plan: Plan, done: int, total: int
) -> Iterator[tuple[int, list[Window]]]:
    step = number = 0
    while step < total:
        for group in epoch(documents, encoder, plan, number):
            if done <= step < total:
                yield step, group
            step += 1
        number += 1


def _resume(plan: Plan, network: Network, optimiser: torch.optim.Optimizer) -> int:
    path = plan.work / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"])
