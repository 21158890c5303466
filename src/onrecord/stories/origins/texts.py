"""Which tellings are one text: the same words of a reporter, in reports of several outlets."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.stories.origins.carrier import Carrier
from onrecord.stories.statements.words import couples, quoted_couples

# Neighbouring words of a reporter's own that two tellings share, and their part of the shorter one. Quoted words do not
# count: two reporters in one room write down the same ones. Chosen on the development half of the claims.
SHARED, PART = 4, 0.6


def texts(carriers: Sequence[Carrier]) -> list[list[Carrier]]:
    """The carriers grouped by text, in their order: by shared passages, and by the reporter's own words."""
    group = list(range(len(carriers)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    at = {carrier.report: number for number, carrier in enumerate(carriers)}
    for number, carrier in enumerate(carriers):
        for _, report, _ in carrier.shared():
            if report in at:
                _join(group, root(number), root(at[report]))
    own = _own(carriers)
    for number in range(len(carriers)):
        for other in range(number):
            if root(number) != root(other) and _one_text(own[number], own[other]):
                _join(group, root(number), root(other))
    found: dict[int, list[Carrier]] = {}
    for number, carrier in enumerate(carriers):
        found.setdefault(root(number), []).append(carrier)
    return list(found.values())


def _own(carriers: Sequence[Carrier]) -> list[set[int]]:
    """The neighbouring words of each telling that are nobody's quotation: what one quotes, none has for its own.

    A post is often shown without marks, as a line of its own.
    """
    quoted = set().union(*(quoted_couples(carrier.told) for carrier in carriers))
    return [couples([word for word in carrier.told if not word.quoted]) - quoted for carrier in carriers]


def _join(group: list[int], a: int, b: int) -> None:
    group[max(a, b)] = min(a, b)


def _one_text(a: set[int], b: set[int]) -> bool:
    shared = len(a & b)
    return shared >= SHARED and shared >= PART * min(len(a), len(b))
