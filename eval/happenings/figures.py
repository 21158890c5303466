"""The figures of happenings that have floors."""

from __future__ import annotations

from eval.happenings.ecbplus import ARCHIVE, documents
from eval.happenings.lookalikes import outcomes
from eval.happenings.measure import clustered, gold
from eval.happenings.reading import read
from eval.happenings.score import conll, scores


def measured() -> dict[str, float]:
    """Look-alikes (they ship), in percent; ECB+ test with gold mentions where its archive is beside the checkout."""
    pairs = outcomes()
    alike, one = [o for o in pairs if not o.same], [o for o in pairs if o.same]
    found = {
        "lookalikes merged": 100 * sum(o.merged is True for o in alike) / len(alike),
        "same joined": 100 * sum(o.merged is True for o in one) / len(one),
    }
    if ARCHIVE.exists():
        parsed = [read(document) for document in documents("test")]
        score = scores(gold(parsed), clustered([document.gold for document in parsed]))
        found |= {"ECB+ test CoNLL": conll(score), "ECB+ test LEA": score["lea"].f1}
    return found
