"""What the words between two parties are evidence of."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from eval.events.pair import answer
from onrecord.coders.events import EventCoder
from onrecord.coders.events.between import likely
from onrecord.extend import Case

Read = Callable[[str], Case]


def test_the_nearest_word_decides(read: Read) -> None:
    case = read("The row in which Chad would have been bombed by Mali cooled.")
    told = likely(case, (17, 21), (46, 50))
    assert told is not None
    assert told[0] == "ASSAULT"


def test_no_word_is_no_answer(read: Read) -> None:
    assert likely(read("Chad lies west of Sudan."), (0, 4), (18, 23)) is None


def test_an_event_of_the_pair_comes_first(read: Read) -> None:
    case = read("Chad attacked Sudan after Mali praised Niger.")
    assert answer(case, EventCoder().code(case), "Mali", "Niger") == ("both", "SUPPORT")


@given(place=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_any_place_may_be_asked(read: Read, place: tuple[int, int]) -> None:
    case = _CASES.setdefault("one", read("Chad attacked Sudan after Mali praised Niger."))
    start, end = sorted(place)
    told = likely(case, (start, min(end, len(case.article.text))), (0, 4))
    assert told is None or isinstance(told[0], str)


_CASES: dict[str, Case] = {}
