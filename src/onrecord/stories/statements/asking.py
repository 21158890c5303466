"""Statements as they are asked for: what hangs together, as people have decided, with the words behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.model.claims import Attribution
from onrecord.model.origins import Match, Statement, Telling
from onrecord.model.sharing import Passage
from onrecord.model.text import Span
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import groups, judging, kept
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.saying import alike
from onrecord.stories.statements.words import Word, couples, within

# Attributions of one statement between which decisions are weighed at most; above it what hangs together stays so.
MOST_WEIGHED = 400


def of(shelf: Shelf, claim: str) -> Statement | None:
    """The statement that an attribution tells; ``None`` where the shelf does not hold it, or it says too little."""
    held = groups.of_claim(shelf, claim)
    if held is None:
        return None
    members = _hanging(shelf, held.saying)
    parts = judging.parted(shelf, sorted(members), lambda a, b: _score(shelf, members[a], members[b]), MOST_WEIGHED)
    return _statement(shelf, next(part for part in parts if claim in part))


def in_reports(shelf: Shelf, reports: Iterable[str]) -> list[Statement]:
    """The statements that any of these reports tell, each once, by id; whole, with tellings in other reports too."""
    found: dict[str, Statement] = {}
    seen: set[str] = set()
    for report in reports:
        for claim in groups.in_report(shelf, report):
            if claim in seen:
                continue
            statement = of(shelf, claim)
            if statement:
                found[statement.id] = statement
                seen.update(told.claim for told in statement.tellings if told.claim)
    return [found[name] for name in sorted(found)]


def like(shelf: Shelf, claim: str) -> list[Telling]:
    """The attributions that are one statement with this one by their words alone, or by a person's decision."""
    held = groups.of_claim(shelf, claim)
    saying = groups.saying(shelf, held.saying) if held else None
    if held is None or saying is None:
        return []
    names = [held.saying, *(name for name, _ in groups.alike(shelf, saying))]
    claims = {other for others in groups.tellers(shelf, names).values() for other in others}
    claims = claims.union(judging.same_as(shelf, claim)).difference(judging.other_than(shelf, claim), [claim])
    return [told.telling for other in sorted(claims) if (told := groups.of_claim(shelf, other))]


def match(shelf: Shelf, a: str, b: str) -> Match | None:
    """Why two attributions are one statement by themselves, with the words in both; ``None`` where they are not."""
    a, b = sorted((a, b))
    one, two = groups.of_claim(shelf, a), groups.of_claim(shelf, b)
    if one is None or two is None:
        return None
    mine, theirs = groups.saying(shelf, one.saying), groups.saying(shelf, two.saying)
    found = alike(mine, theirs) if mine and theirs else None
    if found is None:
        return None
    reports = (one.telling.report, two.telling.report)
    return Match(
        a=a, b=b, reports=reports, how=found.how, score=round(found.score, 3), shared=_words(shelf, a, b, reports)
    )


def _hanging(shelf: Shelf, saying: str) -> dict[str, str]:
    """The attributions that hang together with a saying, by words or by decision, and the saying of each."""
    members: dict[str, str] = {}
    waiting = [saying]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        for one, claims in groups.tellers(shelf, groups.hanging(shelf, name)).items():
            seen.add(one)
            members |= dict.fromkeys(claims, one)
            for claim in claims:
                others = (groups.of_claim(shelf, other) for other in judging.same_as(shelf, claim))
                waiting += [told.saying for told in others if told]
    return members


def _score(shelf: Shelf, a: str, b: str) -> float:
    """How alike two sayings are, 0 where they are not one statement by their words."""
    if a == b:
        return 1.0
    mine, theirs = groups.saying(shelf, a), groups.saying(shelf, b)
    found = alike(mine, theirs) if mine and theirs else None
    return found.score if found else 0.0


def _statement(shelf: Shelf, claims: Sequence[str]) -> Statement:
    told = [held.telling for claim in claims if (held := groups.of_claim(shelf, claim))]
    told.sort(key=lambda telling: (telling.day, telling.report, telling.words))
    return Statement(id=f"s-{min(claims).partition('-')[2]}", speaker=_speaker(told), tellings=tuple(told))


def _speaker(told: Sequence[Telling]) -> str | None:
    """The name that most tellings give, a full one where there is any."""
    return usual_name([telling.speaker for telling in told if telling.speaker])


def usual_name(names: Sequence[str]) -> str | None:
    """The most usual of some names of one speaker, of those with two words or more where there are any.

    Readings give more or less of a name, and now and then that of a relative: the longest one is not the safest.
    """
    counted = Counter(name for name in names if " " in name) or Counter(names)
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None


def _words(shelf: Shelf, a: str, b: str, reports: tuple[str, str]) -> tuple[Passage, ...]:
    """The stretches of neighbouring words that both attributions have."""
    one, two = kept.get(shelf, reports[0]), kept.get(shelf, reports[1])
    mine, theirs = _said(one, a), _said(two, b)
    if one is None or two is None or not mine or not theirs:
        return ()
    there = {key: pair for pair in pairwise(theirs) for key in couples(pair)}
    found: list[Passage] = []
    for pair in pairwise(mine):
        for key in couples(pair) & there.keys():
            left, right = pair, there[key]
            passage = Passage(
                Span.of(one.text, left[0].start, left[1].end), Span.of(two.text, right[0].start, right[1].end)
            )
            found = _grown(found, passage, one, two)
    return tuple(found)


def _grown(found: list[Passage], passage: Passage, one: Kept, two: Kept) -> list[Passage]:
    """The passages with one more, which lengthens the last where it overlaps it on both sides."""
    if found and found[-1].a.overlaps(passage.a) and found[-1].b.overlaps(passage.b):
        last = found[-1]
        a = Span.of(one.text, min(last.a.start, passage.a.start), max(last.a.end, passage.a.end))
        b = Span.of(two.text, min(last.b.start, passage.b.start), max(last.b.end, passage.b.end))
        return [*found[:-1], Passage(a, b)]
    return [*found, passage]


def _said(held: Kept | None, claim: str) -> list[Word]:
    said: Attribution | None = next((one for one in held.attributions if one.id == claim), None) if held else None
    return within(held.words, said.content) if held and said else []
