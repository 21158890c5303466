"""Scores who a pronoun, a short name or a description stands for, against ``eval/gold/speakers``.

    python eval/speakers/score.py

:func:`measure` takes any ``resolve(text, start, end) -> str | None``: a name, or ``None`` where it stays unresolved. An
answer is

right       the gold name, or a form that names the same and nobody else in the report (see :func:`forms_of`);
            where the report names nobody (gold ``-``), no answer
wrong       any other name; any name where the report names nobody
unresolved  no answer where there is a name

Shares are in % of the cases; intervals (95%) from 1,000 bootstrap samples over reports, so that a report with many
cases counts as one draw.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Resolve = Callable[[str, int, int], "str | None"]
GOLD = Path(__file__).resolve().parent.parent / "gold" / "speakers"
NOBODY = "-"
KINDS = ("pronoun", "surname", "description")
OUTCOMES = ("right", "wrong", "unresolved")
DRAWS, SEED = 1000, 1
SEEN = frozenset({"gum-train", "gum-dev"})  # sets whose reports a part of the engine's training has used
TITLES = frozenset(
    {
        "the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "doctor", "sir", "lord", "lady", "prof", "professor",
        "president", "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "secretary", "senator",
        "sen", "governor", "mayor", "judge", "justice", "general", "gen", "colonel", "major", "captain", "ambassador",
        "chairman", "director", "inspector", "representative", "congressman",
    }
)  # fmt: skip
"""Words before a name that name nobody."""
CHAIN = 3  # descriptions that stand for descriptions; a bound against circles, not tuned
LINKS = frozenset({"of", "for", "from", "at", "in", "by", "to", "and", "or", "with", "on"})
"""A longer answer that ends in a name but holds one of these tells of somebody else: "spokesman for the WHO"."""


@dataclass(frozen=True)
class Case:
    """A mention, code points into the text of ``file``, and the name it stands for (``-``: none)."""

    file: str
    start: int
    end: int
    words: str
    kind: str
    name: str
    set: str
    note: str


@dataclass(frozen=True)
class Gold:
    """The cases, each text, the forms of each name (by file, fullest name first) and the half of each report."""

    cases: tuple[Case, ...]
    texts: Mapping[str, str]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    people: frozenset[tuple[str, str]]
    half: Mapping[str, str]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a head and no quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def load(folder: Path = GOLD) -> Gold:
    """The annotated set in a folder."""
    cases = tuple(
        Case(r["file"], int(r["start"]), int(r["end"]), r["words"], r["kind"], r["name"], r["set"], r["note"])
        for r in rows(folder / "cases.tsv")
    )
    names: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    people = set()
    for r in rows(folder / "names.tsv"):
        names[r["file"]][r["name"]] = tuple(r["forms"].split(" | "))
        if r["kind"] == "person":
            people.add((r["file"], r["name"]))
    half = {r["file"]: r["half"] for r in rows(folder / "split.tsv")}
    texts = {file: (folder / "texts" / file).read_bytes().decode("utf-8") for file in half}
    return Gold(cases, texts, names, frozenset(people), half)


def plain(name: str) -> tuple[str, ...]:
    """A name's words: no case, accents, dots, brackets or possessive ending; British and American spelling as one."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    bare = re.sub(r"\([^)]*\)", " ", bare)
    bare = re.sub(r"'s?(?!\w)", " ", bare).replace(".", "")
    bare = re.sub(r"is(ation|ing|ed)\b", r"iz\1", bare).replace("centre", "center").replace("defence", "defense")
    return tuple(re.findall(r"[\w'&-]+", bare))


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the titles that they start with."""
    at = 0
    while at < len(words) - 1 and words[at] in TITLES:
        at += 1
    return words[at:]


def forms_of(gold: Gold, file: str, name: str) -> frozenset[tuple[str, ...]]:
    """The forms that name this one and no other in the report: those listed, and the bare surname of a person."""

    def forms(of: str) -> set[tuple[str, ...]]:
        found = {plain(form) for form in gold.names[file][of]}
        return found | {plain(of)[-1:]} if (file, of) in gold.people else found

    others = {form for other in gold.names[file] if other != name for form in forms(other)}
    return frozenset(forms(name) - others)


def same(gold: Gold, case: Case, answer: str) -> bool:
    """Whether an answer names the one that the case stands for."""
    own = forms_of(gold, case.file, case.name)
    words = plain(answer)
    if words in own or bare(words) in own:
        return True
    if any(len(form) > 1 and words[-len(form) :] == form and not LINKS & set(words[: -len(form)]) for form in own):
        return True  # "US President Barack Obama"
    fullest = plain(case.name)  # a fuller name than the report's own: "George Walker Bush" for "George Bush", "Bush"
    alone = fullest in own and (case.file, case.name) in gold.people and words[-1:] == fullest[-1:]
    return alone and not LINKS & set(words) and in_order(fullest, words) and len(bare(words)) <= len(fullest) + 2


def in_order(few: Sequence[str], many: Iterable[str]) -> bool:
    """Whether the few words stand among the many in their order."""
    left = iter(many)
    return all(word in left for word in few)


def judge(gold: Gold, case: Case, answer: str | None) -> str:
    """``right``, ``wrong`` or ``unresolved``."""
    if not answer or not plain(answer):
        return "right" if case.name == NOBODY else "unresolved"
    return "right" if case.name != NOBODY and same(gold, case, answer) else "wrong"


def share(found: Sequence[tuple[str, str]], outcome: str) -> tuple[float, float, float]:
    """Share of an outcome among (file, outcome) pairs in %, with the interval."""
    if not found:
        return 0.0, 0.0, 0.0
    by_file: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file, what in found:
        by_file[file][0] += what == outcome
        by_file[file][1] += 1
    files = list(by_file.values())
    chance = random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        sample = chance.choices(files, k=len(files))
        drawn.append(100 * sum(hit for hit, _ in sample) / sum(all_ for _, all_ in sample))
    drawn.sort()
    point = 100 * sum(hit for hit, _ in files) / len(found)
    return round(point, 1), round(drawn[int(0.025 * DRAWS)], 1), round(drawn[int(0.975 * DRAWS) - 1], 1)


def cell(found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The number of cases and for each outcome its share with the interval."""
    return {"cases": len(found), **{outcome: share(found, outcome) for outcome in OUTCOMES}}


