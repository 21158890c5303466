from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders.wordforms import regular


@given(st.text(max_size=30), st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN"]))
def test_any_form_has_some_lemmas_or_none(form: str, pos: str) -> None:
    made = regular(form, pos)
    assert len(set(made)) == len(made)
    assert all(len(lemma) <= len(form) + 1 for lemma in made)


def test_endings_are_taken_off() -> None:
    assert "impose" in regular("imposed", "VERB")
    assert "ban" in regular("banned", "VERB")
    assert "supply" in regular("supplies", "VERB")
    assert "authority" in regular("authorities", "NOUN")
    assert regular("bus", "NOUN") == ()
