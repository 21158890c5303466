"""``python -m training.coref --data TREEBANKS``: fit the weights on GUM train, print what they get right on GUM dev."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from onrecord.analysis.engine import SHIPPED, OnnxEngine
from training import corpora
from training.coref.cases import Case, cases
from training.coref.fit import fit, right_of
from training.score import text_of
from training.treebank import Document

PENALTY = 2.0
"""The weight of the squares: the best of 0.5, 1, 2, 4 over five folds of GUM train by document."""
WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "analysis" / "pronouns.tsv"
SPEAKERS = Path(__file__).resolve().parents[2] / "eval" / "gold" / "speakers" / "texts"


def read(documents: Iterable[Document], engine: OnnxEngine) -> list[Case]:
    """The cases of some documents; reports in which speakers are annotated are left out."""
    kept = [d for d in documents if not (SPEAKERS / (d.name.lower() + ".txt")).exists()]
    texts = [text_of(document, True) for document in kept]
    return [case for document, doc in zip(kept, engine.pipe(texts), strict=True) for case in cases(document, doc)]


def main() -> None:
    """Fit, write, and say what comes out."""
    parser = argparse.ArgumentParser(prog="python -m training.coref", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    engine = OnnxEngine(SHIPPED)
    train, held = (read(corpora.gum(chosen.data, split), engine) for split in ("train", "dev"))
    lines = []
    for kind in ("he", "it", "they"):
        weights = fit([case for case in train if case.kind == kind], PENALTY)
        lines += [f"{kind}\t{feature}\t{weight:g}\n" for feature, weight in sorted(weights.items())]
        print(kind, "right, wrong, open on dev:", right_of(weights, [case for case in held if case.kind == kind]))
    chosen.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
