"""What people decided of two reports, and reports that leave: both win over what was found."""

from __future__ import annotations

import msgspec

from onrecord.record.decisions import Decision
from onrecord.stories.copies import asking, keeping
from onrecord.stories.copies.adding import period_of
from onrecord.stories.copies.alignment import Laid
from onrecord.stories.copies.fingerprints import fingerprints
from onrecord.stories.copies.keeping import Judged
from onrecord.stories.copies.telling import masked
from onrecord.stories.shelf import Shelf


def judge(shelf: Shelf, decision: Decision) -> bool:
    """Lets a decision on two reports hold from now on; whether it changed anything. The later of two holds."""
    if decision.verdict == "withdraw":
        found = keeping.decided(shelf, decision.subject)
        if found is None:
            return False
        keeping.forget_judged(shelf, decision.subject, *found)
        return True
    if decision.verdict not in ("same", "different") or not decision.subject.startswith("r-") or not decision.other:
        return False
    a, b = sorted((decision.subject, decision.other))
    before = keeping.judged(shelf, a, b)
    if before and before.decided > decision.decided:
        return False
    keeping.keep_judged(shelf, a, b, Judged(decision.id, decision.verdict == "same", decision.decided))
    return True


def drop(shelf: Shelf, name: str) -> None:
    """Forgets a report. The first of those that stood behind it as the same text takes its place."""
    kept = keeping.report(shelf, name)
    if kept is None:
        return
    _unkey(shelf, name, kept)
    partners = keeping.partners(shelf, name)
    for other in partners:
        keeping.drop_pair(shelf, *sorted((name, other)))
    if kept.follows:
        keeping.drop_follower(shelf, kept.follows, name)
    behind = sorted(keeping.followers(shelf, name))
    for other in behind:
        keeping.drop_follower(shelf, name, other)
    keeping.drop_report(shelf, name)
    if behind:
        _lead(shelf, behind[0], behind[1:])
        _inherit(shelf, behind[0], [other for other in partners if other != behind[0]])


def _lead(shelf: Shelf, head: str, others: list[str]) -> None:
    """Makes a report the one that the others of its text stand behind."""
    kept = keeping.report(shelf, head)
    if kept is None:
        return
    keeping.keep(shelf, head, msgspec.structs.replace(kept, follows=None))
    shelf.put_keys(keeping.ROOM, period_of(kept.day), _keys(shelf, kept), head)
    for other in others:
        theirs = keeping.report(shelf, other)
        if theirs:
            keeping.keep(shelf, other, msgspec.structs.replace(theirs, follows=head))
            keeping.keep_follower(shelf, head, other)


def _inherit(shelf: Shelf, head: str, partners: list[str]) -> None:
    """Lays a report beside those that the one before it had pairs with."""
    mine = keeping.report(shelf, head)
    for other in partners:
        theirs = keeping.report(shelf, other)
        pair = asking.between(shelf, (head, mine), (other, theirs)) if mine and theirs else None
        if pair:
            a, b = sorted((head, other))
            keeping.keep_pair(shelf, a, b, pair)


def _keys(shelf: Shelf, kept: keeping.Kept) -> list[int]:
    laid = Laid(masked(kept.telling(), keeping.seen(shelf, kept.outlet)))
    return fingerprints(laid.telling, laid.seeds)


def _unkey(shelf: Shelf, name: str, kept: keeping.Kept) -> None:
    """Takes a report's keys away: those it has now, and those of when its outlet's lines were not known yet."""
    whole = Laid(kept.telling())
    keys = {*fingerprints(whole.telling, whole.seeds), *_keys(shelf, kept)}
    shelf.drop_keys(keeping.ROOM, period_of(kept.day), keys, name)
