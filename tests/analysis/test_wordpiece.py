import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.engine import SHIPPED
from onrecord.analysis.wordpiece import LONGEST_WORD, WordPieces

PIECES = ["[UNK]", "the", "em", "##bar", "##go", "-", "北", "京", "e", "##u"]
TOY = WordPieces(json.dumps({"model": {"vocab": {piece: number for number, piece in enumerate(PIECES)}}}).encode())
SHIPPED_PIECES = WordPieces((SHIPPED / "tokenizer.json").read_bytes())


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("The", ["the"]),
        ("embargo", ["em", "##bar", "##go"]),
        ("ÉMBÁRGO", ["em", "##bar", "##go"]),
        ("em\u00adbar\u200bgo", ["em", "##bar", "##go"]),
        ("EU-embargo", ["e", "##u", "-", "em", "##bar", "##go"]),
        ("北京", ["北", "京"]),
        ("embargos", ["[UNK]"]),
        ("the" * (LONGEST_WORD // 3 + 1), ["[UNK]"]),
        ("\u200b", []),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_from_the_left(word: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in TOY(word)] == pieces


def test_the_shipped_vocabulary_cuts_as_its_encoder_was_trained() -> None:
    """Ids as the vocabulary's own library gives them."""
    assert SHIPPED_PIECES("Zelenskyy's") == [27838, 7770, 5874, 2100, 1005, 1055]


@given(st.text(max_size=40))
def test_any_word_gives_known_pieces_whatever_its_case_and_accents(word: str) -> None:
    ids = SHIPPED_PIECES(word)
    assert all(0 <= number < 30522 for number in ids)
    plain = "".join(mark for mark in unicodedata.normalize("NFD", word) if unicodedata.category(mark) != "Mn")
    assert SHIPPED_PIECES(plain) == ids
