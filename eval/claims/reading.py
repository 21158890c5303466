"""What onrecord reads in the reports of the gold."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

import msgspec

from eval.claims.gold import Report
from eval.claims.marks import Marks, of_reading
from onrecord.pages.dates import hinted_when
from onrecord.testing import article_of


def readings(reports: Iterable[Report]) -> list[Marks]:
    """Each report read, its claims as marks; the reports without events in the gold are read for their sayings."""
    read_article = import_module("onrecord.read").read_article
    found = []
    for report in reports:
        article = article_of(report.text, outlet=report.outlet, headline=report.headline)
        if article.text != report.text:
            raise ValueError(f"{report.name}: the text is not in its normal form")
        if report.published:
            article = msgspec.structs.replace(article, published=hinted_when(report.published))
        marks = of_reading(report.name, read_article(article))
        done = any(block.kind != "attribution" for block in report.blocks)
        found.append(marks if done else sayings_only(marks))
    return found


def sayings_only(marks: Marks) -> Marks:
    """The sayings alone, where nobody marked the rest."""
    return Marks(marks.name, marks.sayings, (), (), ())
