"""Scores pages/ against the saved pages of real outlets: ``python -m eval.pages.score``.

One run reads each page twice: by ``onrecord.pages.read``, and by trafilatura alone, the row to beat. Only the bytes,
the address and the media type go in. ``--split dev`` is what rules are written from; ``check`` is never looked at
page by page.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass, field

from eval.pages.gold import Gold, gold_pages
from eval.pages.measures import day_right, holds, leaks, line_right, minute_right, names_f1, same, token_f1


@dataclass
class Answer:
    """What a system says of one page."""

    headline: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    standfirst: str | None = None
    text: str = ""
    seconds: float = 0.0
    problems: tuple[str, ...] = ()


@dataclass
class Tally:
    """Marks of one system over many pages, by measure."""

    marks: dict[str, list[float]] = field(default_factory=dict)

    def add(self, measure: str, mark: float) -> None:
        """Notes one mark."""
        self.marks.setdefault(measure, []).append(mark)

    def means(self) -> dict[str, float]:
        """The mean of each measure; of the body also the median and the share below .5."""
        found = {name: round(statistics.fmean(marks), 3) for name, marks in self.marks.items()}
        body = self.marks.get("body_f1", [])
        if body:
            found["body_f1_median"] = round(statistics.median(body), 3)
            found["body_below_half"] = round(sum(f < 0.5 for f in body) / len(body), 3)
        return found


def read_ours(gold: Gold, content: bytes) -> Answer:
    from onrecord import pages
    from onrecord.model.article import Page

    started = time.perf_counter()
    article, problems = pages.read(Page(gold.key, content, url=gold.url))
    spent = time.perf_counter() - started
    told = tuple(p.what for p in problems)
    if article is None:
        return Answer(seconds=spent, problems=told)
    published = article.published.value if article.published else None
    return Answer(
        article.headline, published, article.byline, article.section, article.standfirst, article.text, spent, told
    )


def read_trafilatura(gold: Gold, content: bytes) -> Answer:
    import trafilatura

    started = time.perf_counter()
    found = trafilatura.bare_extraction(content, url=gold.url, with_metadata=True, include_comments=False)
    spent = time.perf_counter() - started
    if found is None:
        return Answer(seconds=spent)
    said = found.as_dict()
    byline = tuple(n.strip() for n in (said.get("author") or "").split(";") if n.strip())
    section = tuple(c for c in said.get("categories") or () if c)
    return Answer(
        said.get("title"), said.get("date"), byline, section, said.get("description"), said["text"] or "", spent
    )


SYSTEMS = {"onrecord": read_ours, "trafilatura": read_trafilatura}


def mark(gold: Gold, said: Answer, tally: Tally) -> dict[str, float]:
    """Marks one answer; a measure that the gold does not speak of is left out."""
    marks: dict[str, float] = {"headline_exact": same(gold.headline, said.headline)}
    if gold.published is not None:
        marks["day_right"] = day_right(gold.published, said.published)
        marks["day_wrong"] = said.published is not None and not marks["day_right"]
        marks["minute_right"] = minute_right(gold.published, said.published)
    marks["byline_f1"] = names_f1(gold.byline, said.byline)
    if gold.section is not None:
        marks["section_exact"] = tuple(map(str.casefold, gold.section)) == tuple(map(str.casefold, said.section))
        marks["section_f1"] = names_f1(gold.section, said.section)
    if gold.standfirst:
        marks["standfirst_right"] = line_right(gold.standfirst, said.standfirst)
        marks["standfirst_in_text"] = holds(gold.standfirst, said.text)
    else:
        marks["standfirst_spurious"] = bool(said.standfirst)
    marks["body_f1"] = token_f1(gold.body, said.text)
    marks["leak"] = bool(leaks(gold.body, said.text))
    marks["empty"] = not said.text
    for name, value in marks.items():
        tally.add(name, float(value))
    tally.add("seconds", said.seconds)
    return {name: float(value) for name, value in marks.items()}


def score(pages: list[Gold], systems: list[str]) -> tuple[dict[str, Tally], dict[str, dict[str, dict[str, float]]]]:
    """Tallies by system, and marks by page and system."""
    tallies = {name: Tally() for name in systems}
    by_page: dict[str, dict[str, dict[str, float]]] = {}
    for gold in pages:
        content = gold.content()
        by_page[gold.key] = {name: mark(gold, SYSTEMS[name](gold, content), tallies[name]) for name in systems}
    return tallies, by_page


MEASURES = [
    "headline_exact", "day_right", "day_wrong", "minute_right", "byline_f1", "section_exact", "section_f1",
    "standfirst_right", "standfirst_in_text", "standfirst_spurious", "body_f1", "body_f1_median", "body_below_half",
    "leak", "empty", "seconds",
]  # fmt: skip


def table(rows: dict[str, dict[str, float]]) -> str:
    """Measures down, systems across."""
    width = max(len(m) for m in MEASURES)
    lines = [f"{'':{width}}  " + "  ".join(f"{name:>12}" for name in rows)]
    for measure in MEASURES:
        cells = (f"{row[measure]:12.3f}" if measure in row else " " * 12 for row in rows.values())
        lines.append(f"{measure:{width}}  " + "  ".join(cells))
    return "\n".join(lines)


def outlets(by_page: dict[str, dict[str, dict[str, float]]]) -> str:
    """One line an outlet: our marks."""
    columns = (
        "headline_exact",
        "day_right",
        "minute_right",
        "byline_f1",
        "section_exact",
        "standfirst_right",
        "body_f1",
        "leak",
    )
    found: dict[str, Tally] = {}
    for key, systems in by_page.items():
        tally = found.setdefault(key.rsplit("_", 3)[0], Tally())
        for name, value in systems["onrecord"].items():
            tally.add(name, value)
    lines = [f"{'':28}" + "".join(f"{c.split('_')[0]:>11}" for c in columns)]
    for outlet, tally in found.items():
        means = tally.means()
        lines.append(f"{outlet:28}" + "".join(f"{means[c]:11.2f}" if c in means else f"{'':11}" for c in columns))
    return "\n".join(lines)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--split", choices=("dev", "check", "all"), default="all")
    options.add_argument("--only", help="only pages whose key holds one of these words, joined by commas")
    options.add_argument("--outlets", action="store_true", help="one line an outlet")
    options.add_argument("--json", metavar="FILE", help="write the figures; - for standard output instead of the table")
    options.add_argument("--ours", action="store_true", help="leave the row to beat out")
    given = options.parse_args()
    systems = ["onrecord"] if given.ours else list(SYSTEMS)
    pages = [g for g in gold_pages(given.split) if not given.only or any(w in g.key for w in given.only.split(","))]
    if not pages:
        print("no pages: ../shared/data/pages/fundus is not there, or no key fits", file=sys.stderr)
        return 1
    tallies, by_page = score(pages, systems)
    figures = {name: tally.means() for name, tally in tallies.items()}
    if given.json:
        out = json.dumps({"split": given.split, "pages": len(pages), "figures": figures, "by_page": by_page}, indent=1)
        if given.json == "-":
            print(out)
            return 0
        with open(given.json, "w", encoding="utf-8") as file:
            file.write(out)
    print(f"{len(pages)} pages, split {given.split}")
    print(table(figures))
    if given.outlets:
        print(outlets(by_page))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
