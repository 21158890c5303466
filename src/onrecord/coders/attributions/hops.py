"""The pairs of hands a statement came through: each a Hop, from the outlet to the origin."""

from __future__ import annotations

import re

from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.headline import stands_for
from onrecord.coders.attributions.lexicon import medium_in
from onrecord.extend import Case
from onrecord.model.grounds import Kind, Who
from onrecord.model.provenance import Hop

UNKNOWN = Hop("unknown", "unknown")
"""The hop of "reportedly" and "it was reported": nobody is named, and that is kept."""

PEOPLE = re.compile(
    r"(?i)\b(activist|adviser|advisor|aide|ally|allie|analyst|assistant|associate|attendee|backer|bureaucrat|campaigner|"
    r"citizen|colleague|commander|commentator|correspondent|critic|defector|delegate|democrat|detractor|diplomat|doctor|"
    r"economist|employee|executive|expert|eyewitness|observer|fighter|friend|historian|individual|inhabitant|insider|deputie|"
    r"investigator|journalist|lawmaker|lawyer|leader|legislator|locals|medic|member|militant|mediator|negotiator|neighbou?r|"
    r"officer|official|opponent|participant|people|person|politician|pollster|prosecutor|protester|reader|rebel|refugee|"
    r"relative|reporter|representative|researcher|resident|rescuer|scholar|scientist|senator|soldier|source|specialist|"
    r"spokesm[ae]n|spokespe(?:rson|ople)|spokeswom[ae]n|staffer|strategist|student|supporter|survivor|teacher|veteran|victim|"
    r"villager|volunteer|voter|witness|wom[ae]n|m[ae]n|worker)(?:e?s)?\b"
)
"""Words for people who can speak without a name. "The president" is none of them: an office tells who holds it."""

WHOLE = re.compile(r"(?i)^(others?|some|many|several|those|both|few|most|two|three|four|five|one|another|insiders)\b")
TAIL = re.compile(
    r"(?i)[,(]|\b(?:of|from|in|for|with|at|who|that|familiar|close|briefed|on|to|by|speaking|inside|near|within)\b"
)
"""Where the phrase behind a source's head noun begins."""
OFFICE = re.compile(r"(?i)leader|commander|senator|representative|prosecutor|mediator")
"""One of these with "the" or a country's name before it is known by the office: "the Norland leader"."""
INDEFINITE = re.compile(r"(?i)^(?:an?|one|another|some)\b")
THEN_NAMED = re.compile(r",\s+(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w'’-]+\s*(?:,|$)")
"""A name behind the role: "the palace spokesman, Karl Brandt"."""
NAMED = re.compile(r"^\W*[A-Z][\w.’'-]+")
OUTLETS: dict[str, Kind] = {"agency": "agency", "broadcast": "outlet", "press": "outlet"}


def outlet_hop(case: Case) -> Hop:
    """The first hop of every chain: the outlet that prints the report, ``unknown`` where the page does not say."""
    return Hop(case.article.outlet or "unknown", "outlet")


def hop(case: Case, spot: Spot) -> Hop:
    """The hop that some words name or refer to; pronouns and descriptions carry the name they stand for."""
    who = case.grounds.who(*spot)
    words = case.span(*spot)
    if who.name == words.text:
        who = _referent(case, spot) or who
    newsroom = medium_in(who.name) if len(who.name.split()) <= 6 and not PEOPLE.search(who.name) else None
    newsroom = newsroom or (stands_for(words.text, case.article.headline) if who.name == words.text else None)
    if newsroom is not None and newsroom.kind in OUTLETS:
        return Hop(newsroom.name, OUTLETS[newsroom.kind], False, who.role, who.country, words)
    hidden = who.kind in ("person", "group", "unknown", "organisation") and is_anonymous(who.name)
    kind: Kind = "group" if hidden and who.kind == "unknown" else who.kind
    return Hop(who.name, kind, hidden, who.role, who.country, words)


def _referent(case: Case, spot: Spot) -> Who | None:
    """The actor that a description or a pronoun stands for, where it has another name in the report."""
    span = case.doc.char_span(*spot, alignment_mode="expand") if case.referents is not None else None
    other = case.referents.of(span.root) if span is not None else None
    return case.grounds.who(other.start_char, other.end_char) if other is not None else None


def is_anonymous(name: str) -> bool:
    """Whether a source, by the fullest name the report gives it, is people without a name.

    >>> [is_anonymous(n) for n in ("two U.S. officials", "critics", "the ministry", "spokesman John Doe")]
    [True, True, False, False]
    """
    if THEN_NAMED.search(name):
        return False
    head = TAIL.split(name, maxsplit=1)[0]
    found = list(PEOPLE.finditer(head))
    if not found:
        return bool(WHOLE.match(name)) and not any(word[:1].isupper() for word in name.split()[1:])
    if OFFICE.fullmatch(found[-1][0]) and not INDEFINITE.match(head):
        return False
    return not NAMED.match(head[found[-1].end() :])
