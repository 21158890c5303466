"""Given the gold's two parties, the type of what the one does to the other (``plv_train.tsv``; dev only, no licence).

    python -m eval.events.pair [--data plv_train.tsv]

The scorer is told source and target and asks what onrecord holds of this pair, in steps, the first that answers wins:

1. ``both``: an event whose parties are these two, as ``convention`` brings it over;
2. ``one``: an event with the source as its actor, or else with the target as recipient;
3. ``event``: any other event of the sentence, the one that stands highest in its tree;
4. ``words``: ``onrecord.coders.events.between``, what the words between the two are evidence of.

Root: the type is right; quad: its class of four is. Rows without an answer count as wrong. ``without words`` stops
before step 4.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.coders.events import EventCoder
from onrecord.coders.events.between import likely
from onrecord.extend import Case
from onrecord.model.claims import Event

from .convention import planned_as, root_of, triples
from .plv import DATA, cases, chosen, rows
from .score import QUAD, ROOTS, near, words


def answer(case: Case, events: Sequence[Event], source: str, target: str) -> tuple[str, str | None]:
    """(step, root) for a pair; root is ``None`` where no step answers."""
    ranked = sorted(events, key=lambda event: _depth(case, event))
    told = [(event, triple) for event in ranked for triple in triples([event])]
    both = [t for _, t in told if near(t.source, source) and near(t.target, target)]
    if both:
        return "both", both[0].root
    ones = [t for _, t in told if near(t.source, source)] or [t for _, t in told if near(t.target, target)]
    if ones:
        return "one", ones[0].root
    for event in ranked:
        if root := root_of(event):
            return "event", root
    spans = [_place(case.article.text, party) for party in (source, target)]
    guess = likely(case, *spans)
    return ("words", planned_as(*guess) or planned_as(guess[0], "actual")) if guess else ("none", None)


def _depth(case: Case, event: Event) -> int:
    """How many words stand over an event's trigger: what the sentence says first of all comes first."""
    span = case.doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    return len(list(span.root.ancestors)) if span is not None else 99


def _place(text: str, party: str) -> tuple[int, int]:
    """Where a party's words stand: as written, or else the place of its longest word; the whole text where nowhere."""
    at = text.casefold().find(party.casefold())
    if at >= 0:
        return at, at + len(party)
    for word in sorted(words(party), key=len, reverse=True):
        at = text.casefold().find(word)
        if at >= 0:
            return at, at + len(word)
    return 0, len(text)


def figures(gold: Sequence[dict[str, str]], read: Iterable[Case]) -> dict[str, float]:
    """The figures by half: ``even root``, ``even quad``, ``even root without words``, ..."""
    found = []
    coder = EventCoder()
    for row, case in zip(gold, read, strict=True):
        step, root = answer(case, coder.code(case), row["source"], row["target"])
        wanted, root = ROOTS.get(row["gold_root"], row["gold_root"]), ROOTS.get(root or "", root)
        found.append((step, root == wanted, root is not None and QUAD.get(root) == QUAD.get(wanted)))
    shares: dict[str, float] = {}
    for half in ("odd", "even", "all"):
        part = [found[n] for n in chosen(len(found), half)]
        right, steps = Counter[str](), Counter[str]()
        for step, root_right, quad_right in part:
            steps[step] += 1
            right[f"{half} root"] += root_right
            right[f"{half} quad"] += quad_right
            right[f"{half} root without words"] += root_right and step != "words"
            right[f"{half} quad without words"] += quad_right and step != "words"
        shares |= {name: count / len(part) for name, count in right.items()}
        shares |= {f"{half} answered by {step}": count / len(part) for step, count in steps.items()}
    return shares


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    gold = rows(parser.parse_args().data)
    for name, value in figures(gold, cases([g["sentence"] for g in gold])).items():
        print(f"{name:<28}{value:.3f}")


if __name__ == "__main__":
    main()
