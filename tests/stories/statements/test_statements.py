from __future__ import annotations

from itertools import permutations

from onrecord.model.reading import Reading
from onrecord.record.decisions import Decision
from onrecord.stories import statements
from onrecord.stories.shelf import Shelf
from tests.stories.origins.written import article, reading, said

FIRST = "the dredger would reach the sandbank before the autumn storms begin"
AGAIN = "the dredger would be at the sandbank before autumn storms begin"
OTHER = "the pilots would be paid for the nights they lost at anchor"
BEGINNING = "Harbour master Ida Lund said "


def told(content: str, outlet: str, day: str = "2026-03-10", speaker: str = "Ida Lund") -> Reading:
    beginning = BEGINNING.replace("Ida Lund", speaker)
    one = article(f"{beginning}{content}.\nThe gulls of {outlet} did not mind.", outlet, day)
    return reading(one, said(one, content, speaker))


def shelf_of(*readings: Reading) -> Shelf:
    shelf = Shelf()
    for one in readings:
        statements.add(shelf, one)
    return shelf


def claim(one: Reading) -> str:
    return one.attributions[0].id


def groups(shelf: Shelf, *readings: Reading) -> set[frozenset[str]]:
    found = statements.in_reports(shelf, [one.article.id for one in readings])
    return {frozenset(told.claim or "" for told in one.tellings) for one in found}


def decision(verdict: str, a: str, b: str | None, name: str = "d-1") -> Decision:
    return Decision(
        id=name, verdict=verdict, subject=a, other=b, field=None, value=None, signed="K", decided="", note=None
    )


def test_the_same_words_with_small_changes_are_one_statement() -> None:
    a, b, c = told(FIRST, "a.example"), told(AGAIN, "b.example"), told(OTHER, "c.example")
    assert groups(shelf_of(a, b, c), a, b, c) == {frozenset({claim(a), claim(b)}), frozenset({claim(c)})}


def test_the_words_that_show_it_stand_in_both_reports() -> None:
    a, b = told(FIRST, "a.example"), told(AGAIN, "b.example")
    match = statements.match(shelf_of(a, b), claim(a), claim(b))
    assert match
    assert match.how == "words"
    texts = {one.article.id: one.article.text for one in (a, b)}
    for passage in match.shared:
        for report, words in zip(match.reports, (passage.a, passage.b), strict=True):
            assert texts[report][words.start : words.end] == words.text
    assert any("autumn storms" in passage.a.text for passage in match.shared)


def test_another_speaker_says_another_thing() -> None:
    a, b = told(FIRST, "a.example"), told(AGAIN, "b.example", speaker="Per Holm")
    assert len(groups(shelf_of(a, b), a, b)) == 2


def test_what_is_said_again_in_a_month_is_another_statement() -> None:
    a, b = told(FIRST, "a.example"), told(FIRST, "b.example", day="2026-04-10")
    assert len(groups(shelf_of(a, b), a, b)) == 2


def test_a_short_saying_is_never_held_to_be_anothers() -> None:
    a, b = told("it would wait", "a.example"), told("it would wait", "b.example")
    shelf = shelf_of(a, b)
    assert statements.of(shelf, claim(a)) is None
    assert statements.like(shelf, claim(a)) == []


def test_the_order_of_arrival_changes_nothing() -> None:
    readings = [told(FIRST, "a.example"), told(AGAIN, "b.example"), told(FIRST, "c.example"), told(OTHER, "d.example")]
    found = {frozenset(groups(shelf_of(*order), *readings)) for order in permutations(readings)}
    assert len(found) == 1


def test_a_report_comes_in_once_and_leaves_without_a_trace() -> None:
    a, b = told(FIRST, "a.example"), told(AGAIN, "b.example")
    shelf = shelf_of(a, b, a)
    assert statements.add(shelf, b) == []
    statements.drop(shelf, b.article.id)
    assert groups(shelf, a, b) == {frozenset({claim(a)})}
    statements.drop(shelf, a.article.id)
    kept = [
        room for room in ("told", "told claim", "said", "saying", "statement of", "said in") if list(shelf.all(room))
    ]
    assert kept == []


def test_what_hung_together_through_a_report_that_left_falls_apart() -> None:
    middle = told("the dredger would reach the sandbank before storms begin", "m.example")
    left = told("the dredger would reach the sandbank soon before noon storms", "l.example")
    right = told("a tug or the dredger would before dark reach it as storms begin", "r.example")
    shelf = shelf_of(left, middle, right)
    statements.drop(shelf, middle.article.id)
    assert groups(shelf, left, right) == groups(shelf_of(left, right), left, right)


def test_a_newer_reading_of_a_report_takes_the_place_of_the_older() -> None:
    one = article(f"{BEGINNING}{FIRST}.\nLund said {OTHER}.", "a.example")
    shelf = shelf_of(reading(one, said(one, FIRST)))
    statements.add(shelf, reading(one, said(one, OTHER)))
    assert groups(shelf, reading(one)) == {frozenset({said(one, OTHER).id})}


def test_a_person_parts_what_is_alike_and_joins_what_is_not() -> None:
    a, b, c = told(FIRST, "a.example"), told(AGAIN, "b.example"), told(OTHER, "c.example")
    shelf = shelf_of(a, b, c)
    statements.judge(shelf, decision("different", claim(a), claim(b)))
    statements.judge(shelf, decision("same", claim(c), claim(a), "d-2"))
    assert groups(shelf, a, b, c) == {frozenset({claim(a), claim(c)}), frozenset({claim(b)})}
    statements.judge(shelf, decision("withdraw", "d-1", None, "d-3"))
    statements.judge(shelf, decision("withdraw", "d-2", None, "d-4"))
    assert groups(shelf, a, b, c) == {frozenset({claim(a), claim(b)}), frozenset({claim(c)})}


def test_a_decision_on_other_things_changes_nothing() -> None:
    a, b = told(FIRST, "a.example"), told(AGAIN, "b.example")
    shelf = shelf_of(a, b)
    statements.judge(shelf, decision("different", "e-1", "e-2"))
    statements.judge(shelf, decision("accept", claim(a), None))
    assert len(groups(shelf, a, b)) == 1
