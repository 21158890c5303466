"""``python -m training.attributions --data SHARED``: fit the heads, say what they get right of texts held back, write
them."""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from onrecord.analysis.engine import SHIPPED, OnnxEngine
from training.attributions import fit, material
from training.attributions.export import export
from training.attributions.network import Heads

OUT = SHIPPED.parent / "attributions"
PARTS = 5
"""Of so many parts of PolNeAR's training half one is held back, to choose thresholds on."""


def curve(heads: Heads, batches: Sequence[fit.Batch]) -> list[str]:
    """Precision and recall of cues at several thresholds."""
    chances = np.concatenate([fit.judged(heads, one)[one.word.numpy()] for one in batches])
    right = np.concatenate([one.cue.numpy()[one.word.numpy()] for one in batches]) > 0
    lines = []
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        told = chances >= least
        hits = (told & right).sum()
        lines.append(f"{least}: precision {100 * hits / max(1, told.sum()):.1f}, recall {100 * hits / right.sum():.1f}")
    return lines


def main() -> None:
    """Read, fit, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m training.attributions", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of attribution/polnear/")
    parser.add_argument("--work", type=Path, default=Path("build/attributions"), help="where parsed texts are kept")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    engine = OnnxEngine()
    texts = list(material.polnear(chosen.data / "attribution" / "polnear" / "train", engine, chosen.work))
    held, *parts = fit.folds(texts, PARTS)
    train = [text for part in parts for text in part]
    names, scale = fit.Names.of(train), fit.scale_of(train)
    heads = fit.fit([fit.batch(text, names, scale) for text in train], names)
    print("cues of texts held back, by how sure the heads must be:")
    print("\n".join(curve(heads, [fit.batch(text, names, scale) for text in held])))
    print("written:", export(heads, names, scale, engine.version, chosen.out).version)


if __name__ == "__main__":
    main()
