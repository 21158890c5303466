"""Occasions told in a sentence of their own: "The president addressed the nation on television. She said ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.analysis import clauses
from onrecord.coders.attributions import channel
from onrecord.coders.attributions.channel import Way
from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.hops import hop
from onrecord.coders.attributions.quoting import Marks
from onrecord.coders.attributions.speaker import extent
from onrecord.extend import Case
from onrecord.model.claims import Attribution
from onrecord.model.provenance import Channel

APPEARING = frozenset({"address", "appear", "speak", "go", "talk"})
"""What one does before many: "**addressed** the nation on television", "**went** on national television"."""
HOLDING = frozenset({"hold", "give", "deliver", "make", "grant", "publish", "release", "issue", "post", "write"})
"""What one does with a speech, an interview, a statement: "**gave** a press conference"."""
NOT_ON = frozenset({"call", "report", "letter", "book", "study"})
"""Nouns of channels that are also made for another's ears or hands: what follows is seldom said in them."""
REACH = 250
"""Characters from the end of an occasion to a statement made on it: the next sentence or two."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Somebody speaks, and the sentence does not say what."""

    name: str
    end: int
    way: Way


def occasions(case: Case, marks: Marks, told: Sequence[Spot]) -> list[Occasion]:
    """The occasions of a report; ``told`` are the contents and cues of its statements, in which none is."""
    found = []
    for verb in case.doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in APPEARING | HOLDING or verb.tag_ in ("VBG", "VB"):
            continue
        sentence = verb.sent
        held = any(start < sentence.end_char and sentence.start_char < end for start, end in told)
        if held or marks.around(verb.idx) is not None:
            continue
        way = _way(case, verb)
        who = next(iter(clauses.subjects(verb)), None)
        spot = extent(who, case.article.text) if way is not None and who is not None else None
        if way is not None and spot is not None and not clauses.is_negated(verb) and not clauses.modals(verb):
            carries = way.channel.kind == "interview"
            found.append(Occasion(hop(case, spot).name, sentence.end_char, way if carries else Way(way.channel)))
    return found


def _way(case: Case, verb: Any) -> Way | None:
    """The channel of an occasion."""
    if verb.lemma_.lower() in APPEARING:
        found = channel.channel(case, verb, frozenset())
        if found is not None and found.channel.kind not in ("speech", "broadcast", "interview"):
            return None
        if verb.lemma_.lower() == "address" and (found is None or found.channel.kind == "broadcast"):
            heard = [noun for noun in clauses.objects(verb) if noun.pos_ in ("NOUN", "PROPN")]
            words = case.span(verb.idx, verb.idx + len(verb))
            return Way(Channel("speech", None, words)) if heard and _hears(heard[0]) else found
        return found
    things = [noun for noun in clauses.objects(verb) if noun.lemma_.lower() not in NOT_ON]
    return next((way for noun in things if (way := channel.named(case, noun)) is not None), None)


def _hears(noun: Any) -> bool:
    """Whether a noun stands for people who listen, and not for a thing to be done ("addressed the problem")."""
    return noun.lemma_.lower() in HEARERS or noun.pos_ == "PROPN"


HEARERS = frozenset(
    "nation crowd people audience rally parliament assembly congress senate council conference meeting summit reporter "
    "journalist supporter soldier troop worker student public lawmaker deputy".split()
)


def carried(found: Sequence[Attribution], held: Sequence[Occasion]) -> list[Attribution]:
    """The statements, those without a channel of their own with that of the occasion on which they were made."""
    within = {claim.id for claim in found for home in found if home is not claim and _holds(home, claim)}
    return [claim if claim.id in within else _on(claim, held) for claim in found]


def _holds(home: Attribution, claim: Attribution) -> bool:
    return any(span.covers(claim.cue or claim.content[0]) for span in home.content)


def _on(claim: Attribution, held: Sequence[Occasion]) -> Attribution:
    if claim.channel is not None or len(claim.chain) > 2 or claim.act == "believe":
        return claim
    start = min(span.start for span in (*claim.content, *([claim.cue] if claim.cue else [])))
    near = [o for o in held if o.end <= start + 1 and start - o.end <= REACH and o.name == claim.chain[-1].name]
    if not near:
        return claim
    way = near[-1].way
    chain = (claim.chain[0], way.carrier, *claim.chain[1:]) if way.carrier is not None else claim.chain
    return msgspec.structs.replace(claim, channel=way.channel, chain=chain)
