"""Makes the table of how rare words are: in how many Wikinews reports each stem stands.

    python -m eval.happenings.words       writes src/onrecord/stories/happenings/rarity.tsv

Wikinews texts are CC BY 2.5; what ships is counts of words. Stems in fewer than three reports are left out.
"""

from __future__ import annotations

from collections import Counter

from eval.happenings.ecbplus import ROOT
from onrecord.stories.happenings.words import GRAMMAR, stem, tokens

REPORTS = ROOT.parent / "shared" / "data" / "wikinews"
TABLE = ROOT / "src" / "onrecord" / "stories" / "happenings" / "rarity.tsv"
LEAST = 3
HEAD = """\
# In how many of the Wikinews reports (CC BY 2.5, https://en.wikinews.org) a stem stands; {least} at least.
# Made by python -m eval.happenings.words
"""


def counted() -> tuple[int, Counter[str]]:
    """How many reports there are, and in how many each stem stands."""
    texts = [path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    found: Counter[str] = Counter()
    for text in texts:
        words = {word for _, _, word in tokens(text) if word.casefold() not in GRAMMAR}
        found.update({stem(word) for word in words})
    return len(texts), found


def main() -> None:
    reports, found = counted()
    rows = sorted((word, count) for word, count in found.items() if count >= LEAST)
    lines = "".join(f"{word}\t{count}\n" for word, count in [("*reports*", reports), *rows])
    TABLE.write_text(HEAD.format(least=LEAST) + lines, "utf-8")


if __name__ == "__main__":
    main()
