"""Scores ``grounding.when``: values on gold spans (TempEval-3 train, GUM) and spans found in running text (GUM).

    python eval/grounding/score_time.py [--errors N]

The corpora stand in ``../shared/data/grounding`` and are never shipped. TempEval-3 comes without its text: each
document is put together from its expressions, one a line, so that no rule sees a clause.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from onrecord.grounding.when import Anchor, Expression, expressions

GENRES = ("news", "interview", "bio", "speech", "letter", "court")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "grounding"


def tempeval() -> tuple[int, int, list[str]]:
    """Values on the gold spans of TempEval-3 train: right, all, errors."""
    right, total, errors = 0, 0, []
    for block in (SHARED / "timenorm_te3" / "train.tsv").read_text().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.count("\t") == 2]
        if not rows:
            continue
        anchor = Anchor(date.fromisoformat(rows[0][2][:10]))
        text = "\n".join(row[0] for row in rows)
        found = expressions(text, anchor)
        at = 0
        for words, _, gold in rows:
            inside = [told for told in found if told.start < at + len(words) and told.end > at]
            total += 1
            if any(gold_value(gold) in ours(told) for told in inside):
                right += 1
            else:
                errors.append(f"{words!r} gold {gold} ours {[sorted(ours(told)) for told in inside]} doc {rows[0][2]}")
            at += len(words) + 1
    return right, total, errors


def gold_value(value: str) -> str:
    """One writing for one time: ``T22:00`` is ``T22``, the typing slip ``PTXH`` stays."""
    return re.sub(r"(T\d\d):00(?::00)?$", r"\1", value)


def ours(told: Expression) -> set[str]:
    """What of ours may equal a TIMEX3 value: the value, the period, and a weekend as its week."""
    value = told.value
    rows = {gold_value(re.sub(r"(?<=\d)(Z|[+-]\d\d:\d\d)$", "", value) if "T" in value else value), told.told.period}
    stretch = told.told.stretch
    if stretch and "/" in value and (stretch.last - stretch.first).days == 1 and stretch.first.weekday() == 5:
        year, week, _ = stretch.first.isocalendar()
        rows.add(f"{year}-W{week:02d}-WE")
    return rows


def gum(genres: tuple[str, ...]) -> tuple[int, int, Counter[str], list[str]]:
    """GUM: right values, gold spans, and the counts of spans found in running text."""
    by_sentence: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for line in (SHARED / "gum_dates" / "timex.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["genre"] in genres:
            by_sentence[row["doc"], row["sent"]].append(row)
    right, total, spans, errors = 0, 0, Counter(), []
    for (_, sentence), rows in by_sentence.items():
        anchor = Anchor(date.fromisoformat(rows[0]["dct"]))
        text, starts = detokenise(sentence.split(" "))
        found = expressions(text, anchor)
        told = [one for one in found if one.told.kind in ("date", "vague")]
        spans["found"] += len(told)
        matched = set()
        for row in rows:
            start, end = starts[row["tok"][0]], starts[row["tok"][1] - 1] + len(sentence.split(" ")[row["tok"][1] - 1])
            inside = [(i, one) for i, one in enumerate(found) if one.start < end and one.end > start]
            total += 1
            spans["gold"] += 1
            hit = [i for i, one in inside if one in told]
            if hit:
                spans["gold hit"] += 1
                matched.update(hit)
            if any(same(row["attrs"], one) for _, one in inside):
                right += 1
            else:
                errors.append(
                    f"{row['text']!r} gold {row['attrs']} ours {[(o.value, o.rule) for _, o in inside]} "
                    f"dct {row['dct']} :: {text[max(0, start - 60) : end + 30]}"
                )
        spans["found right"] += len(matched)
        errors += [
            f"FALSE {text[o.start : o.end]!r} {o.value} :: {text[max(0, o.start - 40) : o.end + 30]}"
            for i, o in enumerate(found)
            if o in told and i not in matched
        ]
    return right, total, spans, errors


def detokenise(tokens: list[str]) -> tuple[str, list[int]]:
    """Running text as a paper prints it, and where each token starts in it."""
    text, starts = "", []
    for token in tokens:
        glued = not text or token in {
            ",",
            ".",
            ";",
            ":",
            ")",
            "]",
            "?",
            "!",
            "%",
            "'s",
            "’s",
            "n't",
            "-",
            "–",
            "—",
            "”",
            "s",
        }
        glued = glued or text[-1:] in {"(", "[", "-", "“", "$", "–", "—"}
        text += ("" if glued else " ") + token
        starts.append(len(text) - len(token))
    return text, starts


def same(gold: dict[str, str], told: Expression) -> bool:
    """Whether our value is the gold's: the same date cut at the same grain, or the same ends."""
    stretch = told.told.stretch
    if stretch is None:
        return False
    if "when" in gold and "/" in stretch.value:
        return gold["when"] in stretch.value.split("/")  # GUM marks the two ends of an interval, we the whole
    if "when" in gold:
        when = gold["when"]
        value = re.sub(r"T[A-Z]{2}$", "", stretch.value)
        clock = re.sub(r"Z$", "", value.partition("T")[2])
        if re.fullmatch(r"\d\d:\d\d:\d\d", when):
            return when.startswith(clock) and bool(clock)
        return when == value or (bool(clock) and when.startswith(value)) or when == value.partition("T")[0]
    first, last = gold.get("from") or gold.get("notBefore"), gold.get("to") or gold.get("notAfter")
    ends = [(first, stretch.first), (last, stretch.last)]
    return all(gold_end is None or mine.isoformat().startswith(gold_end) for gold_end, mine in ends)


def f1(spans: Counter[str]) -> float:
    precision, recall = spans["found right"] / max(1, spans["found"]), spans["gold hit"] / max(1, spans["gold"])
    return 2 * precision * recall / max(1e-9, precision + recall)


def measured() -> dict[str, float]:
    """The figures that have floors."""
    right, total, _ = tempeval()
    news_right, news, spans, _ = gum(("news",))
    _, _, every, _ = gum(GENRES)
    return {
        "time values, TempEval-3 train": right / total,
        "time values, GUM news": news_right / news,
        "time spans F1, GUM news": f1(spans),
        "time spans F1, GUM": f1(every),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", type=int, default=0)
    asked = options.parse_args()
    right, total, errors = tempeval()
    print(f"tempeval3-train values {right}/{total} = {right / total:.3f}")
    print("\n".join(errors[: asked.errors]))
    for genres in (("news",), GENRES):
        right, total, spans, errors = gum(genres)
        print(
            f"gum {'+'.join(genres)} values {right}/{total} = {right / total:.3f}; spans F1 {f1(spans):.3f} "
            f"{dict(spans)}"
        )
        print("\n".join(errors[: asked.errors]))


if __name__ == "__main__":
    main()
