"""``python -m training.score --data TREEBANKS --model MODEL...``: what an engine gets right, from raw text.

The engine sees plain text, paragraphs as lines, and cuts its own tokens and sentences; gold and own tokens meet by
their characters. UAS and LAS leave punctuation out. Test documents only: nothing is tuned on them.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.analysis.engine import OnnxEngine
from training import corpora
from training.treebank import Document, Sentence

Figures = dict[str, float]
PLACES = frozenset({"GPE", "LOC", "FAC"})


def fold(kind: str) -> str:
    """A type as the sets have it that know PERSON, ORG and LOC; what they leave open between places is a place.

    >>> fold("GPE"), fold("GPE/LOC/FAC"), fold("ORG"), fold("DATE")
    ('LOC', 'LOC', 'ORG', '')
    """
    return "LOC" if set(kind.split("/")) <= PLACES else kind if kind in ("PERSON", "ORG") else ""


def text_of(document: Document, lines: bool) -> str:
    """The document as a reader has it; without ``lines`` all on one line."""
    parts: list[str] = []
    for sentence in document.sentences:
        if parts:
            parts[-1] = "\n" if sentence.paragraph and lines else " "
        for word in sentence.words:
            parts += [word.form, " " if word.space else ""]
    return "".join(parts[:-1])


def spans(document: Document) -> Iterator[tuple[Sentence, list[tuple[int, int]]]]:
    """Each sentence with where its words stand in the text."""
    place = 0
    for sentence in document.sentences:
        row = []
        for index, word in enumerate(sentence.words):
            row.append((place, place + len(word.form)))
            place += len(word.form) + (word.space or index == len(sentence.words) - 1)
        yield sentence, row


def compare(document: Document, doc: Any, count: Counter[str]) -> None:
    """Add up what is right in one document."""
    own = {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}
    count["own words"] += len(own)
    count["own arcs"] += sum(t.dep_ != "punct" for t in own.values())
    content = [[t for t in s if not t.is_space] for s in doc.sents]
    bounds = {(s[0].idx, s[-1].idx + len(s[-1])) for s in content if s}
    count["own sentences"] += len(bounds)
    names = {(e.start_char, e.end_char, fold(e.label_)) for e in doc.ents if fold(e.label_)}
    for sentence, row in spans(document):
        count["sentences"] += 1
        count["right sentences"] += (row[0][0], row[-1][1]) in bounds
        for word, place in zip(sentence.words, row, strict=True):
            token = own.get(place)
            arc = word.deprel != "punct"
            count["words"] += 1
            count["arcs"] += arc
            if token is None:
                continue
            head = row[word.head - 1] if word.head else place
            attached = (token.head.idx, token.head.idx + len(token.head)) == head
            count["tokens"] += 1
            count["upos"] += token.pos_ == word.upos
            count["xpos"] += token.tag_ == word.xpos
            count["lemma"] += token.lemma_ == word.lemma
            count["uas"] += arc and attached
            count["las"] += arc and attached and token.dep_.lower() == word.deprel
        if sentence.entities is not None:
            gold = set(_names(sentence.entities, row))
            inside = {n for n in names if row[0][0] <= n[0] and n[1] <= row[-1][1]}
            count["names"] += len(gold)
            count["own names"] += len(inside)
            count["right names"] += len(gold & inside)
            for kind in ("PERSON", "ORG", "LOC"):
                count["names " + kind] += sum(n[2] == kind for n in gold)
                count["own names " + kind] += sum(n[2] == kind for n in inside)
                count["right names " + kind] += sum(n[2] == kind for n in gold & inside)


def _names(tags: list[str], row: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    start = None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield row[start][0], row[index - 1][1], fold(tags[start][2:])
            start = None
        if tag.startswith("B-") and fold(tag[2:]):
            start = index


def figures(count: Counter[str]) -> Figures:
    """Percentages: accuracies as F1 over gold and own tokens."""

    def f1(right: str, gold: str, own: str) -> float:
        return round(200 * count[right] / max(1, count[gold] + count[own]), 2)

    result = {"tokens": f1("tokens", "words", "own words")}
    result |= {key: f1(key, "words", "own words") for key in ("upos", "xpos", "lemma")}
    result |= {key: f1(key, "arcs", "own arcs") for key in ("uas", "las")}
    result["sentences"] = f1("right sentences", "sentences", "own sentences")
    for kind in ("", " PERSON", " ORG", " LOC"):
        if count["names" + kind]:
            result["names" + kind] = f1("right names" + kind, "names" + kind, "own names" + kind)
    return result


def score(engine: Any, documents: list[Document], lines: bool = True) -> Figures:
    """The figures of an engine on a set, and its words a second of processor time."""
    count: Counter[str] = Counter()
    began = time.process_time()
    parsed = list(engine.pipe([text_of(document, lines) for document in documents]))
    spent = time.process_time() - began
    for document, doc in zip(documents, parsed, strict=True):
        compare(document, doc, count)
    return figures(count) | {"words/s": round(sum(map(len, parsed)) / spent)}


def main() -> None:
    """Read the command line and print a table."""
    parser = argparse.ArgumentParser(prog="python -m training.score", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, nargs="+", required=True)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--one-line", action="store_true", help="hide the paragraphs")
    given = parser.parse_args()
    sets = {"GUM": corpora.gum(given.data, given.split), "EWT": corpora.ewt(given.data, given.split)}
    sets["GUM news"] = [doc for doc in sets["GUM"] if "_news_" in doc.name]
    for folder in given.model:
        engine = OnnxEngine(folder)
        for name, documents in sets.items():
            row = "  ".join(f"{key} {value:g}" for key, value in score(engine, documents, not given.one_line).items())
            print(f"{folder.name} {engine.version} {name} {given.split}: {row}", flush=True)


if __name__ == "__main__":
    main()
