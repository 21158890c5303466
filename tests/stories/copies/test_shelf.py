import itertools

import pytest

from onrecord.record.decisions import Decision
from onrecord.stories import copies
from onrecord.stories.shelf import Shelf
from tests.stories.copies.written import LAST, LEAD, OTHER, SECOND, TEXT, THIRD, article, reading

TAGGED = article(f"VELDEN (AP) — {TEXT}", "tagged.example", "2026-03-10")
BARE = article(TEXT, "bare.example", "2026-03-09")
CUT = article("\n".join((LEAD, SECOND, LAST)), "cut.example", "2026-03-11")
MERGED = article("\n".join((OTHER, SECOND, THIRD)), "merged.example", "2026-03-12")
ALONE = article(OTHER, "alone.example", "2026-03-10")
ALL = (TAGGED, BARE, CUT, MERGED, ALONE)


def shelf_of(articles):
    shelf = Shelf()
    for each in articles:
        copies.add(shelf, reading(each))
    return shelf


def told(shelf):
    return {(found.a, found.b, found.relation) for each in ALL for found in copies.of(shelf, each.id)}


def test_what_is_added_is_found_by_those_that_follow():
    shelf = Shelf()
    assert copies.add(shelf, reading(TAGGED)) == []
    assert [found.relation for found in copies.add(shelf, reading(BARE))] == ["same"]
    assert [found.relation for found in copies.add(shelf, reading(CUT))] == ["abridged"]
    assert copies.add(shelf, reading(CUT)) == []
    assert {found.a for found in copies.of(shelf, CUT.id)} | {found.b for found in copies.of(shelf, CUT.id)} == {
        TAGGED.id, BARE.id, CUT.id,
    }  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::11])
def test_the_order_of_arrival_changes_nothing(order):
    first, other = shelf_of(ALL), shelf_of([ALL[place] for place in order])
    assert told(first) == told(other)
    assert [copies.origin(first, each.id).newsroom for each in ALL] == [
        copies.origin(other, each.id).newsroom for each in ALL
    ]


def test_a_copy_without_a_tag_has_its_origin_from_one_with_a_tag():
    shelf = shelf_of(ALL)
    found = copies.origin(shelf, BARE.id)
    assert (found.newsroom, found.own, found.credit.kind, found.through) == ("AP", False, "copy", TAGGED.id)
    assert copies.origin(shelf, TAGGED.id).credit.kind == "dateline"
    assert copies.origin(shelf, ALONE.id).newsroom == "alone.example"
    assert copies.origin(shelf, "r-none").newsroom is None
    pair = next(found for found in copies.of(shelf, CUT.id) if BARE.id in (found.a, found.b))
    assert pair.newsroom == "AP"


def test_a_page_that_shows_others_texts_has_none_of_its_own():
    shelf = shelf_of([article(TEXT, "yahoo.com")])
    assert copies.origin(shelf, article(TEXT, "yahoo.com").id).newsroom is None


def test_reports_fold_into_texts():
    shelf = shelf_of(ALL)
    groups = copies.texts(found for each in ALL for found in copies.of(shelf, each.id))
    folded = sorted(map(sorted, ((TAGGED.id, BARE.id, CUT.id), (MERGED.id, ALONE.id))))
    assert [list(group) for group in groups] == folded


def test_far_days_are_not_laid_beside_each_other():
    later = article(TEXT, "later.example", "2026-05-10")
    shelf = shelf_of([TAGGED])
    assert copies.add(shelf, reading(later)) == []


def test_a_report_without_a_date_is_found_by_others_without_and_with_one():
    undated = article(TEXT, "undated.example", "")
    shelf = shelf_of([undated])
    assert copies.add(shelf, reading(TAGGED))


def decision(verdict, a, b=None, decided="2026-03-13T00:00:00Z", name="d-1"):
    return Decision(id=name, verdict=verdict, subject=a, other=b, field=None, value=None, signed="Ann Lee",
                    decided=decided, note=None)  # fmt: skip


def test_judgements_win_until_they_are_withdrawn():
    shelf = shelf_of(ALL)
    assert copies.judge(shelf, decision("different", BARE.id, CUT.id))
    assert CUT.id not in {one for found in copies.of(shelf, BARE.id) for one in (found.a, found.b)}
    assert copies.judge(shelf, decision("same", ALONE.id, TAGGED.id, name="d-2"))
    assert "same" in {found.relation for found in copies.of(shelf, ALONE.id)}
    assert copies.judge(shelf, decision("withdraw", "d-1"))
    assert CUT.id in {one for found in copies.of(shelf, BARE.id) for one in (found.a, found.b)}
    assert not copies.judge(shelf, decision("same", "e-1", "e-2"))


def test_a_report_that_leaves_takes_nothing_with_it():
    shelf = shelf_of(ALL)
    copies.drop(shelf, TAGGED.id)
    assert {one for found in copies.of(shelf, CUT.id) for one in (found.a, found.b)} == {BARE.id, CUT.id, MERGED.id}
    assert copies.origin(shelf, BARE.id).newsroom == "bare.example"
    later = article(TEXT, "later.example", "2026-03-11")
    copies.add(shelf, reading(later))
    assert {one for found in copies.of(shelf, later.id) for one in (found.a, found.b)} >= {BARE.id, CUT.id, later.id}


def test_a_line_that_an_outlet_prints_under_each_report_is_no_shared_telling():
    slogan = "The Canal Courier has brought the news of the seven locks to every mill and tavern since the great flood, and asks you to pay for it"
    texts = [
        f"{LEAD}\n{slogan}",
        f"{OTHER}\n{slogan}",
        f"{THIRD}\n{LAST}\n{slogan}",
        f"{SECOND} {SECOND.upper()}\n{slogan}",
    ]
    shelf = shelf_of([article(text, "courier.example") for text in texts])
    told = " ".join(
        f"The miller number {number} keeps a ledger of his own in which wet years stand in red." for number in "ab"
    )
    last = article(f"{told}\n{slogan}", "courier.example")
    assert not [found for found in copies.add(shelf, reading(last)) if found.copied]
