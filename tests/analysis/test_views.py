"""The vectors stand beside their words, and no other engine's are taken for ours."""

import numpy as np
from spacy.lang.en import English
from spacy.tokens import Doc

from onrecord.analysis import views
from onrecord.analysis.pipeline import Engine

LONG = "The minister said that the bridge, which burned in May, would reopen. " * 30 + "\n\nNobody  believed him."


def test_each_word_has_its_vector_and_white_space_none(engine: Engine) -> None:
    doc = engine(LONG)
    found = views.of(doc, engine.version)
    assert found is not None
    assert len(found) == len(doc)
    assert found.dtype == np.float16
    blank = np.array([token.is_space for token in doc])
    assert blank.any()
    assert not found[blank].any()
    assert found[~blank].any(1).all()


def test_vectors_are_the_same_each_time(engine: Engine) -> None:
    one, other = (views.of(engine(LONG), engine.version) for _ in range(2))
    assert one is not None
    assert np.array_equal(one, other)


def test_another_engine_s_vectors_are_not_taken(engine: Engine) -> None:
    doc = engine("Norland denied it.")
    assert views.of(doc, "0123456789ab") is None
    assert views.of(engine(""), engine.version) is None
    assert views.of(Doc(English().vocab, words=["Norland", "denied", "it"]), engine.version) is None
