"""How long grounding takes: loading its tables, and all three grounders over a report of 600 words, the parse apart.

    python eval/grounding/speed.py

Reports are the Wikinews texts in ``../shared/data/wikinews``; every noun phrase head is asked for its actor.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from onrecord.analysis import coref, pipeline
from onrecord.analysis.clauses import phrase
from onrecord.grounding import when, where, who
from onrecord.model.article import Article
from onrecord.model.grounds import When

TEXTS = Path(__file__).parents[3] / "shared" / "data" / "wikinews"


def main() -> None:
    began = time.perf_counter()
    gazetteer = where.Gazetteer.load()
    who.Actors.load()
    print(f"load {time.perf_counter() - began:.2f} s")
    engine, words = pipeline.load(), 0
    spent = {"parse": 0.0, "when": 0.0, "where": 0.0, "who": 0.0}
    for path in sorted(TEXTS.glob("gum_news_*.txt"))[:12]:
        text = path.read_text("utf-8")
        words += len(text.split())
        began = time.perf_counter()
        doc = engine(text)
        spent["parse"] += time.perf_counter() - began
        referents = coref.referents(doc)
        began = time.perf_counter()
        when.find(text, when.Anchor(date(2015, 1, 1)))
        spent["when"] += time.perf_counter() - began
        began = time.perf_counter()
        names = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        where.find(names, text, gazetteer, acts=lambda start, end, doc=doc: where.is_metonym(doc, start, end))
        spent["where"] += time.perf_counter() - began
        began = time.perf_counter()
        day = When("2015-01-01", "day", "published")
        article = Article(
            id="r", url=None, outlet=None, section=(), headline=None, standfirst=None, byline=(), published=day,
            modified=None, language="en", text=text,
        )  # fmt: skip
        resolver = who.Resolver(doc, article, referents)
        for token in doc:
            if token.dep_.partition(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod", "appos"):
                resolver.who(*phrase(token))
        spent["who"] += time.perf_counter() - began
    for name, seconds in spent.items():
        print(f"{name} {1000 * seconds * 600 / words:.0f} ms per 600 words")


if __name__ == "__main__":
    main()
