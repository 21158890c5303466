"""What the weights are learned from: GUM's open genres, and pronouns of news reports, marked in ``news.tsv``.

``news.tsv`` marks reports written for the project (``training/written``) and Wikinews reports (CC BY 2.5, in
``shared/data/wikinews``): the file, where in the plain text the pronoun begins, the pronoun, and a word of what it
stands for (``|`` between alternatives, ``-`` for nothing that the text names or describes before it).
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training import corpora
from training.treebank import Document

ROOT = Path(__file__).resolve().parents[2]
NEWS = Path(__file__).with_name("news.tsv")
SPEAKERS = ROOT / "eval" / "gold" / "speakers" / "texts"
BRACKET = re.compile(r"\[[A-Z_]+ ([^\[\]]*)\]")


def gum(data: Path, split: corpora.Split) -> list[Document]:
    """GUM's documents without the reports in which speakers are annotated for measuring."""
    return [d for d in corpora.gum(data, split) if not (SPEAKERS / (d.name.lower() + ".txt")).exists()]


def news(wikinews: Path) -> Iterator[tuple[str, str, dict[int, str]]]:
    """Each marked report: its name, its plain text, and the marks by where they stand."""
    marks: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    with NEWS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            marks[row["file"]][int(row["start"])] = row["words"], row["stands_for"]
    for name, own in marks.items():
        written = ROOT / "training" / "written" / f"{name}.txt"
        path = written if written.exists() else wikinews / f"{name}.txt"
        text = plain(path.read_text("utf-8")) if path == written else path.read_text("utf-8")
        moved = [start for start, (words, _) in own.items() if text[start : start + len(words)] != words]
        if moved:
            raise ValueError(
                f"{path} has changed: no marked pronoun stands at {moved[0]}; mark it again in {NEWS.name}"
            )
        yield name, text, {start: mark for start, (_, mark) in own.items()}


def plain(text: str) -> str:
    """A report of ``training/written`` without the brackets that mark its names."""
    while BRACKET.search(text):
        text = BRACKET.sub(r"\1", text)
    return text
