"""What differs between the gold and a reading, as lines a person can read (train and dev alone)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.claims import score
from eval.claims.gold import Report
from eval.claims.marks import Hand, Marks, Places, Text, paired


def show(reports: Sequence[Report], pairs: Sequence[tuple[Marks, Marks]], count: int) -> None:
    """Print the first ``count`` differences of each family."""
    for family in (sayings, deeds, stands):
        told = [line for report, pair in zip(reports, pairs, strict=True) for line in family(Text(report.text), *pair)]
        print(f"-- {family.__name__}: {len(told)} differences")
        print("\n".join(told[:count]))


def _words(text: Text, places: Places) -> str:
    if not places:
        return "-"
    return text.text[text.words[min(places)][0] : text.words[max(places)][1]].replace("\n", " ")[:110]


def _names(hands: Sequence[Hand]) -> str:
    return " <- ".join(f"{hand.name}{'?' if hand.anonymous else ''}" for hand in hands) or "-"


def sayings(text: Text, gold: Marks, found: Marks) -> Iterator[str]:
    """Attributions missed, invented, or with another chain or channel."""
    pairs = dict(paired([s.content for s in gold.sayings], [s.content for s in found.sayings], score.SAME_CONTENT))
    for i, mine in enumerate(gold.sayings):
        if i not in pairs:
            yield f"{gold.name} MISSED {_names(mine.chain)} | {_words(text, mine.cue)} | {_words(text, mine.content)}"
            continue
        theirs = found.sayings[pairs[i]]
        if not score.chains_same(mine.chain, theirs.chain):
            yield f"{gold.name} CHAIN {_names(mine.chain)} / ours {_names(theirs.chain)} | {_words(text, mine.cue)}"
        if mine.channel != theirs.channel:
            yield f"{gold.name} CHANNEL {mine.channel} / ours {theirs.channel} | {_words(text, mine.cue)}"
    for j, theirs in enumerate(found.sayings):
        if j not in pairs.values():
            told = f"{_names(theirs.chain)} | {_words(text, theirs.cue)} | {_words(text, theirs.content)}"
            yield f"{gold.name} EXTRA {told}"


def deeds(text: Text, gold: Marks, found: Marks) -> Iterator[str]:
    """Events missed, invented, or otherwise told."""
    pairs = dict(paired([d.trigger for d in gold.deeds], [d.trigger for d in found.deeds], 0.0))
    for i, mine in enumerate(gold.deeds):
        told = f"{mine.type} {_names(mine.actor)} > {_names(mine.recipient)} [{mine.status}]"
        if i not in pairs:
            yield f"{gold.name} MISSED {_words(text, mine.trigger)} | {told}"
            continue
        theirs = found.deeds[pairs[i]]
        if not score.deeds_same(mine, theirs) or mine.status != theirs.status:
            ours = f"{theirs.type} {_names(theirs.actor)} > {_names(theirs.recipient)} [{theirs.status}]"
            yield f"{gold.name} DIFFERS {_words(text, mine.trigger)} | {told} / ours {ours}"
    for j, theirs in enumerate(found.deeds):
        if j not in pairs.values():
            yield (
                f"{gold.name} EXTRA {_words(text, theirs.trigger)} | {theirs.type} {_names(theirs.actor)} > "
                f"{_names(theirs.recipient)} [{theirs.status}]"
            )


def stands(text: Text, gold: Marks, found: Marks) -> Iterator[str]:
    """Positions without an equal on the other side."""
    for mark, mine, theirs in (("MISSED", gold.stands, found.stands), ("EXTRA", found.stands, gold.stands)):
        for one in mine:
            if not any(score.stands_same(one, other) for other in theirs):
                yield (
                    f"{gold.name} {mark} {one.holder.name} {one.stance} > {_names(one.toward)} | "
                    f"{_words(text, one.about)} | if {_words(text, one.condition)}"
                )
