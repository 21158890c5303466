"""Readers of the named-entity sets, which come as one token and one tag a line."""

import re
from collections.abc import Iterator, Mapping

from training.treebank import Document, Sentence, Word

UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
CROSSNER = {
    "person": "PERSON", "politician": "PERSON", "scientist": "PERSON", "writer": "PERSON",
    "organisation": "ORG", "politicalparty": "ORG", "university": "ORG",
    "country": "LOC", "location": "LOC",
}  # fmt: skip


def read(text: str, kinds: Mapping[str, str], group: int) -> Iterator[Document]:
    """Token-and-tag lines as documents of ``group`` consecutive sentences: 1 where a set's sentences are unrelated."""
    sentences = [s for block in re.split(r"\n\s*\n", text) if (s := _sentence(block, kinds)) is not None]
    for start in range(0, len(sentences), group):
        yield Document(str(start), sentences[start : start + group])


def _sentence(block: str, kinds: Mapping[str, str]) -> Sentence | None:
    rows = [line.split() for line in block.split("\n") if not line.startswith(("-DOCSTART-", "# "))]
    pairs = [(row[0], row[1]) for row in rows if len(row) > 1]
    if not pairs:
        return None
    return Sentence([Word(form) for form, _ in pairs], entities=bio([tag for _, tag in pairs], kinds))


def bio(tags: list[str], kinds: Mapping[str, str]) -> list[str]:
    """Rename the classes, drop those not wanted, make every first token of a name ``B-`` (some sets write ``I-``)."""
    result = []
    before = ("O", "")
    for tag in tags:
        position, _, own = tag.partition("-")
        kind = kinds.get(own)
        if kind is None:
            result.append("O")
        else:
            inside = position == "I" and before[1] == own and before[0] != "O"
            result.append(("I-" if inside else "B-") + kind)
        before = (position, own)
    return result


def uner(text: str) -> dict[str, list[str]]:
    """sent_id -> BIO tags, from a Universal NER file."""
    tags: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
            tags[name] = []
        elif line and not line.startswith("#"):
            tags[name].append(line.split("\t")[2])
    return {name: bio(row, UNER) for name, row in tags.items()}
