"""ECB+ (Cybulska and Vossen 2014), topics 1 to 35: documents, event mentions, chains, and our own split by topic.

The texts belong to their publishers and are no part of this project; where a checkout has the archive beside it
(``../shared``), it is read from there. A mention is an annotated action (``ACTION_*``, ``NEG_ACTION_*``) in one of the
sentences that the release lists as validated; a mention in no chain is a chain of its own.
"""

from __future__ import annotations

import csv
import io
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from onrecord.model.article import normalise

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE = ROOT.parent / "shared" / "data" / "stories" / "ecbplus" / "ecbplus_topics_1-35.tar.xz"

Split = Literal["train", "dev", "test"]
SPLITS: dict[Split, range] = {"train": range(1, 23), "dev": range(23, 29), "test": range(29, 36)}
"""By topic; 15 and 17 do not exist. The test topics are scored, never looked at."""

_NO_BLANK_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}”]|'s|'re|'ve|'ll|'d|'m|n't|’s|')$")
_NO_BLANK_AFTER = re.compile(r"^[(\[{$£€“#]$")
_MARKS = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotated action: code points of the document's text, and the chain it is in."""

    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document without its address line.

    Attributes:
        name: ``3_1ecbplus``; the number before the line is the topic.
        topic: 1 to 35.
        subtopic: ``3ecb`` or ``3ecbplus``: the two of a topic tell of two look-alike happenings.
        text: the tokens put together again, one sentence a line.
        mentions: the actions in validated sentences, in the order of the text.
        validated: where the last validated sentence ends.
    """

    name: str
    topic: int
    subtopic: str
    text: str
    mentions: tuple[Marked, ...]
    validated: int


def documents(split: Split | None = None, archive: Path = ARCHIVE) -> list[Document]:
    """The documents of a split (all of them without one) in the order of their names."""
    topics = SPLITS[split] if split else range(1, 36)
    with tarfile.open(archive) as box:
        members = {member.name.removeprefix("./"): member for member in box.getmembers() if member.isfile()}
        told = _validated(_content(box, members["ECBplus_coreference_sentences.csv"]).decode())
        found = [
            _document(Path(name).stem, ElementTree.fromstring(_content(box, member)), told)
            for name, member in members.items()
            if name.endswith(".xml") and int(Path(name).stem.partition("_")[0]) in topics
        ]
    return sorted(found, key=lambda document: (document.topic, document.name))


def _content(box: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = box.extractfile(member)
    return file.read() if file else b""


def _validated(lines: str) -> frozenset[tuple[str, int]]:
    """(document, sentence) of every validated sentence."""
    rows = csv.DictReader(io.StringIO(lines))
    return frozenset((f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in rows)


def _document(name: str, root: ElementTree.Element, validated: frozenset[tuple[str, int]]) -> Document:
    topic = name.partition("_")[0]
    ours = name.endswith("ecbplus")
    tokens = [
        (token.get("t_id", ""), int(token.get("sentence", "0")), normalise(token.text or ""))
        for token in root.iter("token")
    ]
    text, places = _put_together([row for row in tokens if not (ours and row[1] == 0)])
    sentence = {identity: number for identity, number, _ in tokens}
    marked = []
    chains = _chains(root, name)
    for markable in root.findall("./Markables/*"):
        anchors = [anchor.get("t_id", "") for anchor in markable.findall("token_anchor")]
        kept = [anchor for anchor in anchors if anchor in places]
        if "ACTION" not in markable.tag or not kept or (name, sentence[kept[0]]) not in validated:
            continue
        mention = markable.get("m_id", "")
        start, end = min(places[a][0] for a in kept), max(places[a][1] for a in kept)
        marked.append(Marked(start, end, chains.get(mention, f"{name}/{mention}")))
    marked.sort(key=lambda mention: (mention.start, mention.end, mention.chain))
    subtopic = f"{topic}{'ecbplus' if ours else 'ecb'}"
    last = max((places[i][1] for i, number, _ in tokens if i in places and (name, number) in validated), default=0)
    return Document(name, int(topic), subtopic, text, tuple(marked), last)


def _put_together(tokens: list[tuple[str, int, str]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text, and where each token stands in it."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at, last, glued = 0, None, True
    for identity, sentence, word in tokens:
        if not word:
            continue
        word = _MARKS.get(word, word)
        gap = "\n" if last is not None and sentence != last else " "
        if gap == " " and (glued or _NO_BLANK_BEFORE.match(word)):
            gap = ""
        pieces += [gap, word]
        places[identity] = (at + len(gap), at + len(gap) + len(word))
        at, last, glued = places[identity][1], sentence, bool(_NO_BLANK_AFTER.match(word))
    return "".join(pieces), places


def _chains(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The chain of every mention that is in one; a chain within one document carries the document's name."""
    found: dict[str, str] = {}
    for relation in root.findall("./Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note", "") if across else f"{name}/r{relation.get('r_id')}"
        for source in relation.findall("source"):
            found[source.get("m_id", "")] = chain
    return found


def chains(read: list[Document]) -> Iterator[tuple[str, str]]:
    """(mention, chain) over all documents; a mention is named by document and place."""
    for document in read:
        for mention in document.mentions:
            yield f"{document.name}:{mention.start}:{mention.end}", mention.chain
