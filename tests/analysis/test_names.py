from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.names import completed, joined, recalled, undescribed


def test_a_second_subject_inside_a_name_becomes_a_part_of_it() -> None:
    # spokeswoman Yelena Sorokina said
    names, heads, relations = ["O", "B-PERSON", "I-PERSON", "O"], [3, 0, 3, 3], ["nsubj", "appos", "nsubj", "ROOT"]
    assert joined(names, heads, relations) == ([3, 0, 1, 3], ["nsubj", "appos", "flat", "ROOT"])


def test_the_rest_of_a_name_is_no_second_subject() -> None:
    # spokeswoman Yelena Sorokina said
    upos, heads, relations = ["NOUN", "PROPN", "PROPN", "VERB"], [3, 0, 3, 3], ["nsubj", "appos", "nsubj", "ROOT"]
    assert completed(["O", "B-PERSON", "O", "O"], upos, heads, relations) == ["O", "B-PERSON", "I-PERSON", "O"]
    assert completed(["O", "B-PERSON", "O", "O"], ["NOUN", "PROPN", "NOUN", "VERB"], heads, relations)[2] == "O"
    assert completed(["O", "B-ORG", "O", "O"], upos, heads, relations)[2] == "O"


def test_a_title_and_its_name_are_one_subject() -> None:
    # Minister Orhan opposed
    assert joined(["O", "B-PERSON", "O"], [2, 2, 2], ["nsubj", "nsubj", "ROOT"]) == (
        [2, 0, 2], ["nsubj", "appos", "ROOT"],
    )  # fmt: skip


def test_a_name_that_is_one_phrase_already_stays() -> None:
    names, heads, relations = ["B-PERSON", "I-PERSON", "O"], [2, 0, 2], ["nsubj", "flat", "ROOT"]
    assert joined(names, heads, relations) == (heads, relations)


def test_a_root_and_a_body_stay_where_they_are() -> None:
    assert joined(["B-PERSON", "I-PERSON"], [0, 1], ["ROOT", "ROOT"]) == ([0, 1], ["ROOT", "ROOT"])
    assert joined(["B-ORG", "I-ORG", "O"], [2, 2, 2], ["nsubj", "obj", "ROOT"])[0] == [2, 2, 2]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[int], list[str]]:
    size = draw(st.integers(1, 9))
    root = draw(st.integers(0, size - 1))
    order = [root, *draw(st.permutations([i for i in range(size) if i != root]))]
    heads = [root] * size
    for place, index in enumerate(order[1:], 1):
        heads[index] = draw(st.sampled_from(order[:place]))
    names = draw(st.lists(st.sampled_from(["O", "B-PERSON", "I-PERSON", "B-ORG"]), min_size=size, max_size=size))
    return names, heads, ["ROOT" if index == root else "dep" for index in range(size)]


@given(trees())
def test_a_tree_stays_a_tree(given: tuple[list[str], list[int], list[str]]) -> None:
    names, heads, relations = given
    new, labels = joined(names, heads, relations)
    assert [i for i, label in enumerate(labels) if label == "ROOT"] == [i for i, head in enumerate(heads) if head == i]
    for index in range(len(new)):
        seen = set()
        while new[index] != index:
            assert index not in seen
            seen.add(index)
            index = new[index]


def is_place(form: str) -> bool:
    return form in ("Jordan", "Mykolaiv")


def test_a_lone_surname_is_the_person_whose_full_name_the_text_gives() -> None:
    forms = "Jan Okoro came ; Okoro said Okoro Street".split()
    names = ["B-PERSON", "I-PERSON", "O", "O", "B-GPE", "O", "B-FAC", "I-FAC"]
    upos = ["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "VERB", "PROPN", "PROPN"]
    assert recalled(names, forms, upos, is_place) == [*names[:4], "B-PERSON", *names[5:]]


def test_a_place_stays_a_place_beside_its_namesake() -> None:
    forms = "Michael Jordan left Jordan".split()
    names = ["B-PERSON", "I-PERSON", "O", "B-GPE"]
    assert recalled(names, forms, ["PROPN", "PROPN", "VERB", "PROPN"], is_place) == names


def test_a_place_that_acts_is_the_place_it_is_elsewhere_in_the_text() -> None:
    forms = "in Mykolaiv . Mykolaiv said".split()
    upos = ["ADP", "PROPN", "PUNCT", "PROPN", "VERB"]
    assert recalled(["O", "B-GPE", "O", "B-PERSON", "O"], forms, upos, is_place)[3] == "B-GPE"


def test_a_misspelt_surname_is_the_persons_too() -> None:
    forms = "Alan Marchetti left ; Marcheti said".split()
    names = ["B-PERSON", "I-PERSON", "O", "O", "B-ORG", "O"]
    upos = ["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "VERB"]
    assert recalled(names, forms, upos, is_place)[4] == "B-PERSON"


def test_a_description_is_no_event_by_name() -> None:
    names = ["B-EVENT", "I-EVENT", "I-EVENT", "O"]
    upos = ["NOUN", "ADP", "PROPN", "VERB"]
    assert undescribed(names, "siege of Mykolaiv ended".split(), upos, is_place) == ["O", "O", "B-GPE", "O"]
    assert undescribed(["B-EVENT", "I-EVENT"], ["Vietnam", "war"], ["PROPN", "NOUN"], is_place) == [
        "B-EVENT",
        "I-EVENT",
    ]
