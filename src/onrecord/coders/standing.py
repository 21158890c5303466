"""In whose words a claim stands: the innermost attribution around it.

Shared by events, positions and quantities, which do not import each other.
"""

from __future__ import annotations

from onrecord.extend import Case
from onrecord.model.claims import Attribution


def attribution_at(case: Case, start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers the words from ``start`` to ``end``, or ``None``.

    Innermost is the one with the shortest covering span; of two equally short ones that which stands inside the other.
    """
    best: tuple[int, Attribution] | None = None
    for attribution in case.attributions:
        for span in attribution.content:
            if span.start <= start and end <= span.end:
                length = span.end - span.start
                if best is None or length < best[0] or (length == best[0] and attribution.inside == best[1].id):
                    best = (length, attribution)
    return best[1] if best else None


def attribution_id(case: Case, start: int, end: int) -> str | None:
    """The id of that attribution."""
    found = attribution_at(case, start, end)
    return found.id if found else None
