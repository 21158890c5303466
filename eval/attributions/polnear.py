"""Runs the coder over PolNeAR and scores it.

    python -m eval.attributions.polnear GOLD_DIR [--limit N] [--out PREDICTIONS.jsonl]

PolNeAR annotates the outermost attribution alone and no chains, so what stands inside another statement is left out,
and a carrier that came in by "according to" ("according to TASS, X said ...") is told as the outer statement that it
is. PolNeAR counts the "that" before a content as its first word, onrecord leaves it out: it is put back. Nothing of the
corpus is kept: the predictions hold names and offsets.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from unicodedata import combining

from eval.attributions.score import RawClaim, gold_files, score, show
from onrecord.model.article import normalise
from onrecord.model.claims import Attribution
from onrecord.model.text import Span
from onrecord.testing import article_of

RELATIVE = re.compile(r"\W*(who|which|that)\b[^.,;]*$")
THAT = re.compile(r"\bthat[\s,]+$", re.IGNORECASE)
ACCORDING = ("according to", "per", "in the words of")


def predictions(found: Iterable[Attribution], text: str, raw: Sequence[int]) -> list[RawClaim]:
    """The attributions as PolNeAR would write them; ``raw`` leads from offsets in ``text`` to those in the corpus."""
    return [_outermost(claim, text, raw) for claim in found if claim.inside is None]


def _outermost(claim: Attribution, text: str, raw: Sequence[int]) -> RawClaim:
    carrier = next((hop.words for hop in claim.chain[1:-1] if hop.words and _accords(text, hop.words.start)), None)
    origin = claim.chain[-1].words
    cue = [claim.cue] if claim.cue else []
    content = list(claim.content)
    if carrier is not None:
        content += [*cue, *([origin] if origin else [])]
    source = carrier or origin
    places = {"cue": [_place(s) for s in cue], "content": [_opened(text, s) for s in content]}
    places["source"] = [_relative(text, source, claim.cue)] if source else []
    return {role: [[raw[start], raw[end - 1] + 1] for start, end in spots] for role, spots in places.items()}


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _opened(text: str, span: Span) -> tuple[int, int]:
    """A content as PolNeAR marks it: with the "that" before it, which onrecord leaves out."""
    that = THAT.search(text, max(0, span.start - 8), span.start)
    return (that.start() if that else span.start), span.end


def _relative(text: str, source: Span, cue: Span | None) -> tuple[int, int]:
    """The source as PolNeAR marks it: the relative pronoun before the cue where there is one, not what it stands
    for."""
    between = RELATIVE.match(text, source.end, cue.start) if cue is not None and cue.start > source.end else None
    return between.span(1) if between else _place(source)


def _accords(text: str, start: int) -> bool:
    return text[max(0, start - 20) : start].lower().rstrip().endswith(ACCORDING)


def offsets(text: str, raw: str) -> list[int]:
    """For each place in the normalised text its place in the raw one, counted by the characters that can be seen."""
    seen = _seen(raw)
    if len(seen) != sum(not character.isspace() for character in text):
        raise ValueError("the text is not what normalise makes of the raw one")
    places: list[int] = []
    for character in text:
        places.append(seen.popleft() if not character.isspace() else places[-1] + 1)
    return places


def _seen(raw: str) -> deque[int]:
    """Where each character that normalising keeps and that can be seen stands; one with its accents counts as one."""
    found: deque[int] = deque()
    at = 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and combining(raw[end]):
            end += 1
        found += [at] * len(_kept(raw[at:end]))
        at = end
    return found


@cache
def _kept(group: str) -> str:
    return "".join(normalise(f"a{group}a").split())[1:-1] if len(group) == 1 else "".join(normalise(group).split())


def predicted(folder: Path, limit: int | None = None) -> tuple[str, dict[str, list[RawClaim]]]:
    """The engine that read, and what the coder says of each document in ``folder``."""
    from onrecord.analysis import pipeline
    from onrecord.coders.attributions import AttributionCoder
    from onrecord.read import case_of

    engine, coder = pipeline.load(), AttributionCoder()
    made: dict[str, list[RawClaim]] = {}
    for name, path, _ in list(gold_files(folder))[:limit]:
        raw = path.read_bytes().decode("utf-8")
        text = normalise(raw)
        claims = coder.code(case_of(article_of(text), engine))
        made[name] = predictions(claims, text, offsets(text, raw))
    return f"{engine.name} {engine.version}", made


FLOORS = {
    "polnear_dev.attribution_f1": "B F",
    "polnear_dev.exact_f1": "C F",
    "polnear_dev.content_words_f1": "D F",
    "polnear_dev.recall_direct": "B recall direct",
    "polnear_dev.recall_mixed": "B recall mixed",
    "polnear_dev.recall_indirect": "B recall indirect",
}
"""Figures that have floors, and the scorer's names for them."""


def measured(folder: Path) -> dict[str, float]:
    """The figures that have floors."""
    _, made = predicted(folder)
    figures = score(folder, made, frozenset(made))
    return {name: figures[theirs] for name, theirs in FLOORS.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int, help="the first N documents only")
    parser.add_argument("--out", type=Path, help="where to write the predictions")
    options = parser.parse_args()
    engine, made = predicted(options.gold, options.limit)
    if options.out:
        lines = (json.dumps({"name": name, "attributions": claims}) for name, claims in made.items())
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(show(score(options.gold, made, frozenset(made)), f"onrecord, {engine}"))


if __name__ == "__main__":
    main()
