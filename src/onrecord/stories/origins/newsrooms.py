"""Which newsroom has a claim first-hand: by the credit in the telling, by the copied text, by its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model.origins import Count, Evidence, Newsroom, Step
from onrecord.stories.copies.newsrooms import named
from onrecord.stories.origins.carrier import Carrier
from onrecord.stories.origins.texts import texts

# The part of the carriers that must credit a talk to a newsroom for the rest to have it from there, too; one carrier
# among many may name the wrong one. Chosen on the development half of eval/gold/copies/claims.tsv.
CREDITED = 0.15


@dataclass(frozen=True, slots=True)
class Wrote:
    """Whose words a telling is.

    Attributes:
        name: the newsroom, or ``None``.
        told: whether a credit, a passage or a table tells it; otherwise the outlet is taken for the writer.
        step: the step back to it.
    """

    name: str | None
    told: bool
    step: Step


def wrote(carrier: Carrier) -> Wrote:
    """The newsroom whose words the telling is: by a shared passage, by the report's origin, else the outlet itself."""
    home = carrier.kept.home
    passages = [(copy.newsroom, other, passage, copy) for copy, other, passage in carrier.shared() if copy.newsroom]
    if passages:
        name = _most(room for room, *_ in passages)
        _, other, passage, copy = next(found for found in passages if found[0] == name)
        if name != home:
            mine, theirs = (passage.a, passage.b) if copy.a == carrier.report else (passage.b, passage.a)
            tag = _tag(carrier) if carrier.origin.newsroom == name else ()
            evidence = (*tag, carrier.evidence(mine), Evidence(other, None, theirs))
            return Wrote(name, True, Step(how="copied from", name=name, evidence=evidence))
    origin = carrier.origin
    if origin.newsroom and origin.newsroom != home:
        step = Step(how="copied from", name=origin.newsroom, evidence=_tag(carrier))
        return Wrote(origin.newsroom, True, step)
    if origin.own is False and origin.credit and origin.credit.newsroom != home:
        step = Step(how="copied from", name=origin.credit.newsroom, evidence=_tag(carrier), sure=False)
        return Wrote(origin.credit.newsroom, False, step)
    own_words = (carrier.evidence(carrier.words),)
    if home and not _shows_others(home):
        own = origin.own is True
        return Wrote(home, own, Step(how="own words", name=home, evidence=own_words, sure=own))
    return Wrote(None, False, Step(how="copied from", name=None, evidence=own_words, sure=False))


def _tag(carrier: Carrier) -> tuple[Evidence, ...]:
    """The credit that tells whose words the report is, in this report or in the tagged copy that tells it."""
    origin = carrier.origin
    words = origin.credit.words if origin.credit else None
    if origin.through:
        return (Evidence(origin.through, None, words),)
    return (carrier.evidence(words),)


def _shows_others(home: str) -> bool:
    """Whether an outlet has no telling of its own (an aggregator)."""
    room = named(home)
    return room is not None and room.kind == "aggregator"


@dataclass(frozen=True, slots=True)
class Way:
    """The way from a carrier to the newsroom that has the claim first-hand.

    Attributes:
        carrier: where it begins.
        newsroom: where it ends; ``None`` for a text of nobody known.
        text: a number for the text; carriers of one text have one number.
        shown: whether words show that newsroom; otherwise it is held to be one because nothing tells against it.
        steps: the steps back to it.
    """

    carrier: Carrier
    newsroom: str | None
    text: int
    shown: bool
    steps: tuple[Step, ...]


def ways(carriers: Sequence[Carrier]) -> list[Way]:
    """The way back from each carrier, in their order of text."""
    found: list[Way] = []
    for number, group in enumerate(texts(carriers)):
        found += _of_text(number, group)
    return _of_talk(found)


def _of_text(number: int, group: Sequence[Carrier]) -> Iterator[Way]:
    """The ways of carriers of one text: who is told for one of them is told for all."""
    each = [wrote(carrier) for carrier in group]
    told = [one for one in each if one.told and one.name]
    name = _most(one.name for one in told) if told else _first_of(each)
    shared = _shared_credit(group)
    teller = next((c for c, one in zip(group, each, strict=True) if one.name == name), None)
    for carrier, one in zip(group, each, strict=True):
        final, step = one.name, one.step
        if final != name and not one.told:
            evidence = [carrier.evidence(carrier.words)] + ([teller.evidence(teller.words)] if teller else [])
            final, step = name, Step(how="copied from", name=name, evidence=tuple(evidence), sure=bool(told))
        credit = carrier.credit
        if credit and credit.newsroom:
            given, words, sure = credit.newsroom, carrier.evidence(credit.words), True
        elif shared:
            given, words, sure = *shared, False
        else:
            yield Way(carrier, final, number, one.told or bool(told), (step,))
            continue
        back = (step,) if step.how == "copied from" and final else ()
        on = Step(how="credited to", name=given, evidence=(words,), sure=sure)
        yield Way(carrier, given, number, True, (*back, on))


