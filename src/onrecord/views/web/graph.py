"""The graph of sources, drawn from origin (left) to outlet (right) as SVG that needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.origins import Path

# Units of the drawing: a row fits a line of 13 px with air, a column fits a name of some 26 letters.
ROW, COLUMN, WIDTH = 34, 330, 220
LONGEST_NAME = 30
# Names in one column at most; more is a wall, and the table below has every row.
MOST = 40


@dataclass(frozen=True)
class Edge:
    """A way that words took.

    Attributes:
        source, target: names of the nodes, the origin's side first.
        how: ``copied``, ``credited``, ``quoted``, ``seen`` or ``own``.
        words: the words that say so, the first evidence of each.
        report: id of the report in which the first stands, or ``None``.
        count: in how many reports.
        sure: whether a report itself shows it.
    """

    source: tuple[str, str]
    target: tuple[str, str]
    how: str
    words: str
    report: str | None
    count: int = 1
    sure: bool = True


@dataclass(frozen=True)
class Box:
    """A node as it is drawn. ``kind`` is source, anonymous, via (who handed it on), newsroom or outlet."""

    name: str
    kind: str
    x: float
    y: float
    count: int


@dataclass(frozen=True)
class Line:
    """An edge as it is drawn: the path's ``d``, and the edge."""

    d: str
    edge: Edge


@dataclass(frozen=True)
class Drawn:
    """The drawing, in its own units; ``left_out`` nodes were too many."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: int


HOW = {
    "copied from": "copied", "credited to": "credited", "own words": "own", "said by": "quoted", "seen by": "seen",
}  # fmt: skip


def edges(paths: Iterable[Path]) -> list[Edge]:
    """The edges of the ways back from each carrier, those of one kind between the same two as one."""
    found: dict[tuple[tuple[str, str], tuple[str, str], str], Edge] = {}
    for path in paths:
        below = (path.telling.outlet or "outlet unknown", "outlet")
        for step in path.steps:
            kind = "source" if step.how == "said by" else "newsroom"
            name = step.name or "unknown"
            above = (name, "anonymous" if kind == "source" and not name[:1].isupper() else kind)
            if step.how == "own words" and name == below[0]:
                continue
            words = next((one for one in step.evidence if one.words), None)
            key = (above, below, HOW[step.how])
            held = found.get(key)
            found[key] = Edge(
                above, below, HOW[step.how],
                held.words if held and held.words else (words.words.text if words and words.words else ""),
                held.report if held and held.report else (words.report if words else path.telling.report),
                (held.count if held else 0) + 1, step.sure or bool(held and held.sure),
            )  # fmt: skip
            below = above
    return list(found.values())


def drawn(paths: Iterable[Path]) -> Drawn:
    """The graph of the ways back."""
    return laid_out(edges(paths))


def laid_out(all_edges: Iterable[Edge]) -> Drawn:
    """Edges laid out in layers: sources, newsrooms, outlets; the most used on top."""
    told = sorted(all_edges, key=lambda edge: (-edge.count, edge.source, edge.target))
    weight = Counter[tuple[str, str]]()
    for edge in told:
        weight[edge.source] += edge.count
        weight[edge.target] += edge.count
    columns: list[list[tuple[str, str]]] = [[], [], []]
    for node in sorted(weight, key=lambda node: (-weight[node], node)):
        columns[_column(node[1])].append(node)
    used = [column for column in columns if column]
    left_out = sum(max(0, len(column) - MOST) for column in used)
    tallest = max((min(len(column), MOST) for column in used), default=0)
    boxes: dict[tuple[str, str], Box] = {}
    for place, column in enumerate(used):
        top = (tallest - min(len(column), MOST)) * ROW / 2
        for row, node in enumerate(column[:MOST]):
            boxes[node] = Box(node[0], node[1], place * COLUMN, top + row * ROW, weight[node])
    lines = tuple(
        Line(_curve(boxes[edge.source], boxes[edge.target]), edge)
        for edge in told
        if edge.source in boxes and edge.target in boxes
    )
    width = max(len(used) - 1, 0) * COLUMN + WIDTH
    return Drawn(width, max(tallest, 1) * ROW, tuple(boxes.values()), lines, left_out)


def _column(kind: str) -> int:
    return {"source": 0, "anonymous": 0, "newsroom": 1, "via": 1}.get(kind, 2)


def _curve(a: Box, b: Box) -> str:
    """From the right side of one box to the left side of the other; within a column, out and back on the right."""
    y1, y2 = a.y + ROW / 2 - 3, b.y + ROW / 2 - 3
    if a.x == b.x:
        out = a.x + WIDTH + 40
        return f"M{a.x + WIDTH:g},{y1:g} C{out:g},{y1:g} {out:g},{y2:g} {b.x + WIDTH:g},{y2:g}"
    left, right = a.x + WIDTH, b.x
    middle = (left + right) / 2
    return f"M{left:g},{y1:g} C{middle:g},{y1:g} {middle:g},{y2:g} {right:g},{y2:g}"
