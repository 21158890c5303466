"""Scores any pronoun and description of GUM's documents, speaker or not, against GUM's own coreference chains.

    python eval/speakers/chains.py ../shared/data/treebanks [dev]

The reader sees plain text. A pronoun is right where the words that it is said to stand for share a chain with it, wrong
where they do not, open where there is no answer; ``named`` are the pronouns whose chain holds a name before them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GENRES = ("news", "interview")
PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "he", "her": "he", "hers": "he", "herself": "he",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "themselves": "they",
}  # fmt: skip


def outcomes(document: Any, doc: Any, referents: Any) -> Iterator[tuple[str, str, bool]]:
    """Of each pronoun that GUM gives an antecedent: its class, the outcome, and whether its chain was named before."""
    from training.coref.cases import chains

    found = chains(document)
    named: set[str] = set()
    opened: set[str] = set()
    for token in doc:
        own = found.get(token.idx, set())
        kind = PRONOUNS.get(token.lower_) if token.pos_ in ("PRON", "DET") else None
        if kind is not None and own & opened:
            span = referents.of(token)
            if span is None:
                outcome = "open"
            else:
                outcome = "right" if any(own & found.get(word.idx, set()) for word in span) else "wrong"
            yield kind, outcome, bool(own & named)
        opened |= own
        if token.pos_ == "PROPN":
            named |= own


def measure(documents: Any, engine: Any) -> dict[str, Counter[str]]:
    """Counts of outcomes by class, ``all``, and ``named``."""
    from onrecord.analysis.coref import referents
    from training.score import text_of

    table: dict[str, Counter[str]] = {row: Counter() for row in ("he", "it", "they", "all", "named")}
    for document in documents:
        doc = engine(text_of(document, True))
        for kind, outcome, is_named in outcomes(document, doc, referents(doc)):
            for row in (kind, "all", *(["named"] if is_named else [])):
                table[row][outcome] += 1
    return table


def main() -> int:
    """Print the table."""
    from onrecord.analysis import pipeline
    from training import corpora

    split: Any = sys.argv[2] if len(sys.argv) > 2 else "dev"
    documents = corpora.gum(Path(sys.argv[1]), split)
    engine = pipeline.load()
    for title, genres in (("news, interview", GENRES), ("all genres", corpora.GUM_GENRES)):
        table = measure([d for d in documents if d.name.split("_")[1] in genres], engine)
        for row, count in table.items():
            shares = "  ".join(
                f"{what} {100 * count[what] / max(1, count.total()):5.1f}" for what in ("right", "wrong", "open")
            )
            print(f"{title:<16} {row:<6} {count.total():>4}  {shares}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
