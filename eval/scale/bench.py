"""``python -m eval.scale.bench``: rate, memory and scaling of a run, and the same pages through two libraries.

Pages are those of ``../shared/data`` (Wikinews reports as text; saved pages of outlets for the comparison). The clock
counts from the moment a worker has loaded the engine; processor seconds are given beside it, because a machine that
others use gives only those truly.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from eval.scale.measured import Figures, figures, measured_worker
from onrecord import intake
from onrecord.model.article import Page
from onrecord.model.problems import Problem
from onrecord.record.digests import digest
from onrecord.scale.job import Job
from onrecord.scale.local import ONE_THREAD, LocalExecutor
from onrecord.scale.run import run

MB = 1_000_000


def corpus(data: Path, count: int, folder: Path) -> int:
    """``count`` reports in ``folder``, each text as often as it takes; returns their words."""
    # by digest: the corpora that the texts are from differ in length, and any stretch of this order has all of them
    texts = sorted((data / "wikinews").glob("*.txt"), key=lambda path: digest(path.name.encode()))
    words = 0
    for number, path in zip(range(count), itertools.cycle(texts)):
        text = path.read_text("utf-8")
        words += len(text.split())
        (folder / f"{number:06}.txt").write_text(f"Report {number}.\n{text}", "utf-8")
    return words


def measure(pages: Path, workers: int, scratch: Path) -> tuple[Figures, float, float]:
    """Figures of one run, its seconds by the clock with start-up, and those of the same command typed again."""
    job = Job(out=str(scratch / f"out-{workers}"))
    began = time.monotonic()
    run(job, [str(pages)], LocalExecutor(workers), make=measured_worker)
    whole = time.monotonic() - began
    began = time.monotonic()
    run(job, [str(pages)], LocalExecutor(workers))
    return figures(Path(job.out)), whole, time.monotonic() - began


def scaling(data: Path, count: int, workers: Iterable[int]) -> None:
    """Prints a row for each number of workers."""
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as held:
        pages = Path(held) / "pages"
        pages.mkdir()
        words = corpus(data, count, pages) / count
        print(f"{count} reports of {words:.0f} words in the mean; {os.getloadavg()[0]:.1f} processes were running\n")
        print("workers  reports/s  of 500 words/s  reports/core s  of 500 words/core s  MB ready  half  most  again s")
        for number in workers:
            found, _, again = measure(pages, number, Path(held))
            share = words / 500
            print(
                f"{number:>7}{found.per_second:>11.2f}{found.per_second * share:>16.2f}{found.per_core_second:>16.2f}"
                f"{found.per_core_second * share:>21.2f}{found.ready / MB:>10.0f}{found.half / MB:>6.0f}"
                f"{found.most / MB:>6.0f}{again:>9.1f}",
                flush=True,
            )


def beside(data: Path, count: int) -> None:
    """Prints pages per processor second of onrecord and of what others do with the same pages, one after the other."""
    import spacy
    import trafilatura

    from onrecord import pages as room
    from onrecord.read import read_article, shipped_engine

    found = [page for page in intake.pages([str(data / "pages" / "fundus")]) if not isinstance(page, Problem)]
    chosen = found[:: max(1, len(found) // count)][:count]
    articles = [article for page in chosen if (article := room.read(page)[0]) and article.language in (None, "en")]
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    engine = shipped_engine()
    read_article(articles[0])
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    print(f"\n{len(chosen)} saved pages; {len(articles)} English articles on them of {words:.0f} words in the mean\n")
    _row("trafilatura, page -> text", lambda page: trafilatura.extract(_text(page)), chosen)
    _row("onrecord, page -> article", room.read, chosen)
    _row("spaCy blank, text -> words and sentences", lambda article: blank(article.text), articles)
    _row("onrecord's engine, text -> trees, names, lemmas", lambda article: engine(article.text), articles)
    _row("onrecord, article -> reading", read_article, articles)


def _text(page: Page) -> str:
    return page.content.decode(page.charset or "utf-8", "replace")


def _row(name: str, work: Callable[[Any], object], things: list[Any]) -> None:
    began = time.process_time()
    for thing in things:
        work(thing)
    print(f"{name:<52}{len(things) / (time.process_time() - began):>10.2f} a core second", flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the corpora stand")
    parser.add_argument("--reports", type=int, default=784, help="reports in each run (default: each twice)")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], help="how many workers, run by run")
    parser.add_argument("--pages", type=int, default=40, help="saved pages in the comparison; 0 for none")
    asked = parser.parse_args()
    os.environ.update(ONE_THREAD)
    scaling(asked.data, asked.reports, asked.workers)
    if asked.pages:
        beside(asked.data, asked.pages)


if __name__ == "__main__":
    main()
