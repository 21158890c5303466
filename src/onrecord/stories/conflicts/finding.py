"""From facts to conflicts: group them, fold copies, let every two sides be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from onrecord.model.conflicts import Account, Conflict, Side
from onrecord.stories.conflicts import comparing, grouping, wording
from onrecord.stories.conflicts.comparing import Found
from onrecord.stories.conflicts.facts import Fact
from onrecord.stories.conflicts.grouping import Group

# A thing told in more ways than this is several things under one name; only the most told ways are compared.
_MOST_SIDES = 6
_RULES = {
    "quantity": comparing.quantity,
    "place": comparing.place,
    "time": comparing.time,
    "who": comparing.who,
    "status": comparing.status,
}


def conflicts(
    facts: Sequence[Fact], happenings: Mapping[str, str], texts: Mapping[str, str], names: Mapping[str, str]
) -> list[Conflict]:
    """Where the facts of several reports differ, the earliest first.

    Args:
        facts: of all reports that are compared.
        happenings: id of an event -> id of the happening that it tells of.
        texts: id of a report -> id of the report that stands for its text; one that is missing stands for itself.
        names: id of a happening -> what it is, in words.
    """
    found: dict[str, Conflict] = {}
    for group in grouping.groups(facts, happenings):
        about = names.get(group.happening or "", group.about)
        for one in _between(group, about, texts):
            found[one.id] = one
    for one in (*_lost_conditions(facts, texts), *_denials(facts, texts)):
        found[one.id] = one
    return sorted(found.values(), key=lambda one: (one.since, one.id))


def _between(group: Group, about: str, texts: Mapping[str, str]) -> Iterator[Conflict]:
    rule = _RULES[group.rule]
    by_value: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(group.facts, key=_order):
        by_value[fact.account.value].append(fact)
    told = sorted(by_value.values(), key=lambda side: (-_reports(side), _order(side[0])))[:_MOST_SIDES]
    told.sort(key=lambda side: _order(side[0]))
    for first, second in combinations(told, 2):
        if _told_together(first, second):
            continue
        found = rule(first[0], second[0])
        if found:
            yield conflict(found, group.rule, about, group.happening, first, second, texts)


def _told_together(first: Iterable[Fact], second: Iterable[Fact]) -> bool:
    """Whether one report tells both: then they are two things (the dead of one blast and of two)."""
    return bool({fact.account.report for fact in first} & {fact.account.report for fact in second})


def _lost_conditions(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[Conflict]:
    """The same position of the same holder, told with its condition here and without it there."""
    held: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.account.matter == "condition" and fact.words:
            for party in fact.party:
                held[(party, fact.sort)].append(fact)
    for told in held.values():
        for matter in grouping.same_matter(told):
            bound = [fact for fact in matter if fact.limited]
            condition = wording.content(bound[0].account.value) if bound else frozenset()
            free = [fact for fact in matter if not fact.limited and not _told_beside(condition, fact)]
            if bound and free and not _told_together(bound, free) and abs(bound[0].day - free[0].day) <= comparing.WEEK:
                first, second = sorted((bound, free), key=lambda side: _order(side[0]))
                why = f"one report tells it on a condition (“{bound[0].account.value}”), the other without"
                about = f"{free[0].account.shown}: {free[0].account.words.text}"
                yield conflict(Found("condition", why), "condition", about, None, first, second, texts)


def _told_beside(condition: frozenset[str], fact: Fact) -> bool:
    """Whether the sentence has the words of the condition, though nobody read them as one: then it is not lost."""
    return wording.overlap(condition, fact.context) >= grouping.ONE_MATTER


def _denials(facts: Iterable[Fact], texts: Mapping[str, str]) -> Iterator[Conflict]:
    """What one source says is so and another one denies."""
    asserted = [fact for fact in facts if fact.sort == "asserted"]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, fact in enumerate(asserted):
        for word in fact.words:
            by_word[word].append(place)
    denied: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.denies and len(fact.words) >= grouping.LEAST_WORDS:
            for party in fact.party:
                denied[party].append(fact)
    for told in denied.values():
        for matter in grouping.same_matter(told):
            head = matter[0]
            places = sorted({place for word in head.words for place in by_word.get(word, ())})
            said = [asserted[place] for place in places if grouping.answers(asserted[place], head)]
            if said:
                first, second = sorted((sorted(said, key=_order), matter), key=lambda side: _order(side[0]))
                found = Found("contradiction", "one source says so, another one denies it")
                yield conflict(found, "status", head.account.words.text, None, first, second, texts)


def conflict(
    found: Found,
    matter: str,
    about: str,
    happening: str | None,
    first: Sequence[Fact],
    second: Sequence[Fact],
    texts: Mapping[str, str],
) -> Conflict:
    """Two sides as one conflict; facts of one text count once."""
    a, b = _side(first, texts), _side(second, texts)
    told = "\x1f".join([matter, found.difference, a.accounts[0].claim, b.accounts[0].claim])
    return Conflict(
        id=f"c-{blake2b(told.encode(), digest_size=10).hexdigest()}",
        difference=found.difference,
        matter=matter,  # type: ignore[arg-type]
        about=about,
        happening=happening,
        a=a,
        b=b,
        why=found.why,
        since=max(a.accounts[0].told, b.accounts[0].told),
    )


def _side(facts: Sequence[Fact], texts: Mapping[str, str]) -> Side:
    once: dict[str, Account] = {}
    reports: set[str] = set()
    for fact in facts:
        reports.add(fact.account.report)
        once.setdefault(texts.get(fact.account.report, fact.account.report), fact.account)
    return Side(facts[0].account.shown, tuple(once.values()), len(reports) - len(once))


def _reports(side: Iterable[Fact]) -> int:
    return len({fact.account.report for fact in side})


def _order(fact: Fact) -> tuple[float, int, str, int]:
    """Earliest first; a report without a time of day counts at the end of its day, one without a day last."""
    at = comparing.instant(fact.account.told)
    day = at / 86_400 + comparing.EPOCH if at is not None else fact.day + 1 if fact.day else float("inf")
    return (day, fact.day, fact.account.report, fact.account.words.start)
