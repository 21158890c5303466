"""Words as the treebanks cut them, which add up to the text whatever it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from onrecord.analysis.tokens import tokenise
from onrecord.analysis.treebank_tokens import TreebankTokenizer

TOKENIZER = TreebankTokenizer(English().tokenizer)


def words(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a co-founder of non-aligned states", "a co-founder of non-aligned states"),
        ("pro-Beijing lawmakers in mid-August", "pro - Beijing lawmakers in mid - August"),
        ("US-led and UN-backed", "US - led and UN - backed"),
        ("What?! No!!", "What ?! No !!"),
        ("food and/or water at 7:30PM", "food and / or water at 7:30 PM"),
        ("call 713-555-0142 now", "call 713-555-0142 now"),
        ("from 2004-2006", "from 2004 - 2006"),
        ("Lt. Khan left on Wed. night", "Lt. Khan left on Wed. night"),
        ("They DON'T agree; he doesn’t", "They DO N'T agree ; he does n’t"),
        ("his id is old, I'd say", "his id is old , I 'd say"),
        ('"Go,"he said,"now." She left.', '" Go , " he said , " now . " She left .'),
        ('adding that"today is late', 'adding that " today is late'),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, cut: str) -> None:
    assert words(text) == cut.split()


@settings(deadline=None, max_examples=200)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["co", "-", "d", "I", " ", "?", "!", "555", "0142", "and/or", "Wed.", "):", '"', ","])
    ).map("".join)
)
def test_the_tokens_add_up_to_the_text(text: str) -> None:
    tokens = tokenise(text, TOKENIZER)
    joined = "".join(t + " " * s for t, s in zip(tokens.texts, tokens.spaces, strict=True))
    assert joined == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert all(tokens.texts[index].strip() for index in tokens.words)


def test_runs_of_marks_are_cut_in_linear_time() -> None:
    assert words("!" * 20_000) == ["!" * 20_000]
