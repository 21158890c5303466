"""Near copies of any size, and whose words a report is.

``add`` takes a reading in and says which reports on the shelf it shares text with; ``of`` lists those of a report;
``origin`` says whose words a report mainly is; ``texts`` folds reports into texts; ``compare`` and ``credits`` are the
same for two reports and one, with no shelf. A report is known by ``Article.id``.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.article import Article
from onrecord.model.reading import Reading
from onrecord.model.sharing import Copy, Credit, Origin
from onrecord.stories.copies import adding, asking, keeping, newsrooms, whose
from onrecord.stories.copies.alignment import Laid
from onrecord.stories.copies.credits import credits as _credits
from onrecord.stories.copies.telling import tell
from onrecord.stories.shelf import Shelf

ONE_TEXT = frozenset({"same", "abridged", "edited"})
"""Relations of two reports that are one text."""


def add(shelf: Shelf, reading: Reading) -> list[Copy]:
    """Takes a reading in and returns the pairs that it makes with reports already there.

    A report that is there already changes nothing and returns nothing. The caller commits.
    """
    made = adding.add(shelf, reading.article)
    return list(asking.copies(shelf, reading.article.id, made))


def of(shelf: Shelf, report: str) -> list[Copy]:
    """Every report that shares text with this one, by the other's id; empty where the report is not on the shelf."""
    return list(asking.copies(shelf, report, sorted(asking.pairs(shelf, report).items())))


def origin(shelf: Shelf, report: str) -> Origin:
    """Whose words a report mainly is; all unknown where it is not on the shelf."""
    mine = keeping.report(shelf, report)
    if mine is None:
        return Origin(report=report, newsroom=None, own=None)
    pairs = asking.pairs(shelf, report)
    others = {other: kept for other in pairs if (kept := keeping.report(shelf, other))}
    return whose.origin(report, mine, pairs, others)


def texts(copies: Iterable[Copy]) -> list[tuple[str, ...]]:
    """The reports that are one text (``same``, ``abridged``, ``edited``), each group sorted, the groups too.

    Reports without such a copy are in no group: they are a text each.
    """
    head: dict[str, str] = {}

    def top(name: str) -> str:
        while head.setdefault(name, name) != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for copy in copies:
        if copy.relation in ONE_TEXT:
            a, b = sorted((top(copy.a), top(copy.b)))
            head[b] = a
    groups: dict[str, list[str]] = {}
    for name in head:
        groups.setdefault(top(name), []).append(name)
    return sorted(tuple(sorted(group)) for group in groups.values())


def compare(a: Article, b: Article) -> Copy | None:
    """What two reports share; ``None`` where no ten words of telling in a row are in both. Pure."""
    a, b = sorted((a, b), key=lambda article: article.id)
    told_a, told_b = tell(a), tell(b)
    found = adding.pair_of(Laid(told_a), a.id, told_b, b.id)
    if found is None:
        return None
    wire = [credit for one in (a, b) for credit in asking.wires(_credits(one), newsrooms.outlet_name(one))]
    credit = asking.strongest(wire) if found.relation != "quotes" else None
    return asking.copy((a.id, a.text, told_a), (b.id, b.text, told_b), found, credit)


def credits(article: Article) -> tuple[Credit, ...]:
    """The newsrooms that a report itself names as where its words are from, the strongest first."""
    return _credits(article)
