"""Acronyms and other short names: what they spell, and what they are short for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.acronyms import expansions, is_acronym, spellings
from onrecord.analysis.entities import alike
from onrecord.analysis.pipeline import Engine
from onrecord.analysis.short_forms import COUNTRIES, Key, ShortForms

WORDS = st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=2, max_size=6)


@given(WORDS)
def test_initials_are_an_acronym_of_their_name(words: list[str]) -> None:
    spelt = "".join(word[0] for word in words)
    assert spelt in spellings(words)
    assert is_acronym(spelt)
    key: Key = tuple(word.lower() for word in words)
    found = ShortForms({key: 0, (spelt,): 9}, {key: "body", (spelt,): "body"}).of((spelt,))
    assert found == ((key, "acronym") if spelt not in COUNTRIES else None)


@given(st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), st.integers(0, 99), max_size=16))
def test_short_forms_of_each_other_come_to_an_end(first: dict[Key, int]) -> None:
    forms = ShortForms(first, dict.fromkeys(first, "body"))
    for key in first:
        found = forms.of(key)
        assert found is None or found[0] in first


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        (("northrop",), ("northrop", "grumman"), "short form"),
        (("WHO",), ("world", "health", "organization"), "acronym"),
        (("FDA",), ("united", "states", "food", "and", "drug", "administration"), "acronym"),
        (("center",), ("center", "for", "disease", "control"), "short form"),
        (("united", "nations"), ("united", "nations", "high", "commissioner", "for", "refugees"), None),
        (("US",), ("university", "of", "sheffield"), None),
        (("WTO",), ("world", "health", "organization"), None),
    ],
)
def test_a_part_of_a_name_is_short_for_it(short: Key, long: Key, expected: str | None) -> None:
    found = ShortForms({long: 0, short: 20}, {long: "body", short: "body"}).of(short)
    assert (found[1] if found is not None else None) == expected


def test_a_place_is_short_for_no_body() -> None:
    long = ("university", "of", "sheffield")
    assert ShortForms({long: 0, ("US",): 9}, {long: "body", ("US",): "place"}).of(("US",)) is None


def test_an_acronym_in_brackets_spells_the_name_before_it(engine: Engine) -> None:
    doc = engine("The Northern Relief Organisation (NRO) met Doctors Without Borders (MSF).")
    assert [span.text for span, _ in expansions(doc)] == ["Northern Relief Organisation"]


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=30))
def test_a_word_is_like_itself_where_it_is_long_enough(word: str) -> None:
    assert alike(word, word) == (len(word) >= 6)
