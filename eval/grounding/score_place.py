"""Scores ``grounding.where``: places on gold toponyms (GeoWebNews, LGL), and literal ones found in running text.

    python eval/grounding/score_place.py [--docs N] [--errors N] [--running]

A place is right where its GeoNames id is the gold's or it lies within 161 km of it; a name that is not in the table
counts as wrong. Running text needs the engine: a found place is right where it overlaps a literal toponym; a literal
toponym with coordinates is found where a place overlaps it. GeoWebNews's "coercion" (a shop or a school that stands for
where it is) is right when found and not missed when not. A metonym is kept out where no place overlaps it. The corpora
stand in ``../shared/data/grounding`` and are never shipped.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.grounding.where import Gazetteer, Place, distance, find, is_metonym, places

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "grounding"
NEAR = 161.0  # km; the field's usual measure (100 miles)
LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
OTHER = {"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Homonym", "Language"}


def docs(name: str, count: int) -> list[dict[str, Any]]:
    lines = (SHARED / name / "docs.jsonl").read_text().split("\n")
    return [json.loads(line) for line in lines[: count or None] if line]


def right(gold: dict[str, Any], place: Place | None) -> bool:
    if place is None:
        return False
    if place.geonames and gold["geonameid"] and str(gold["geonameid"]) == str(place.geonames):
        return True
    return distance(place, Place("", "town", None, None, gold["lat"], gold["lon"], 0, None)) <= NEAR


def gold_spans(name: str, count: int) -> tuple[int, int, list[str]]:
    gazetteer = Gazetteer.load()
    good, total, errors = 0, 0, []
    for doc in docs(name, count):
        spans = [
            (t["start"], t["end"], "LOC") for t in doc["toponyms"] if name == "lgl" or t["type"] in LITERAL | OTHER
        ]
        chosen = {m.start: choice and choice.place for m, choice in places(spans, doc["text"], gazetteer)}
        for toponym in doc["toponyms"]:
            if toponym["lat"] is None or (name == "geowebnews" and toponym["type"] not in LITERAL | OTHER):
                continue
            total += 1
            place = next((p for s, p in chosen.items() if toponym["start"] <= s < toponym["end"]), None)
            if right(toponym, place):
                good += 1
            else:
                words = doc["text"][max(0, toponym["start"] - 30) : toponym["end"] + 30].replace("\n", " ")
                told = f"{place.name}/{place.kind}/{place.country}/{place.lat}/{place.lon}" if place else "unfound"
                errors.append(
                    f"{toponym['name']} [{toponym.get('type') or toponym.get('country')}] gold "
                    f"{toponym['lat']},{toponym['lon']} {toponym['geonameid']} ours {told} :: {words}"
                )
    return good, total, errors


def running(count: int) -> tuple[Counter[str], list[str]]:
    from onrecord.analysis import pipeline

    engine, gazetteer = pipeline.load(), Gazetteer.load()
    told: Counter[str] = Counter()
    errors = []
    for row in docs("geowebnews", count):
        text = row["text"]
        doc = engine(text)
        spans = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        found = find(spans, text, gazetteer, acts=lambda start, end, doc=doc: is_metonym(doc, start, end))
        golds = [t for t in row["toponyms"] if t["type"] in LITERAL - {"Coercion"} and t["lat"] is not None]
        others = [t for t in row["toponyms"] if t["type"] in OTHER]
        told["found"] += len(found)
        told["gold"] += len(golds)
        told["metonyms"] += sum(t["type"] == "Metonymic" for t in others)
        touched = [t for t in golds if any(f.words.start < t["end"] and f.words.end > t["start"] for f in found)]
        told["gold hit"] += len(touched)
        soft = [t for t in row["toponyms"] if t["type"] in LITERAL]
        for place in found:
            over = [
                t
                for t in row["toponyms"]
                if place.words.start < t["end"] and place.words.end > t["start"] and t["type"] != "Non_Lit_Expression"
            ]
            if any(t in soft or t["type"] == "Literal_Expression" for t in over):
                told["found right"] += 1
            else:
                told[f"false {over[0]['type'] if over else 'none'}"] += 1
                errors.append(
                    f"FALSE {over[0]['type'] if over else 'none'} {place.words.text} :: "
                    f"{text[max(0, place.words.start - 50) : place.words.end + 40]!r}"
                )
        for toponym in others:
            if toponym["type"] == "Metonymic" and not any(
                f.words.start < toponym["end"] and f.words.end > toponym["start"] for f in found
            ):
                told["metonyms out"] += 1
        errors += [
            f"MISSED {t['type']} {t['name']} :: {text[max(0, t['start'] - 50) : t['end'] + 40]!r}"
            for t in golds
            if t not in touched
        ]
    return told, errors


def measured(engine: bool = False) -> dict[str, float]:
    """The figures that have floors; those of running text with ``engine``, which takes minutes."""
    found = {}
    for name, title in (("geowebnews", "GeoWebNews"), ("lgl", "LGL")):
        good, total, _ = gold_spans(name, 0)
        found[f"place within 161 km, {title}"] = good / total
    if engine:
        told, _ = running(0)
        precision, recall = told["found right"] / told["found"], told["gold hit"] / told["gold"]
        found["place found in running text F1, GeoWebNews"] = 2 * precision * recall / (precision + recall)
        found["place metonyms kept out, GeoWebNews"] = told["metonyms out"] / told["metonyms"]
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--docs", type=int, default=0)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--running", action="store_true")
    asked = options.parse_args()
    for name in ("geowebnews", "lgl"):
        good, total, errors = gold_spans(name, asked.docs)
        print(f"{name} within 161 km {good}/{total} = {good / total:.3f}")
        print("\n".join(errors[: asked.errors]))
    if asked.running:
        told, errors = running(asked.docs)
        precision, recall = told["found right"] / max(1, told["found"]), told["gold hit"] / max(1, told["gold"])
        print(
            f"geowebnews running F1 {2 * precision * recall / (precision + recall):.3f} (P {precision:.3f} R "
            f"{recall:.3f}); "
            f"metonyms kept out {told['metonyms out'] / max(1, told['metonyms']):.3f}; {dict(told)}"
        )
        print("\n".join(errors[: asked.errors]))


if __name__ == "__main__":
    main()
