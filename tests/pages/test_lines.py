import pytest

from onrecord.pages.lines import split_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Anton Datskovski and Nadia Updike July 15 at 11:55 AM", ("Anton Datskovski", "Nadia Updike")),
        ("By Nat Bacon | Updated on Nov. 17, 2018, 22:14", ("Nat Bacon",)),
        ("by June Parker", ("June Parker",)),
    ],
)
def test_words_of_a_stamp_are_taken_from_a_byline_only_where_they_stand_alone(line: str, names: tuple[str, ...]):
    found = split_byline(line)
    assert found is not None
    assert found[0] == names
