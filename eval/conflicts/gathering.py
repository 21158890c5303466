"""How well reports gather into stories: ECB+ topics 1 to 35, two stories each that differ in little but time and place.

    python -m eval.conflicts.gathering [ORDERS]     B-cubed over all reports, in so many random orders (default 3)

The corpus keeps no dates, so that words alone must tell the stories apart, and no copies or happenings are asked. The
threshold was chosen on these reports: a development figure.
"""

from __future__ import annotations

import random
import re
import sys
import tarfile
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.article import Article
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.version import VERSION
from onrecord.stories.shelf import Shelf
from onrecord.stories.story import gathering

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "data" / "stories" / "ecbplus" / "ecbplus_topics_1-35.tar.xz"
_NAME = re.compile(r"(\d+)_\d+ecb(plus)?\.xml$")


def reports() -> Iterator[tuple[str, Reading]]:
    """Each report with the story that it tells: topic and subtopic."""
    with tarfile.open(ARCHIVE) as archive:
        for file in archive:
            name = _NAME.search(file.name)
            content = archive.extractfile(file) if name else None
            if name and content:
                yield f"{name[1]}{name[2] or ''}", _reading(name[0], content.read())


def _reading(name: str, content: bytes) -> Reading:
    lines: dict[int, list[str]] = defaultdict(list)
    for token in ElementTree.fromstring(content).iter("token"):
        lines[int(token.get("sentence", 0))].append(token.text or "")
    text = "\n".join(re.sub(r" ([.,!?:;])", r"\1", " ".join(words)) for words in lines.values())
    text = text.removeprefix(text.split("\n")[0] + "\n") if text.startswith("http") else text
    article = Article(
        id=f"r-{name}", url=None, outlet=None, section=(), headline=text.split("\n")[0], standfirst=None, byline=(),
        published=None, modified=None, language="en", text=text,
    )  # fmt: skip
    return Reading(made_by=MadeBy(VERSION, "none/1"), article=article)


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a parting of reports against another, report by report."""
    both = Counter((found[report], gold[report]) for report in gold)
    sizes, wanted = Counter(found.values()), Counter(gold.values())
    shares = [(both[found[report], gold[report]], found[report], gold[report]) for report in gold]
    precision = sum(shared / sizes[one] for shared, one, _ in shares) / len(gold)
    recall = sum(shared / wanted[one] for shared, _, one in shares) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(orders: int) -> None:
    told = list(reports())
    gold = {reading.article.id: story for story, reading in told}
    print(f"{len(told)} reports, {len(set(gold.values()))} stories")
    for seed in range(orders):
        with Shelf() as shelf:
            for _, reading in random.Random(seed).sample(told, len(told)):
                gathering.add(shelf, reading, 0, (), {})
            found = {report: gathering.story_of(shelf, report) or report for report in gold}
        precision, recall, f1 = b_cubed(found, gold)
        print(f"order {seed}: {len(set(found.values()))} stories, B-cubed {precision:.3f} {recall:.3f} {f1:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