def measure(resolve: Resolve, gold: Gold | None = None) -> dict[str, dict[str, dict[str, Any]]]:
    """The table: for each half (``dev``, ``test``, ``all``) and each row its cases and shares.

    Rows: the three kinds, ``all``, ``named`` (the report has a name), ``nobody`` (it has none) and ``unseen`` (reports
    that no training has used). An outcome is (share, low, high) in %.
    """
    gold = gold or load()
    judged = [(c, judge(gold, c, resolve(gold.texts[c.file], c.start, c.end))) for c in gold.cases]
    table: dict[str, dict[str, dict[str, Any]]] = {}
    for half in ("dev", "test", "all"):
        here = [(c, what) for c, what in judged if half == "all" or gold.half[c.file] == half]
        kept: dict[str, list[tuple[Case, str]]] = {kind: [x for x in here if x[0].kind == kind] for kind in KINDS}
        kept["all"] = here
        kept["named"] = [x for x in here if x[0].name != NOBODY]
        kept["nobody"] = [x for x in here if x[0].name == NOBODY]
        kept["unseen"] = [x for x in here if x[0].set not in SEEN]
        table[half] = {row: cell([(c.file, what) for c, what in found]) for row, found in kept.items()}
    return table


def show(table: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """The table as text."""
    lines = [f"{'half':<5} {'row':<12} {'cases':>5}  " + "  ".join(f"{outcome:<20}" for outcome in OUTCOMES)]
    for half, kinds in table.items():
        for row, found in kinds.items():
            shares = "  ".join("{:5.1f} [{:5.1f}, {:5.1f}]".format(*found[outcome]) for outcome in OUTCOMES)
            lines.append(f"{half:<5} {row:<12} {found['cases']:>5}  {shares}")
    return "\n".join(lines)


def of_engine() -> Resolve:
    """What the installed ``onrecord`` resolves: the name that its coreference gives to the head of the mention."""
    from onrecord.analysis import pipeline
    from onrecord.analysis.coref import referents

    engine = pipeline.load()

    @cache
    def read(text: str) -> Any:
        doc = engine(text)
        return doc, referents(doc)

    def resolve(text: str, start: int, end: int) -> str | None:
        doc, found = read(text)
        span = doc.char_span(start, end, alignment_mode="expand")
        name = None if span is None else found.of(span.root)
        for _ in range(CHAIN):  # "it" stands for "the agency", and that for the WHO
            further = None if name is None or name.root.pos_ == "PROPN" else found.of(name.root)
            name = further or name
        # a fuller description ("the Turkish health minister") is a better mention but no name
        return name.text if name is not None and name.root.pos_ == "PROPN" else None

    return resolve


def main() -> int:
    """Print the table of the installed engine."""
    try:
        resolve = of_engine()
    except Exception as problem:  # an engine that is not there yet, whatever the reason, is an answer
        print(f"no engine to measure: {problem}", file=sys.stderr)
        return 1
    print(show(measure(resolve)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
