"""From onrecord's events to the rows' convention: (source, target, root) of PLOVER's 15-root edition of 2021.

What differs between the two, and how it is brought over:

- a planned deed is a type there: of good will AGREE (CAMEO 03), of ill will THREATEN (13); a failed or refused
  agreement is REJECT (12). onrecord keeps the deed's own type and says so in ``status``.
- conditional, possible and denied deeds are not coded there.
- sanctions and embargoes were COERCE (CAMEO 163), convictions ACCUSE (116), boycotts threatened or begun PROTEST (143),
  blockades and occupation of ground ASSAULT (CAMEO root 19), and so were attacks on computers.
- the place of an arrest by nobody in particular is its source there.
- a row is a dyad: events without a source or a target are no rows. Where nobody is named as recipient, the place or the
  thing stands for it there ("a ceasefire in Yemen", "attacked an army base").
- parties of one side are one: source and target are their words, joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.claims import Event
from onrecord.model.grounds import Who

from .score import QUAD, Triple

GOOD = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
OLD_ROOT = {"163": "COERCE", "116": "ACCUSE", "191": "ASSAULT", "192": "ASSAULT", "055": "SUPPORT"}
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
UNCODED = frozenset({"possible", "conditional", "denied"})


def triples(events: Iterable[Event]) -> Iterator[Triple]:
    """The rows that the events of one sentence are."""
    for event in events:
        root = root_of(event)
        source, target = _words(event.actor), _target(event)
        if not event.recipient and len(event.actor) > 1 and event.type in MUTUAL:
            source, target = _words(event.actor[:1]), _words(event.actor[1:])
        if not source and event.mode == "arrest":
            source = "; ".join(where.words.text for where in event.where)
        if root and source and target:
            yield Triple(source, target, root)


def root_of(event: Event) -> str | None:
    """The row's root of an event, ``None`` where such a deed is not coded there."""
    root = "ASSAULT" if event.mode == "cyber" else OLD_ROOT.get(event.cameo or "", event.type)
    return planned_as(root, event.status)


def planned_as(root: str, status: str) -> str | None:
    """The root under which a deed of this type and status is filed there."""
    if status in UNCODED:
        return None
    if status == "failed":
        return "REJECT" if root in GOOD else None
    if status == "planned" and root not in ("REQUEST", "ACCUSE", "REJECT", "THREATEN"):
        return "AGREE" if root in GOOD else "THREATEN"
    return root if root in QUAD or root in ("CONCEDE", "RETREAT") else None


def _words(parties: Iterable[Who]) -> str:
    return "; ".join(f"{who.words.text} / {who.name}" if who.name != who.words.text else who.name for who in parties)


def _target(event: Event) -> str:
    if event.recipient:
        return _words(event.recipient)
    things = [event.about[0].text] if event.about else []
    return "; ".join([*things, *(where.words.text for where in event.where)])
