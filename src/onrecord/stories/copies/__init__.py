"""Near copies of any size, and whose words a report is.

``add`` takes a reading in and says which reports on the shelf it shares text with; ``of`` lists those of a report;
``origin`` says whose words a report mainly is; ``texts`` folds reports into texts; ``compare`` and ``credits`` are the
same for two reports and one, with no shelf. A report is known by ``Article.id``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model.article import Article
from onrecord.model.reading import Reading
from onrecord.model.sharing import Copy, Credit, Origin
from onrecord.record.decisions import Decision
from onrecord.stories.copies import adding, asking, direction, folding, judging, keeping, newsrooms, whose
from onrecord.stories.copies.alignment import Laid
from onrecord.stories.copies.credits import credits as _credits
from onrecord.stories.copies.keeping import Pair
from onrecord.stories.copies.telling import tell
from onrecord.stories.shelf import Shelf


def add(shelf: Shelf, reading: Reading) -> list[Copy]:
    """Takes a reading in and returns the pairs that it makes with reports already there.

    A report that is there already changes nothing and returns nothing. The caller commits.
    """
    made = adding.add(shelf, reading.article)
    return list(asking.copies(shelf, reading.article.id, made))


def of(shelf: Shelf, report: str) -> list[Copy]:
    """Every report that shares text with this one, by the other's id; empty where the report is not on the shelf."""
    return known(shelf, report)[0]


def known(shelf: Shelf, report: str) -> tuple[list[Copy], Origin]:
    """The answers of ``of`` and ``origin`` at once, for the cost of one."""
    pairs = asking.pairs(shelf, report)
    told = _origin(shelf, report, pairs)
    sibling = told.credit if told.through else None
    return list(asking.copies(shelf, report, sorted(pairs.items()), sibling)), told


def drop(shelf: Shelf, report: str) -> None:
    """Forgets a report, as when a newer reading took its place. The caller commits."""
    judging.drop(shelf, report)


def judge(shelf: Shelf, decision: Decision) -> bool:
    """Lets a decision ``same``, ``different`` or ``withdraw`` on two reports hold; whether it changed anything.

    The later of two decisions on one pair holds. Reports that are not on the shelf yet are judged when they come; a
    decision on anything else changes nothing. The caller commits.
    """
    return judging.judge(shelf, decision)


def origin(shelf: Shelf, report: str) -> Origin:
    """Whose words a report mainly is; all unknown where it is not on the shelf."""
    return _origin(shelf, report, asking.pairs(shelf, report))


def _origin(shelf: Shelf, report: str, pairs: Mapping[str, Pair]) -> Origin:
    mine = keeping.report(shelf, report)
    if mine is None:
        return Origin(report=report, newsroom=None, own=None)
    others = {other: kept for other in pairs if (kept := keeping.report(shelf, other))}
    return whose.origin(report, mine, pairs, others)


def texts(copies: Iterable[Copy]) -> list[tuple[str, ...]]:
    """The reports that are one text, each group sorted, the groups too; reports without such a copy are in none."""
    return folding.texts(copies)


def compare(a: Article, b: Article) -> Copy | None:
    """What two reports share; ``None`` where no ten words of telling in a row are in both. Pure."""
    a, b = sorted((a, b), key=lambda article: article.id)
    told_a, told_b = tell(a), tell(b)
    found = adding.pair_of(Laid(told_a), a.id, told_b, b.id)
    if found is None:
        return None
    told = direction.whose_text(_side(a), _side(b)) if found.relation != "quotes" else direction.Whose()
    in_a, in_b = asking.Shown.of(a.id, a.text, told_a), asking.Shown.of(b.id, b.text, told_b)
    return asking.copy(in_a, in_b, found, told)


def _side(article: Article) -> direction.Side:
    own = newsrooms.of_article(article)
    known = own.name if own and own.kind != "aggregator" else None
    return direction.Side(article.id, newsrooms.outlet_name(article), known, _credits(article))


def credits(article: Article) -> tuple[Credit, ...]:
    """The newsrooms that a report itself names as where its words are from, the strongest first."""
    return _credits(article)
