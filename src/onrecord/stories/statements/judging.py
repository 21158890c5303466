"""What people have decided on two attributions: the same statement, or two. Their decisions win."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from onrecord.record.decisions import Decision
from onrecord.stories.shelf import Shelf

JUDGED, DECISION = "said judged", "said decision"


def judge(shelf: Shelf, decision: Decision) -> None:
    """Lets a decision ``same``, ``different`` or ``withdraw`` on two attributions hold from now on.

    The later of two decisions on one pair holds. A decision on anything else changes nothing. The caller commits.
    """
    if decision.verdict == "withdraw":
        held = shelf.get(DECISION, decision.subject)
        if held is not None:
            a, b = held.decode().split()
            for pair in ((a, b), (b, a)):
                shelf.drop(JUDGED, " ".join(pair))
            shelf.drop(DECISION, decision.subject)
    elif decision.verdict in ("same", "different") and decision.other and _both(decision.subject, decision.other):
        shelf.put(DECISION, decision.id, f"{decision.subject} {decision.other}".encode())
        for pair in ((decision.subject, decision.other), (decision.other, decision.subject)):
            shelf.put(JUDGED, " ".join(pair), decision.verdict.encode())


def _both(a: str, b: str) -> bool:
    return a.startswith("a-") and b.startswith("a-") and a != b


def same_as(shelf: Shelf, claim: str) -> Iterator[str]:
    """The attributions that a person called the same statement as this one."""
    return (other for other, verdict in _judged(shelf, claim) if verdict == "same")


def other_than(shelf: Shelf, claim: str) -> Iterator[str]:
    """The attributions that a person called another statement than this one."""
    return (other for other, verdict in _judged(shelf, claim) if verdict == "different")


def _judged(shelf: Shelf, claim: str) -> Iterator[tuple[str, str]]:
    for name, verdict in shelf.all(JUDGED, f"{claim} "):
        yield name.partition(" ")[2], verdict.decode()


def parted(shelf: Shelf, claims: Sequence[str], score: Callable[[str, str], float], most: int) -> list[tuple[str, ...]]:
    """The attributions in groups such that no two that a person called different are in one.

    The pairs are joined from the most alike on (those called the same first), by id where two are equally alike, so
    that the outcome does not depend on what came first.
    """
    members = set(claims)
    apart = {(claim, other) for claim in claims for other, verdict in _judged(shelf, claim)
             if verdict == "different" and other in members}  # fmt: skip
    if not apart or len(claims) > most:
        return [tuple(claims)]
    same = {(claim, other) for claim in claims for other in same_as(shelf, claim)}
    scored = [(2.0 if pair in same else score(*pair), pair) for pair in combinations(claims, 2)]
    group = {claim: {claim} for claim in claims}
    for value, (a, b) in sorted(scored, key=lambda one: (-one[0], one[1])):
        if not value or group[a] is group[b] or any((x, y) in apart for x in group[a] for y in group[b]):
            continue
        joined = group[a] | group[b]
        for claim in joined:
            group[claim] = joined
    return sorted({tuple(sorted(part)) for part in group.values()})
