"""The shipped engine, loaded once, and a builder of Docs that needs none."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.analysis import pipeline
from onrecord.model.problems import OnrecordError


@pytest.fixture(scope="session")
def engine() -> pipeline.Engine:
    try:
        return pipeline.load()
    except OnrecordError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def build() -> Callable[..., Any]:
    """A Doc from ``form|lemma|tag|head|relation`` words: heads count from 1, 0 is the root."""
    from spacy.lang.en import English
    from spacy.tokens import Doc

    vocab = English().vocab
    upos = {"N": "NOUN", "V": "VERB", "M": "AUX", "J": "ADJ", "P": "PRON", "I": "ADP", "D": "DET", "R": "ADV"}

    def make(text: str, names: str = "") -> Doc:
        rows = [word.split("|") for word in text.split()]
        words, lemmas, tags, heads, relations = (list(column) for column in zip(*rows, strict=True))
        labels = [dict(pair.split("=") for pair in names.split()).get(word, "O") for word in words]
        return Doc(
            vocab, words=words, lemmas=lemmas, tags=tags, deps=relations, ents=labels,
            pos=["PROPN" if tag.startswith("NNP") else upos.get(tag[0], "PUNCT") for tag in tags],
            heads=[index if head == "0" else int(head) - 1 for index, head in enumerate(heads)],
        )  # fmt: skip

    return make
