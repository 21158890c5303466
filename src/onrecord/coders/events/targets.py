"""Violence whose doer nobody names: what can be struck, and when a deed without a doer is an affair of this record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events.finding import Finding
from onrecord.coders.places import undergoers
from onrecord.coders.wordforms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

THINGS = frozenset(
    "ship vessel tanker freighter boat ferry yacht trawler plane aircraft airliner jet helicopter train "
    "bus truck lorry car vehicle convoy column school hospital clinic mosque church synagogue temple "
    "market hotel house home building apartment block tower bridge dam road railway station airport "
    "airfield port harbour base barracks camp post checkpoint depot warehouse refinery plant factory "
    "pipeline terminal field facility installation headquarters embassy consulate prison court village "
    "town city suburb neighbourhood neighborhood district settlement position trench bunker launcher "
    "radar battery ammunition substation grid reactor shelter kindergarten university office".split()
)
"""What is struck in place of a party where none is told."""
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many"})
"""Numbers without a figure: "hundreds were killed"."""
WAR = frozenset(
    "attack shelling bomb bombing bomber missile rocket drone shell airstrike strike mortar artillery "
    "grenade mine troop soldier army military rebel militant insurgent gunman fighter militia guerrilla "
    "jihadist terrorist war fighting clash ambush raid battle offensive invasion violence unrest riot "
    "protest crackdown coup massacre execution explosion blast gunfire shooting siege police officer "
    "weapon rifle gun ceasefire truce conflict hostage sniper bullet assassination murder regime junta "
    "separatist gang cartel projectile combatant".split()
)
"""Words of which one must stand in the sentence where neither a doer nor a name tells that a death is public."""
MISHAPS = frozenset(
    "accident crash collision earthquake quake tsunami flood flooding storm hurricane typhoon cyclone "
    "tornado landslide avalanche wildfire lightning disease virus cholera flu outbreak epidemic pandemic "
    "fever infection cancer drowning derailment stampede fog heat famine malaria polio ebola meteorite "
    "volcano eruption drought pneumonia illness".split()
)
"""Words that tell that nobody did it."""


def struck(verb: Token) -> list[Token]:
    """What a violent verb strikes where no party stands there: a number of people, a ship, a school, a village."""
    found = []
    aimed = [t for prep, t in clauses.obliques(verb) if prep in ("at", "on", "into", "against")]
    for token in undergoers(verb) or aimed:
        for one in clauses.conjuncts(token):
            spelled = not one.text.isdigit()
            counted = (one.pos_ == "NUM" or one.lower_ in VAGUE) and (spelled or len(one.text) < 4)
            if counted or lemma(one, THINGS) in THINGS:
                found.append(one)
    return found


def is_public(found: Finding) -> bool:
    """Whether violence by nobody known is an affair: somebody or something suffers it, and its words speak of war.

    "Three were killed in shelling", "41 civilians were killed", but not "three were killed in a crash".
    """
    sentence = found.trigger.sent
    words = _lemmas(sentence)
    if words & MISHAPS or not found.recipients:
        return False
    kinds = {kind for token in found.recipients for kind in parties.kinds(token)}
    if kinds & {"state", "armed", "place", "people"} or words & (WAR - {lemma(found.trigger, WAR)}):
        return True
    counted = any(
        c.pos_ == "NUM" or c.lower_ in VAGUE for t in found.recipients for c in (t, *clauses.children(t, "nummod"))
    )
    return counted and any(t.ent_type_ in ("GPE", "LOC") for t in sentence)


def _lemmas(sentence: Span) -> set[str]:
    return {lemma(token, WAR | MISHAPS) for token in sentence if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")}
