"""``python -m training.coref --data SHARED``: fit the weights, print what they get right on GUM dev."""

import argparse
from pathlib import Path

from onrecord.analysis.engine import SHIPPED, OnnxEngine
from training.coref import sources
from training.coref.cases import Case, Chained, Marked, cases
from training.coref.fit import fit, right_of
from training.score import text_of

PENALTY = 4.0
"""The weight of the squares: the best of 1, 2, 4, 8 over five folds of the training data by document."""
NEWS = 3
"""How often each case of the news counts beside one of GUM, whose other genres speak of fewer bodies and countries."""
WEIGHTS = sources.ROOT / "src" / "onrecord" / "analysis" / "pronouns.tsv"


def of_gum(data: Path, split: str, engine: OnnxEngine) -> list[Case]:
    """The cases of GUM."""
    documents = sources.gum(data / "treebanks", split)  # type: ignore[arg-type]
    docs = engine.pipe([text_of(document, True) for document in documents])
    return [case for document, doc in zip(documents, docs, strict=True) for case in cases(Chained(doc, document))]


def of_news(data: Path, engine: OnnxEngine) -> list[Case]:
    """The cases of the marked news reports."""
    marked = sources.news(data / "wikinews")
    return [case for name, text, marks in marked for case in cases(Marked(engine(text), name, marks))]


def main() -> None:
    """Fit, write, and say what comes out."""
    parser = argparse.ArgumentParser(prog="python -m training.coref", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of treebanks/ and wikinews/")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    engine = OnnxEngine(SHIPPED)
    train = of_gum(chosen.data, "train", engine) + of_news(chosen.data, engine) * NEWS
    held = of_gum(chosen.data, "dev", engine)
    lines = []
    for kind in ("he", "it", "they"):
        weights = fit([case for case in train if case.kind == kind], PENALTY)
        lines += [f"{kind}\t{feature}\t{weight:g}\n" for feature, weight in sorted(weights.items())]
        print(kind, "right, wrong, open on dev:", right_of(weights, [case for case in held if case.kind == kind]))
    chosen.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
