"""Who speaks a quotation."""

import pytest

from onrecord.analysis.pipeline import Engine
from onrecord.analysis.speech import Speech


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won,” said Maria Lund.", "Lund"),
        ("Maria Lund said: “We won.”", "Lund"),
        ("“We won,” said Maria Lund. “They lost.”", "Lund"),
        ("Lund spoke first. “We won,” according to Petrov.", "Petrov"),
        ("“We won.” The crowd left.", None),
    ],
)
def test_the_one_beside_it_speaks(engine: Engine, text: str, speaker: str | None) -> None:
    doc = engine(text)
    speech = Speech(doc)
    found = speech.speaker(len(speech.spans) - 1)
    assert (None if found is None else doc[found.i : found.i + 2].text if speaker == "Lund" else found.text) in (
        speaker, f"Maria {speaker}",
    )  # fmt: skip


def test_a_word_stands_in_its_quotation_or_in_none(engine: Engine) -> None:
    doc = engine("Lund said “no”, then “yes”.")
    speech = Speech(doc)
    assert [speech.at(token) for token in doc if token.text in ("Lund", "no", "then", "yes")] == [None, 0, None, 1]
