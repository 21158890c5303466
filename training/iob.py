"""Readers of the named-entity sets, which come as one token and one tag a line.

The sets know fewer types than we do. A word's answer leaves open what its set does not say: see ``labels.allowed``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from training.treebank import Document, Sentence, Word

PLACE = "GPE/LOC/FAC"
CALENDAR = "DATE/TIME/MONEY/PERCENT"
REST = "NORP/EVENT/PRODUCT/LAW/WORK"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a set marks. ``kinds``: its class -> our types, with ``O?`` before them where it may be no name for us.

    ``outside``: what its unmarked words may be.
    """

    kinds: Mapping[str, str]
    outside: str


UNER = Scheme({"PER": "PERSON", "ORG": "ORG", "LOC": PLACE}, f"O?{REST}/{CALENDAR}")
WIKIGOLD = Scheme({"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "MISC": f"O?{REST}/{CALENDAR}"}, f"O?{CALENDAR}")
CROSSNER = Scheme(
    {
        "person": "PERSON", "politician": "PERSON", "scientist": "PERSON", "writer": "PERSON",
        "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "academicjournal": "ORG",
        "magazine": "ORG", "country": "GPE", "location": PLACE, "event": "EVENT", "book": "WORK", "poem": "WORK",
        "election": "O?EVENT/DATE/NORP/GPE", "award": "O?EVENT/WORK/ORG", "astronomicalobject": "O?LOC",
        "misc": f"O?ORG/{PLACE}/{REST}/DATE",
    },
    f"O?NORP/{CALENDAR}",
)  # fmt: skip
"""Elections and awards are marked there with the year and the nation, by our rules not always or not whole."""


def read(text: str, scheme: Scheme, group: int) -> Iterator[Document]:
    """Token-and-tag lines as documents of ``group`` consecutive sentences: 1 where a set's sentences are unrelated."""
    sentences = [s for block in re.split(r"\n\s*\n", text) if (s := _sentence(block, scheme)) is not None]
    for start in range(0, len(sentences), group):
        yield Document(str(start), sentences[start : start + group])


def _sentence(block: str, scheme: Scheme) -> Sentence | None:
    rows = [line.split() for line in block.split("\n") if not line.startswith(("-DOCSTART-", "# "))]
    pairs = [(row[0], row[1]) for row in rows if len(row) > 1]
    if not pairs:
        return None
    return Sentence([Word(form) for form, _ in pairs], entities=bio([tag for _, tag in pairs], scheme))


def bio(tags: list[str], scheme: Scheme) -> list[str]:
    """Rename the classes, make every first token of a name ``B-`` (some sets write ``I-``)."""
    result = []
    before = ("O", "")
    for tag in tags:
        position, _, own = tag.partition("-")
        kind = scheme.kinds.get(own)
        if kind is None:
            result.append("O" if own else scheme.outside)
        elif kind.startswith("O?"):
            result.append(kind)
        else:
            inside = position == "I" and before[1] == own and before[0] != "O"
            result.append(("I-" if inside else "B-") + kind)
        before = (position, own)
    return result


def uner(text: str) -> dict[str, list[str]]:
    """sent_id -> answers, from a Universal NER file."""
    tags: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
            tags[name] = []
        elif line and not line.startswith("#"):
            tags[name].append(line.split("\t")[2])
    return {name: bio(row, UNER) for name, row in tags.items()}