def _shared_credit(group: Sequence[Carrier]) -> tuple[str, Evidence] | None:
    """The newsroom that a report of one text credits: the copy that left the credit out owes it to the same."""
    named = [
        (one.credit.newsroom, one.evidence(one.credit.words)) for one in group if one.credit and one.credit.newsroom
    ]
    most = _most(name for name, _ in named)
    return next(((name, words) for name, words in named if name == most), None)


def _first_of(each: Sequence[Wrote]) -> str | None:
    names = sorted({one.name for one in each if one.name})
    return names[0] if names else None


def _of_talk(found: list[Way]) -> list[Way]:
    """The ways where a talk was held: a carrier that does not say with whom has it from there, too."""
    talks: dict[str, Evidence] = {}
    counted: Counter[str] = Counter()
    for way in found:
        credit = way.carrier.credit
        if credit and credit.newsroom and credit.occasion == "held":
            counted[credit.newsroom] += 1
            talks.setdefault(credit.newsroom, way.carrier.evidence(credit.words))
    public = sum(way.carrier.to_all for way in found)
    if not counted or sum(counted.values()) < CREDITED * len(found) or public > sum(counted.values()):
        return found
    host = min(counted, key=lambda name: (-counted[name], name))
    step = Step(how="credited to", name=host, evidence=(talks[host],), sure=False)
    return [
        way if _credited(way) else replace(way, newsroom=host, shown=False, steps=(*_copies(way), step))
        for way in found
    ]


def _credited(way: Way) -> bool:
    return way.carrier.credit is not None and way.carrier.credit.newsroom is not None


def _copies(way: Way) -> tuple[Step, ...]:
    return tuple(step for step in way.steps if step.how == "copied from" and step.name)


def first_hand(found: Sequence[Way]) -> tuple[tuple[Newsroom, ...], Count]:
    """The newsrooms that have the claim first-hand, and how many.

    A text of nobody known is not shown to be another newsroom's than the rest, so it raises what may be at most, and is
    the one newsroom there is where nobody is known.
    """
    named_ways: dict[str, list[Way]] = {}
    unknown: dict[int, list[Way]] = {}
    for way in found:
        if way.newsroom:
            named_ways.setdefault(way.newsroom, []).append(way)
        else:
            unknown.setdefault(way.text, []).append(way)
    rooms = [_room(name, ways) for name, ways in named_ways.items()]
    rooms.sort(key=lambda room: (not room.apart, not room.counted, -len(room.reports), room.name))
    rooms += [_nobody(ways) for _, ways in sorted(unknown.items())]
    if not rooms:
        return (), Count(0, 0, 0)
    least = max(1, sum(room.apart for room in rooms))
    return tuple(rooms), Count(least=least, likely=max(least, sum(room.counted for room in rooms)), most=len(rooms))


def _room(name: str, ways: Sequence[Way]) -> Newsroom:
    shown = any(way.shown for way in ways)
    known = named(name) is not None
    how = {way.steps[-1].how for way in ways if way.steps}
    if "credited to" in how:
        because = "it is credited"
    elif "copied from" in how:
        because = "the text is its own"
    elif shown:
        because = "it tells it in its own words"
    else:
        because = "it credits nobody, and no copy of its words is known"
    signed = any(way.carrier.kept.signed for way in ways)
    return Newsroom(name=name, reports=_reports(ways), apart=shown, counted=shown or known or signed, because=because)


def _nobody(ways: Sequence[Way]) -> Newsroom:
    return Newsroom(
        name=None, reports=_reports(ways), apart=False, counted=False, because="nothing tells whose text it is"
    )


def _reports(ways: Sequence[Way]) -> tuple[str, ...]:
    return tuple(sorted({way.carrier.report for way in ways}))


def _most(names: Iterable[str | None]) -> str | None:
    counted = Counter(name for name in names if name)
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None
