"""The learned finder: its arithmetic, its silence where it knows nothing, and what it leaves to the rules."""

from importlib.resources import files

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders.attributions import coder, learned, learned_heads, learned_spans
from onrecord.coders.attributions.learned_places import DISTANCES, MIDDLE, Places, distances
from onrecord.coders.attributions.learned_spans import best_run
from onrecord.coders.attributions.seen import Seen
from onrecord.model.provenance import Maker
from onrecord.read import case_of, shipped_engine
from onrecord.testing import HOSTILE_TEXTS, article_of

TEXT = (
    "The minister said that the bridge would reopen in May. Officials are adamant that the dam will hold.\n"
    '"We will rebuild it," Lopez told reporters on Monday, adding that no date was set.'
)


def seen_of(text: str) -> Seen:
    return Seen.of(case_of(article_of(text), shipped_engine()))


def test_the_heads_belong_to_the_engine_that_ships() -> None:
    assert learned_heads.shipped().engine == shipped_engine().version


def test_the_heads_are_small() -> None:
    folder = files("onrecord.analysis").joinpath(*learned_heads.FOLDER)
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) < 3_000_000


def test_vectors_of_another_engine_are_left_alone() -> None:
    seen = seen_of(TEXT)
    seen.case.doc.user_data.clear()
    assert learned.Judged.of(seen, learned_heads.shipped()) is None
    assert list(learned.find(seen)) == []


def test_what_is_found_is_found_again() -> None:
    one, other = (list(learned.find(seen_of(TEXT))) for _ in range(2))
    assert one == other
    assert one
    assert {claim.maker.version for claim in one} == {learned_heads.shipped().version}


def test_rules_are_not_repeated() -> None:
    seen = seen_of(TEXT)
    found = coder.distinct(claim for find in coder.FINDERS for claim in find(seen))
    cues = {claim.cue for claim in found}
    assert {claim.cue for claim in learned.find(seen)} & cues
    assert not {claim.cue for claim in learned.beside(seen, found)} & cues


def test_why_tells_how_sure_the_heads_were_and_what_else_it_may_be() -> None:
    seen = seen_of("The general radioed that the bridge was lost.")
    claim = next(learned.find(seen))
    whole, cue, source, content = learned.weighed(seen, claim)
    assert whole.startswith("all of it: 0.")
    assert cue.startswith("cue “radioed”: 0.")
    assert source.startswith("source “The general” 0.")
    assert "bridge was lost” 0." in content or "bridge was lost” 1." in content
    other = msgspec.structs.replace(claim, maker=Maker("attributions/said", "1"))
    assert learned.weighed(seen, other) == []


def test_what_is_done_is_no_statement_though_no_list_has_its_word() -> None:
    assert list(learned.find(seen_of("The queen authorized the envoy to sell two ships to Norland."))) == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_text_is_too_odd(text: str) -> None:
    for claim in learned.find(seen_of(text)):
        assert claim.content


@given(st.lists(st.floats(-10, 10, width=32), min_size=1, max_size=12))
def test_the_best_stretch_weighs_most(odds: list[float]) -> None:
    run, weight = best_run(np.array(odds, np.float32), 0, len(odds))
    sums = [sum(odds[i:j]) for i in range(len(odds)) for j in range(i + 1, len(odds) + 1)]
    assert weight == pytest.approx(max(0.0, *sums), abs=1e-4)
    assert weight == pytest.approx(sum(odds[at] for at in run), abs=1e-4)


def test_a_content_may_stand_on_both_sides_of_its_cue() -> None:
    content = np.array([[0.99], [0.99], [0.99], [0.0], [0.99], [0.99], [0.99]], np.float32)
    roles = np.hstack([1 - content, np.zeros_like(content), content])
    found = learned_spans.content(roles, range(10, 17), 13, [False] * 20)
    assert [(stretch.start, stretch.end) for stretch in found] == [(10, 13), (14, 17)]


def test_distances_grow_from_the_cue() -> None:
    found = distances(50, range(101))
    assert found[50] == MIDDLE
    assert sorted(found) == list(found)
    assert (found[0], found[100]) == (MIDDLE - 10, MIDDLE + 10)
    assert max(distances(0, range(1000))) == DISTANCES - 1


def test_paths_lead_through_the_tree() -> None:
    doc = shipped_engine()("The minister said that the bridge would reopen. Nobody came.")
    places = Places(doc)
    around = places.around(2)
    told = dict(zip((doc[i].text for i in around), places.paths(2, around), strict=True))
    assert told["said"] == "self"
    assert told["minister"] == "0:nsubj"
    assert told["reopen"] == "0:ccomp"
    assert told["Nobody"] == "far"
