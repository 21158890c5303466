"""Writes fitted heads where the package looks for them, and reads them back as the package does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from onrecord.coders.attributions.learned_heads import Heads, loaded
from training.attributions.fit import Names
from training.attributions.network import Heads as Fitted


def export(heads: Fitted, names: Names, scale: np.ndarray, engine: str, folder: Path) -> Heads:
    """Writes ``heads.npz`` and ``heads.json``; the same weights make the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "heads.npz", allow_pickle=False, scale=scale.astype(np.float16), **heads.arrays())
    told = {"engine": engine, "relation": names.relation, "tag": names.tag, "path": names.path, "acts": names.acts}
    (folder / "heads.json").write_text(json.dumps(told, indent=0) + "\n", encoding="utf-8")
    return loaded(folder)
