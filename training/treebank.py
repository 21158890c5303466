"""The nouns of the training data, and the reader of CoNLL-U, the format the treebanks come in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Word:
    """One syntactic word. ``head`` counts from 1 within its sentence, 0 for the root; ``misc`` is the last column."""

    form: str
    space: bool = True
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = 0
    deprel: str = ""
    misc: str = ""


@dataclass(slots=True)
class Sentence:
    """Words with, where the set has them, a tree and BIO entity tags. ``paragraph``: the sentence opens one."""

    words: list[Word]
    tree: bool = False
    entities: list[str] | None = None
    paragraph: bool = False
    name: str = ""


@dataclass(slots=True)
class Document:
    """Consecutive sentences of one text."""

    name: str
    sentences: list[Sentence] = field(default_factory=list)


def read(text: str) -> Iterator[Document]:
    """The documents of a CoNLL-U file; multiword tokens ("don't") become two words without a space between."""
    document = Document("")
    for block in text.split("\n\n"):
        lines = block.split("\n")
        meta = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        names = dict(m.groups() for line in meta if (m := re.match(r"#\s*([\w ]+?)\s*=\s*(.*)", line)))
        if "newdoc id" in names:
            if document.sentences:
                yield document
            document = Document(names["newdoc id"])
        if rows:
            opens = any(line.startswith("# newpar") for line in meta)
            document.sentences.append(Sentence(_words(rows), True, None, opens, names.get("sent_id", "")))
    if document.sentences:
        yield document


def _words(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    joined: list[tuple[int, int, str, bool]] = []
    for row in rows:
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined.append((first - 1, last, row[1], space))
        elif "." not in row[0]:
            form = row[1].replace(" ", "") or "_"
            feats = "" if row[5] == "_" else row[5]
            words.append(Word(form, space, row[2], row[3], row[4], feats, int(row[6]), row[7], row[9]))
    for first, last, surface, space in joined:
        for word in words[first:last]:
            word.space = False
        words[last - 1].space = space
        if "".join(w.form for w in words[first:last]) != surface:
            _recut(words[first:last], surface)
    return words


def _recut(words: list[Word], surface: str) -> None:
    """Give the words of a multiword token letters that add up to what is written ("wanna" -> "wan" "na")."""
    position = 0
    for index, word in enumerate(words):
        left = len(words) - index - 1
        size = len(surface) - position if not left else max(1, min(len(word.form), len(surface) - position - left))
        word.form = surface[position : position + size] or word.form
        position += size
