"""Weights -> what ships: an ONNX graph with int8 weights, the relation tensor, the labels.

Matrices have one scale a channel, the word embeddings one scale a row.
"""

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import OUTPUTS, Network

INVENTORIES = ("xpos", "morph", "lemma", "dep", "ner")


class PackedRows(nn.Module):
    """An embedding of bytes, one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale[:, None]).to(torch.int8))
        self.register_buffer("scale", scale[:, None].clone())

    def forward(self, ids: Tensor) -> Tensor:
        """The rows in float32."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]


def write(weights: Path, labels: Path, tokenizer: Path, out: Path) -> None:
    """Write the engine's files to a folder."""
    out.mkdir(parents=True, exist_ok=True)
    inventory = json.loads(labels.read_text())
    network = Network({key: len(inventory[key]) for key in INVENTORIES}).eval()
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.words = PackedRows(network.words.weight.detach())  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _trace(network, whole)
        matrices = ["MatMul"]
        quantize_dynamic(
            whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=matrices
        )
    np.save(out / "relations.npy", network.rel.detach().numpy().astype(np.float16))
    (out / "labels.json").write_text(json.dumps(inventory, ensure_ascii=False, separators=(",", ":")))
    shutil.copy(tokenizer, out / "tokenizer.json")


def _trace(network: Network, path: Path) -> None:
    ids = torch.randint(1000, 2000, (2, 20))
    first = torch.arange(1, 16)[None].repeat(2, 1)
    axes = {name: {0: "texts", 1: "pieces"} for name in ("ids", "mask", "shapes")}
    axes |= {name: {0: "texts", 1: "words"} for name in ("first", *OUTPUTS)}
    axes["arc"] = {0: "texts", 1: "words", 2: "heads"}
    axes["rel_head"] = {0: "texts", 1: "heads"}
    torch.onnx.export(
        network,
        (ids, torch.ones_like(ids), torch.ones_like(ids), first),
        str(path),
        input_names=["ids", "mask", "shapes", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
