"""ECB+ documents as readings: once with our own events, once with the gold's actions in the form of our events.

    python -m eval.happenings.reading FOLDER [train|dev|test]     reads the documents (minutes) into FOLDER

A gold action becomes an ``Event`` with what our parse tells of it: subject and possessor as actors, object as
recipients, the rest as what it is about, place and time as our coder finds them. Where our coder has an event on the
same word, its type, parties and place are taken. The date of publication is not known of these documents. What comes
after the last validated sentence is not parsed (there is nothing to score in it), but the report keeps its whole text.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import msgspec

from eval.happenings.ecbplus import Document, Marked, Split, documents
from onrecord.model.article import Article
from onrecord.model.claims import Event, claim_id
from onrecord.model.provenance import Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.testing import article_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extend import Case

ACTORS = frozenset({"nsubj", "csubj", "nmod:poss", "obl:agent"})
RECIPIENTS = frozenset({"obj", "iobj", "nsubj:pass"})
ABOUT = frozenset({"obl", "nmod", "xcomp", "ccomp", "compound", "obl:tmod", "amod", "advcl", "acl", "obl:npmod"})


class Read(msgspec.Struct, frozen=True):
    """A document, read twice: ``own`` holds our events, ``gold`` the annotated actions as events."""

    name: str
    topic: int
    subtopic: str
    own: Reading
    gold: Reading
    chains: dict[str, str]
    """Event id of each gold action -> its chain."""


def article(document: Document) -> Article:
    """The document as a report of which nothing but the text is known."""
    made = article_of(document.text, outlet=document.name)
    if made.text != document.text:
        raise ValueError(f"{document.name}: the text is not in its normal form")
    return made


def read(document: Document) -> Read:
    """Reads a document with the engine that ships."""
    from onrecord.read import case_of, code, shipped_engine

    engine = shipped_engine()
    whole = article(document)
    case = case_of(msgspec.structs.replace(whole, text=whole.text[: document.validated]), engine)
    claims, problems = code(case)
    made_by = MadeBy("eval", f"{engine.name}/{engine.version}")
    own = tuple(claim for claim in claims if isinstance(claim, Event))
    events, chains = [], {}
    for mention in document.mentions:
        event = of_gold(case, mention, own)
        if event.id not in chains:
            events.append(event)
            chains[event.id] = mention.chain
    ours = Reading(made_by=made_by, article=whole, events=own, problems=tuple(problems))
    gold = msgspec.structs.replace(ours, events=tuple(events))
    return Read(document.name, document.topic, document.subtopic, ours, gold, chains)


def of_gold(case: Case, mention: Marked, own: Sequence[Event]) -> Event:
    """A gold action in the form of our events."""
    trigger = case.span(mention.start, mention.end)
    same = next((event for event in own if event.trigger.overlaps(trigger)), None)
    identity = claim_id("e", case.article.id, trigger, "gold")
    if same is not None:
        return msgspec.structs.replace(same, id=identity, trigger=trigger)
    return _parsed(case, mention, identity)


def _parsed(case: Case, mention: Marked, identity: str) -> Event:
    parties = import_module("onrecord.coders.parties")
    making = import_module("onrecord.coders.events.making")
    finding = import_module("onrecord.coders.events.finding").Finding
    span = case.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    head: Token = span.root
    verb = head.head if head.dep_ == "obj" and head.pos_ == "NOUN" else head
    found = finding(rule="gold", frame=None, trigger=head, head=verb)
    near = [child for child in head.children if not span.start <= child.i < span.end]
    actors = [child for child in near if child.dep_ in ACTORS] or _subjects(verb)
    recipients = [child for child in near if child.dep_ in RECIPIENTS]
    about = [(c.left_edge.idx, c.right_edge.idx + len(c.right_edge)) for c in near if c.dep_ in ABOUT]
    return Event(
        id=identity, type="OTHER", mode=None, cameo=None, trigger=case.span(mention.start, mention.end),
        actor=parties.people_of(case, actors), recipient=parties.people_of(case, recipients),
        about=tuple(dict.fromkeys(case.span(start, end) for start, end in about)),
        where=making.places_of(case, found), when=making.time_of(case, found), status="actual",
        attribution=None, maker=Maker("eval/gold", "1"),
    )  # fmt: skip


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, or of the one that governs it."""
    while True:
        found = [child for child in verb.children if child.dep_ in ACTORS]
        if found or verb.dep_ not in ("xcomp", "conj", "acl", "advcl") or verb.head.i == verb.i:
            return found
        verb = verb.head


def stored(folder: Path, split: Split) -> list[Read]:
    """The documents of a split as they were read before."""
    with gzip.open(folder / f"{split}.jsonl.gz", "rb") as lines:
        return [msgspec.json.decode(line, type=Read) for line in lines]


def write(folder: Path, split: Split) -> None:
    """Reads a split and keeps it."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{split}.part"
    with gzip.open(part, "wb") as out:
        for document in documents(split):
            out.write(msgspec.json.encode(read(document)) + b"\n")
    part.rename(folder / f"{split}.jsonl.gz")


if __name__ == "__main__":
    for chosen in sys.argv[2:] or get_args(Split):
        write(Path(sys.argv[1]), cast(Split, chosen))
