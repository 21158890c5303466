from pathlib import Path

import pytest

from onrecord.coders.events import lexicon
from onrecord.model.problems import BadExtension
from onrecord.ontologies import load


def test_every_class_is_a_type_and_mode_of_the_ontology() -> None:
    types, cameo = load().types, load().cameo
    for frame in lexicon.load().frames.values():
        assert frame.type in types, frame.name
        assert frame.mode is None or frame.mode in types[frame.type].modes, frame.name
        assert frame.cameo is None or frame.cameo in cameo, frame.name


def test_the_lexicon_is_as_large_as_promised() -> None:
    words = lexicon.load()
    assert len(words.verbs) + len(words.nouns) >= 500
    assert {frame.type for frame in words.frames.values()} == set(load().types)


def test_a_word_that_asks_more_is_tried_first() -> None:
    tried = [entry.frame.tests + 10 * len(entry.beside) for entry in lexicon.load().verbs["withdraw"]]
    assert tried == sorted(tried, reverse=True)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[[class]]\nname = "a"\ntype = "AID"\n', "must have gloss"),
        ('[[class]]\nname = "a"\ntype = "AID"\ngloss = "b"\ncolour = "red"\n', "no such key: colour"),
        ('[[class]]\nname = "a"\ntype = "AID"\ngloss = "b"\nobject = ["@no"]\n', "names no set: @no"),
        ("[[class]\n", "line 1"),
    ],
)
def test_a_wrong_class_is_told(tmp_path: Path, text: str, what: str) -> None:
    for name in lexicon.FILES:
        (tmp_path / f"{name}.toml").write_text("", encoding="utf-8")
    (tmp_path / "words.toml").write_text("[sets]\n[light]\n[status]\n", encoding="utf-8")
    (tmp_path / f"{lexicon.FILES[0]}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadExtension, match=what):
        lexicon.load(tmp_path)
