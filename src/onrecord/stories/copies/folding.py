"""Reports folded into texts: what is counted once, however many outlets printed it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.sharing import Copy

ONE_BASE = 2 / 3
"""Part of both reports from which on they are one text whatever else they share. A page that put two texts together has
less of either, and would make one text of two if every link counted."""


def texts(copies: Iterable[Copy]) -> list[tuple[str, ...]]:
    """The reports that are one text.

    Two reports are linked where each has two thirds of its telling from the other, or word for word (``same``); a
    report that was cut or got another top is linked to the one it shares most with, and to that alone.
    """
    head: dict[str, str] = {}
    best: dict[str, tuple[float, float, str]] = {}
    for copy in sorted(copies, key=lambda copy: (copy.a, copy.b)):
        if copy.relation not in ("same", "abridged", "edited"):
            continue
        if copy.relation == "same" or min(copy.part_a, copy.part_b) >= ONE_BASE:
            _link(head, copy.a, copy.b)
        for one, mine, theirs, other in (
            (copy.a, copy.part_a, copy.part_b, copy.b),
            (copy.b, copy.part_b, copy.part_a, copy.a),
        ):
            best[one] = max(best.get(one, (0.0, 0.0, "")), (min(mine, theirs), mine, other))
    for one, (_, _, other) in sorted(best.items()):
        _link(head, one, other)
    groups: dict[str, list[str]] = {}
    for name in head:
        groups.setdefault(_top(head, name), []).append(name)
    return sorted(tuple(sorted(group)) for group in groups.values())


def _top(head: dict[str, str], name: str) -> str:
    while head.setdefault(name, name) != name:
        head[name] = head[head[name]]
        name = head[name]
    return name


def _link(head: dict[str, str], one: str, other: str) -> None:
    a, b = sorted((_top(head, one), _top(head, other)))
    head[b] = a
