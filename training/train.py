"""The training loop: stages one after the other, each with its own passes and rates."""

import logging
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import torch

from training import losses
from training.material import Material
from training.network import Network, load_base
from training.windows import Window

log = logging.getLogger("training")
HEADS = ("shapes", "known", "mix", "xpos", "morph", "lemma", "ner", "start", "root", "arc", "rel")
"""What learns at the heads' rate; the rest is the encoder."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Passes at rates that stay, or fall to zero as a cosine or a line. ``averaged``: its weights are a moving mean."""

    name: str
    passes: float
    encoder_rate: float
    head_rate: float
    course: Literal["level", "cosine", "line"]
    averaged: bool = False


STAGES = (
    Stage("first", 5.0, 4e-4, 1e-3, "cosine"),
    Stage("level", 3.0, 2.5e-4, 6e-4, "level"),
    Stage("last", 4.8, 2.5e-4, 6e-4, "line", averaged=True),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one training run does. ``bf16`` only helps where the processor has it."""

    data: Path
    base: Path
    work: Path
    stages: tuple[Stage, ...] = STAGES
    pieces: int = 1600
    warmup: int = 50
    mean: float = 0.996
    seed: int = 20261122
    threads: int = 2
    bf16: bool = False
    save_every: int = 50


def run(plan: Plan) -> Path:
    """Train, or go on from the last checkpoint; return the path of the finished weights."""
    plan.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    material = Material(plan.data, plan.base)
    (plan.work / "labels.json").write_text(material.labels)
    log.info("%s; words %s", {k: len(v) for k, v in material.inventory.items()}, material.sizes())
    network = Network({key: len(row) for key, row in material.inventory.items()})
    load_base(network, plan.base / "model.safetensors")
    for number, stage in enumerate(plan.stages):
        done = plan.work / f"{stage.name}.pt"
        if not done.exists():
            torch.save(Run(plan, stage, number, material, network).finish(), done)
        network.load_state_dict(torch.load(done, weights_only=True))
    torch.save(network.state_dict(), plan.work / "weights.pt")
    return plan.work / "weights.pt"


class Run:
    """One stage under way."""

    def __init__(self, plan: Plan, stage: Stage, number: int, material: Material, network: Network) -> None:
        self.plan, self.stage, self.material, self.network = plan, stage, material, network
        self.seed = (plan.seed + number) * 1000
        network.words.weight.requires_grad_(False)  # most of the parameters, and rare words would drift from the rest
        named = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
        groups = [{"params": [p for name, p in named if name.startswith(HEADS) is head]} for head in (False, True)]
        rate = stage.head_rate
        self.optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.mean = {name: p.detach().clone() for name, p in named} if stage.averaged else {}
        self.total = int(len(material.epoch(self.seed, plan.pieces)) * stage.passes)
        self.done = self._resume()

    def finish(self) -> dict[str, Any]:
        """Run to the end; the weights."""
        log.info("%s: %d steps, from %d", self.stage, self.total, self.done)
        closed = losses.shut(self.material.encode.answers)
        self.network.train()
        began, words, sum_ = time.monotonic(), 0, 0.0
        for step, group in self._stream():
            if len(closed) < len(self.material.encode.answers):
                closed = losses.shut(self.material.encode.answers)
            value = losses.loss(self.network, losses.tensors(group), closed, self.plan.bf16)
            self._step(step, value)
            words += sum(len(w.first) for w in group)
            sum_ += value.item()
            if (step + 1) % 20 == 0:
                speed = words / (time.monotonic() - began)
                log.info("step %d of %d, loss %.3f, %d words a second", step + 1, self.total, sum_ / 20, speed)
                sum_ = 0.0
            if (step + 1) % self.plan.save_every == 0:
                self._save(step + 1)
            if (step + 1) % (5 * self.plan.save_every) == 0:
                log.info("step %d dev %s", step + 1, self.check())
        log.info("%s finished in %.0f s, dev %s", self.stage.name, time.monotonic() - began, self.check())
        if self.mean:
            self.network.load_state_dict(self.mean, strict=False)
            log.info("averaged, dev %s", self.check())
        return self.network.state_dict()

    def check(self) -> dict[str, float]:
        """Quick figures on the dev sets."""
        material = self.material
        names = losses.names(self.network, material.dev_names, list(material.encode.answers))
        return losses.trees(self.network, material.dev_trees) | names

    def _step(self, step: int, value: torch.Tensor) -> None:
        course = {
            "level": 1.0,
            "line": 1 - step / self.total,
            "cosine": 0.5 + 0.5 * math.cos(math.pi * step / self.total),
        }
        scale = min(1.0, (step + 1) / self.plan.warmup) * max(0.01, course[self.stage.course])
        rates = (self.stage.encoder_rate, self.stage.head_rate)
        for row, rate in zip(self.optimiser.param_groups, rates, strict=True):
            row["lr"] = rate * scale
        self.optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        if self.mean:
            keep = min(self.plan.mean, (step + 1) / (step + 10))
            for name, p in self.network.named_parameters():
                if name in self.mean:
                    self.mean[name].lerp_(p.detach(), 1 - keep)

    def _stream(self) -> Iterator[tuple[int, list[Window]]]:
        step = number = 0
        while step < self.total:
            for group in self.material.epoch(self.seed + number, self.plan.pieces):
                if self.done <= step < self.total:
                    yield step, group
                step += 1
            number += 1

    def _save(self, step: int) -> None:
        state: dict[str, Any] = {"step": step, "mean": self.mean}
        state |= {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}
        part = self.plan.work / f"{self.stage.name}.part"
        torch.save(state, part)
        part.replace(self.plan.work / f"{self.stage.name}.checkpoint")

    def _resume(self) -> int:
        path = self.plan.work / f"{self.stage.name}.checkpoint"
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.mean = state["mean"]
        return int(state["step"])
