"""What shows a thing and what says it: "the study shows that ..." is an attribution, "the attack shows that ..." none.

Cues of showing ("show", "underscore", "suggest") take people, bodies and documents as sources, and things alike. Where
a thing that holds no words and no figures is the subject, the outlet itself draws the conclusion.
"""

from __future__ import annotations

from typing import Any

from onrecord.analysis import clauses
from onrecord.analysis.nouns import LANDS, TOWNS, sort_of_label, sort_of_word
from onrecord.coders.attributions.lexicon import Cue, cue_noun, cue_verb
from onrecord.coders.attributions.unnamed import SPEAKERS

SHOWING = frozenset(
    "confirm demonstrate highlight imply indicate mean point reflect reveal show signal stress suggest underline "
    "underscore".split()
)
"""Lemmas of cues that things take as readily as people do."""
PERSONAL = frozenset("he she they who it".split())
"""Pronouns that may stand for a source; "it" may be a ministry or a study."""
EVIDENCE = frozenset(
    """
    account archive audit autopsy ballot book cable calculation census chart clip count data database diary document
    documentary draft estimate evidence exam examination experiment figure file film footage graph image imagery index
    indicator information inquiry intelligence interview inquest investigation invoice language list log mail map
    material measurement message model number observation photo photograph picture poll post probe projection
    questionnaire reading receipt record recording result sample scan screenshot source speech statistic table tape
    test text transcript video word wording x-ray
    """.split()
)
"""Nouns for what holds words, pictures or figures beside those that ``analysis.nouns`` knows as documents."""


def can_show(cue: Cue, verb: Any, source: Any) -> bool:
    """Whether a source may stand with a cue: any with a cue of saying, but no mere thing with one of showing."""
    if cue.lemma not in SHOWING:
        return True
    if _concludes(verb):
        return _speaks(source) and not clauses.children(source, "nummod")
    return _speaks(source)


def _concludes(verb: Any) -> bool:
    """Whether a participle draws a conclusion from the clause before it: "many died, **underscoring** the danger"."""
    if verb.tag_ != "VBG" or clauses.children(verb, "nsubj") or verb.dep_ not in ("advcl", "acl"):
        return False
    return verb.head.pos_ != "VERB" or cue_verb(verb.head) is None


def _speaks(source: Any) -> bool:
    """Whether a noun stands for somebody, a body, a country, or for what holds words or figures."""
    if source.pos_ == "PRON":
        return source.lower_ in PERSONAL or sort_of_word(source.lower_) == "person"
    if source.pos_ == "PROPN":
        return sort_of_label(source.ent_type_) != "thing"
    word = source.lemma_.lower()
    if word in EVIDENCE or word in SPEAKERS or word in LANDS or word in TOWNS or cue_noun(source) is not None:
        return True
    return sort_of_word(word) in ("person", "body", "document")
