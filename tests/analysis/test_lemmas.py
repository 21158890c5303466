"""Lemmas where the network's rule alone errs by a letter."""

import pytest

from onrecord.analysis.lemmas import Lexicon

LEXICON = Lexicon(
    {"VERB": {"went": "go", "threw": "throw"}},
    {"VERB": ["report", "fire"], "NOUN": ["movie", "case", "house"], "ADJ": ["large", "heavy", "big"]},
)


@pytest.mark.parametrize(
    ("form", "upos", "rule", "lemma"),
    [
        ("countries", "NOUN", "L|1|", "country"),
        ("movies", "NOUN", "L|1|", "movie"),
        ("losses", "NOUN", "L|1|", "loss"),
        ("cases", "NOUN", "L|1|", "case"),
        ("clashes", "NOUN", "L|1|", "clash"),
        ("species", "NOUN", "L|1|", "species"),
        ("horsemen", "NOUN", "L|2|an", "horseman"),
        ("larger", "ADJ", "L|2|", "large"),
        ("heaviest", "ADJ", "L|3|", "heavy"),
        ("biggest", "ADJ", "L|3|", "big"),
        ("underwent", "VERB", "L|1|", "undergo"),
        ("overthrew", "VERB", "L|1|", "overthrow"),
        ("lying", "VERB", "L|3|", "lie"),
        ("mopped", "VERB", "L|2|", "mop"),
        ("eschewing", "VERB", "L|3|e", "eschew"),
        ("hardening", "VERB", "L|3|e", "harden"),
        ("inflicted", "VERB", "L|0|", "inflict"),
        ("complied", "VERB", "L|1|", "comply"),
        ("TEHRAN", "PROPN", "K|0|", "TEHRAN"),
        ("WASHINGTON", "PROPN", "K|0|", "Washington"),
        ("Sept.", "PROPN", "K|0|", "September"),
        ("Jan", "PROPN", "K|0|", "Jan"),
        ("Armies", "PROPN", "K|1|", "Army"),
        ("’s", "PART", "K|0|", "'s"),
    ],
)
def test_a_lemma(form: str, upos: str, rule: str, lemma: str) -> None:
    assert LEXICON.lemma(form, upos, rule) == lemma
