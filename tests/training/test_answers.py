"""What the sets say of names, and what they leave open; without torch."""

import doctest
import random

import pytest

from onrecord.analysis.names import TYPES
from training import iob, labels, marked, onomasticon, swaps
from training.treebank import Document, Sentence, Word


@pytest.mark.parametrize("module", [labels, marked])
def test_the_examples_in_the_documentation_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", [iob.UNER, iob.WIKIGOLD, iob.CROSSNER])
def test_every_answer_of_a_set_allows_labels_that_exist(scheme: iob.Scheme) -> None:
    for kind in scheme.kinds.values():
        for answer in [kind] if kind.startswith("O?") else ["B-" + kind, "I-" + kind]:
            assert labels.allowed(answer)
    assert labels.allowed(scheme.outside)[0] == 0


def test_a_set_without_dates_says_nothing_of_dates() -> None:
    (document,) = iob.read("Kyiv I-LOC\nsaid O\nMonday O\n", iob.WIKIGOLD, group=1)
    answers = document.sentences[0].entities or []
    assert answers[0] == "B-GPE/LOC/FAC"
    names = {labels.ENTITIES[place] for place in labels.allowed(answers[2])}
    assert {"O", "B-DATE"} <= names
    assert "B-PERSON" not in names


def test_brackets_become_words_and_names() -> None:
    text, spans = marked.plain("Aid at last\nThe [ORG Foreign Ministry] in [GPE Yerevan] said so.\n")
    document = marked.document("x", text, spans)
    rows = [(w.form, a) for s in document.sentences for w, a in zip(s.words, s.entities or [], strict=True) if a != "O"]
    assert rows == [("Foreign", "B-ORG"), ("Ministry", "I-ORG"), ("Yerevan", "B-GPE")]
    assert [s.paragraph for s in document.sentences] == [True, True]


@pytest.fixture(scope="module")
def table() -> onomasticon.Onomasticon:
    return onomasticon.read()


def test_a_swapped_name_keeps_its_place_and_its_label(table: onomasticon.Onomasticon) -> None:
    words = [Word(form) for form in "Norway and Boris Johnson met ; Johnson left Norway".split()]
    answers = ["B-GPE", "O", "B-PERSON", "I-PERSON", "O", "O", "B-PERSON", "O", "B-GPE"]
    swap = swaps.Swaps(table, [])
    for seed in range(40):
        (made,) = swap([Sentence(words, entities=answers)], random.Random(seed))
        forms = [word.form for word in made.words]
        assert made.entities == answers
        assert len(forms) == len(words)
        assert forms[0] == forms[-1]
        assert [forms[i] for i in (1, 4, 5, 7)] == ["and", "met", ";", "left"]


def test_a_state_is_a_place_also_where_it_acts(table: onomasticon.Onomasticon) -> None:
    sentence = Sentence([Word("Norway"), Word("won")], entities=["B-ORG", "O"])
    swaps.settle([Document("x", [sentence])], table)
    assert sentence.entities == ["B-GPE", "O"]


def test_the_network_is_told_of_towns_and_given_names_but_not_of_plain_words(table: onomasticon.Onomasticon) -> None:
    known = onomasticon.told(table, [Document("x", [Sentence([Word("split", upos="VERB")], tree=True)])])
    kinds = {word: kind for kind, row in known.items() for word in row.split()}
    assert (kinds["mykolaiv"], kinds["norway"], kinds["putin"]) == ("place", "place", "person")
    assert kinds["isabel"] in ("person", "both")
    assert "split" not in kinds


def test_our_types_are_those_of_the_rules() -> None:
    assert len(labels.ENTITIES) == 1 + 2 * len(TYPES)
