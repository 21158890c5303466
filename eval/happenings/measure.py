"""ECB+ by the very steps that a record takes: report after report is added to a shelf, then every event is asked for.

    python -m eval.happenings.measure FOLDER [dev|test|train]      FOLDER is what eval.happenings.reading wrote

Gold mentions: the actions in validated sentences; all topics of the split go onto one shelf, the two subtopics of each
among them, and nothing tells the topics apart but the texts. Baselines are given what they need to be told: ``topic``
and ``lemma`` the topic, ``lemma in subtopic`` the subtopic, too. Own mentions: our events against gold actions with the
same trigger; an action that we have no event for is a happening of its own.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from eval.happenings.ecbplus import Split
from eval.happenings.reading import Read, stored
from eval.happenings.score import Clustering, conll, scores
from onrecord.model.reading import Reading
from onrecord.stories import happenings
from onrecord.stories.happenings.words import root
from onrecord.stories.shelf import Shelf


def gold(read: Sequence[Read]) -> dict[str, str]:
    """Event of each gold action -> its chain."""
    return {event: chain for document in read for event, chain in document.chains.items()}


def clustered(readings: Sequence[Reading]) -> dict[str, str]:
    """Event -> happening, after all readings came in this order."""
    shelf = Shelf()
    for reading in readings:
        happenings.add(shelf, reading)
    told = happenings.in_reports(shelf, [reading.article.id for reading in readings])
    return {mention.event: happening.id for happening in told for mention in happening.mentions}


def baselines(read: Sequence[Read]) -> dict[str, Clustering]:
    """``singletons``, ``topic``, ``lemma``, ``lemma in subtopic``."""
    events = [(document, event) for document in read for event in document.gold.events]
    return {
        "singletons": {event.id: event.id for _, event in events},
        "one per topic": {event.id: str(document.topic) for document, event in events},
        "lemma in topic": {event.id: f"{document.topic} {root(event.trigger.text)}" for document, event in events},
        "lemma in subtopic": {
            event.id: f"{document.subtopic} {root(event.trigger.text)}" for document, event in events
        },
    }


def own(read: Sequence[Read]) -> tuple[dict[str, str], int]:
    """Gold action -> happening of our event on the same word; and how many actions have one."""
    told = clustered([document.own for document in read])
    found: dict[str, str] = {}
    covered = 0
    for document in read:
        for event in document.gold.events:
            ours = next((o for o in document.own.events if o.trigger.overlaps(event.trigger)), None)
            covered += ours is not None
            found[event.id] = told[ours.id] if ours else event.id
    return found, covered


def measured(read: Sequence[Read]) -> dict[str, Clustering]:
    """Every clustering by name."""
    return baselines(read) | {"gold mentions": clustered([d.gold for d in read]), "own mentions": own(read)[0]}


def shuffled(read: Sequence[Read], seed: int) -> Clustering:
    """The outcome of another order of coming in."""
    readings = [document.gold for document in read]
    random.Random(seed).shuffle(readings)
    return clustered(readings)


def line(name: str, right: Clustering, told: Clustering) -> str:
    """A row of the table."""
    found = scores(right, told)
    cells = " ".join(f"{found[m].f1:6.1f}" for m in ("muc", "b3", "ceafe", "lea"))
    return f"{name:20s} {conll(found):6.1f} {cells}   B3 {found['b3'].precision:.2f} / {found['b3'].recall:.2f}"


def main(folder: Path, split: Split) -> None:
    read = stored(folder, split)
    right = gold(read)
    found = measured(read)
    print(f"{split}: {len(read)} documents, {len(right)} mentions, {len(set(right.values()))} chains")
    print(f"{'':20s} {'CoNLL':>6s} {'MUC':>6s} {'B3':>6s} {'CEAFe':>6s} {'LEA':>6s}   precision / recall")
    for name, told in found.items():
        print(line(name, right, told))
    for seed in range(3):
        other = shuffled(read, seed)
        print(
            line(f"order {seed}", right, other),
            f" against the first order: {conll(scores(found['gold mentions'], other)):.1f}",
        )
    print("own events on gold actions:", own(read)[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), cast(Split, sys.argv[2] if len(sys.argv) > 2 else "dev"))
