"""Which language a report is in."""

from __future__ import annotations

from collections.abc import Iterable

# Characters that are looked at, and the rank above which resiliparse's own notes call a result false
SAMPLE = 3_000
CUTOFF = 1_200
# Shorter samples are often taken for a neighbouring language: then the page's word counts
ENOUGH = 200
# Words that English prose cannot do without and that its neighbours do not share. Of the 137 saved pages that pages/ is
# measured on, they are 12 to 21 words in a hundred of each English report, and at most 1 of each that is not.
FUNCTION_WORDS = frozenset("the and of that with from have has which were said would their this they been not".split())
ENGLISH_SHARE = 0.05


def read_language(told: str | None, lines: Iterable[str]) -> str | None:
    """ISO 639-1 of a report: what its words show where there are enough of them, else what the page says.

    Pages declare a language wrongly often enough (a template's ``lang="en"``) that long texts decide for themselves.
    """
    from resiliparse.parse.lang import detect_fast

    sample = " ".join(lines)[:SAMPLE]
    if _reads_english(sample):
        return "en"
    found, rank = detect_fast(sample, CUTOFF)
    if found == "unknown":
        return told
    if told is None:
        return str(found) if len(sample) >= ENOUGH // 4 else None
    return str(found) if len(sample) >= ENOUGH and rank < CUTOFF // 2 and found != told else told


def _reads_english(sample: str) -> bool:
    """Whether the little words are English: a short report full of foreign names has them, whatever its letters say."""
    words = sample.lower().split()
    return bool(words) and sum(word in FUNCTION_WORDS for word in words) / len(words) >= ENGLISH_SHARE
