import itertools
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.happenings.ecbplus import ARCHIVE, SPLITS, documents
from eval.happenings.lookalikes import PAIRS
from eval.happenings.score import ceaf, conll, groups, scores


def clusters(*sets):
    return {mention: str(number) for number, mentions in enumerate(sets) for mention in mentions}


def test_muc_and_b3_on_an_example_worked_by_hand():
    # key {a b c} {d e f g}; told {a b} {c d} {f g} {e}
    # MUC: key links 2 + 3, kept (3-2) + (4-3) = 2 of 5; told links 1+1+1+0, kept 1+0+1 = 2 of 3
    # B3 recall: (4+1)/3 of {a b c}, (1+4+1)/4 of {d e f g}, over 7; precision: (4/2 + 2/2 + 4/2 + 1)/7
    found = scores(clusters("abc", "defg"), clusters("ab", "cd", "fg", "e"))
    assert (found["muc"].recall, found["muc"].precision) == (pytest.approx(2 / 5), pytest.approx(2 / 3))
    assert found["b3"].recall == pytest.approx((5 / 3 + 6 / 4) / 7)
    assert found["b3"].precision == pytest.approx((2 + 1 + 2 + 1) / 7)
    # CEAF-e: {a b}-{a b c} 4/5, {f g}-{d e f g} 4/6; over 2 key and 4 told clusters
    assert found["ceafe"].recall == pytest.approx((4 / 5 + 4 / 6) / 2)
    assert found["ceafe"].precision == pytest.approx((4 / 5 + 4 / 6) / 4)
    # LEA recall: 3 * 1/3 + 4 * 1/6 over 7; precision: 2 * 1 + 0 + 2 * 1 + 0 (e is no singleton in the key) over 7
    assert found["lea"].recall == pytest.approx((1 + 4 / 6) / 7)
    assert found["lea"].precision == pytest.approx(4 / 7)
    assert conll(found) == pytest.approx((found["muc"].f1 + found["b3"].f1 + found["ceafe"].f1) / 3)


def test_what_is_right_has_all_points_and_singletons_have_no_links():
    key = clusters("abc", "d", "ef")
    assert all(score.f1 == pytest.approx(100) for score in scores(key, key).values())
    alone = clusters(*"abcdef")
    assert scores(key, alone)["muc"].f1 == 0
    assert scores(key, alone)["lea"].recall == pytest.approx(1 / 6)
    with pytest.raises(ValueError, match="same mentions"):
        scores(key, clusters("abc"))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.data())
def test_the_assignment_of_clusters_is_the_best_of_all(gold, data):
    told = data.draw(st.lists(st.integers(0, 3), min_size=len(gold), max_size=len(gold)))
    key = groups({str(n): str(c) for n, c in enumerate(gold)})
    response = groups({str(n): str(c) for n, c in enumerate(told)})
    small, large = sorted((key, response), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(small, chosen, strict=True))
        for chosen in itertools.permutations(large, len(small))
    )
    assert ceaf(key, response) == pytest.approx(best)


def test_look_alikes_are_enough_and_hold_their_triggers():
    pairs = tomllib.loads(PAIRS.read_text("utf-8"))["pair"]
    assert sum(not pair["same"] for pair in pairs) >= 36
    assert sum(pair["same"] for pair in pairs) >= 15
    for pair in pairs:
        assert pair["why"]
        for side in "ab":
            assert pair[side]["trigger"] in pair[side]["text"]


@pytest.mark.skipif(not ARCHIVE.exists(), reason="ECB+ is not beside this checkout")
def test_mentions_of_ecb_plus_are_those_of_the_validated_sentences():
    assert not set(SPLITS["train"]) & set(SPLITS["dev"])
    assert not set(SPLITS["test"]) & {*SPLITS["train"], *SPLITS["dev"]}
    read = documents("dev")
    assert (len(read), sum(len(document.mentions) for document in read)) == (150, 1013)
    assert len({mention.chain for document in read for mention in document.mentions}) == 339
