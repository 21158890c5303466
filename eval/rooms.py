"""What is measured of each room: a function from the data at hand to figures by name, ``None`` where data is missing.

The names are those of ``floors.json``. Each figure's own scorer says how it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Figures = dict[str, float]


def pages(data: Path) -> Figures | None:
    """Headline, dates, byline, section, standfirst and body on saved pages; ``check`` is the third never looked at."""
    from eval.pages.gold import gold_pages
    from eval.pages.score import score

    found: Figures = {}
    for split in ("all", "check"):
        gold = list(gold_pages(split))
        if not gold:
            return None
        tallies, _ = score(gold, ["onrecord"])
        found |= {f"{split}_{name}": value for name, value in tallies["onrecord"].means().items()}
    return found


def attributions(data: Path) -> Figures | None:
    """PolNeAR dev: source, cue and content of whole articles."""
    from eval.attributions.polnear import measured

    folder = data / "attribution" / "polnear" / "dev"
    return measured(folder) if folder.exists() else None


def events(data: Path) -> Figures | None:
    """Dyads of single sentences, and silence where there is no event."""
    from eval.events.plv import measured

    rows = data / "events" / "plv_train.tsv"
    return measured(rows) if rows.exists() else None


def grounding(data: Path) -> Figures | None:
    """Times, places, actors."""
    if not (data / "grounding").exists():
        return None
    from eval.grounding import score_place, score_time, score_who

    return score_time.measured() | score_place.measured(engine=True) | score_who.measured()


def speakers(data: Path) -> Figures | None:
    """Pronoun, short and described speakers resolved to names; the gold ships, so this is always measured."""
    from eval.speakers.score import measure, of_engine

    test = measure(of_engine())["test"]
    found = {f"speakers.test.{row}.right": cell["right"][0] for row, cell in test.items()}
    return found | {"speakers.test.all.not_wrong": 100 - test["all"]["wrong"][0]}


def engine(data: Path) -> Figures | None:
    """Tags, lemmas, trees, sentences and names from raw text on test documents."""
    if not (data / "treebanks").exists():
        return None
    from onrecord.analysis.engine import OnnxEngine
    from training import corpora
    from training.score import score

    shipped, trees = OnnxEngine(), data / "treebanks"
    sets = {"GUM": corpora.gum(trees, "test"), "EWT": corpora.ewt(trees, "test")}
    found = {name: score(shipped, documents) for name, documents in sets.items()}
    return {f"{name} {figure}": value for name, row in found.items() for figure, value in row.items()}


def claims(data: Path) -> Figures | None:
    """Attributions with chains, events, positions, quantities on whole reports: our own gold, which ships."""
    from eval.claims.gold import REPORTS, read
    from eval.claims.marks import of_gold
    from eval.claims.reading import readings
    from eval.claims.score import compare, table

    gold = list(read(REPORTS, splits=("test",)))
    counts = [compare(of_gold(report), marks) for report, marks in zip(gold, readings(gold), strict=True)]
    return {f"test {name}": told.value for name, told in table(counts).items()}


def entities(data: Path) -> Figures | None:
    """Names and dates of 14 types on the test half of our own gold; it ships, so this is always measured."""
    from eval.entities.score import measured

    return dict(measured())


def record(data: Path) -> Figures | None:
    """What keeping and asking costs, on readings from a seeded generator; so this is always measured."""
    from eval.record.bench import quick

    return quick()


def conflicts(data: Path) -> Figures | None:
    """Planted differences and agreements in written pairs of reports; they ship, so this is always measured."""
    from eval.conflicts.planted import measured

    return dict(measured())


def happenings(data: Path) -> Figures | None:
    """Look-alikes kept apart (our own pairs, which ship), and ECB+ test topics where they stand beside the checkout."""
    from eval.happenings.figures import measured

    return dict(measured())


def copies(data: Path) -> Figures | None:
    """Pairs of copies and origins of the Helsinki reports, test half; their text is not ours and may be missing."""
    from eval.copies.gold import REPORTS
    from eval.copies.score import measured

    return measured("test") if REPORTS.exists() else None


def origins(data: Path) -> Figures | None:
    """Newsrooms and sources behind claims of the Helsinki reports, where readings of them stand beside the text."""
    from eval.origins.score import measured

    readings = data / "stories" / "helsinki" / "readings.jsonl.gz"
    return measured(readings) if readings.exists() else None


ROOMS: dict[str, Callable[[Path], Figures | None]] = {
    "copies": copies,
    "pages": pages,
    "engine": engine,
    "entities": entities,
    "speakers": speakers,
    "grounding": grounding,
    "attributions": attributions,
    "events": events,
    "claims": claims,
    "record": record,
    "conflicts": conflicts,
    "happenings": happenings,
    "origins": origins,
}
