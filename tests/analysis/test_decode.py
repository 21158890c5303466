"""Trees and names from scores, without a network."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.analysis.decode import Names, _arborescence, relations, tree
from onrecord.analysis.projective import NEVER, crosses


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(0, 10_000))
def test_any_scores_give_one_tree_with_one_root(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    assert is_tree(tree(scores).tolist())


def worth(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[i, h] for i, h in enumerate(heads) if h))


@settings(deadline=None, max_examples=80)
@given(st.integers(2, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_under_its_root_in_which_no_arcs_cross(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    found = tuple(tree(scores).tolist())
    root = found.index(0)
    assert not crosses(np.array(found))
    every = itertools.product(range(size + 1), repeat=size)
    rivals = [h for h in every if h[root] == 0 and is_tree(list(h)) and not crosses(np.array(h))]
    assert worth(scores, found) >= max(worth(scores, h) for h in rivals) - 1e-9


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 4), st.integers(0, 10_000))
def test_chu_liu_edmonds_finds_the_best_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    scores[1:, 0] = NEVER
    scores[np.arange(size), np.arange(size) + 1] = NEVER
    found = tuple(_arborescence(np.vstack([np.full((1, size + 1), NEVER), scores]))[1:].tolist())
    every = itertools.product(range(size + 1), repeat=size)
    rivals = [h for h in every if h[0] == 0 and is_tree(list(h))]
    assert worth(scores, found) >= max(worth(scores, h) for h in rivals) - 1e-9


def test_crossing_arcs_are_seen() -> None:
    assert crosses(np.array([3, 4, 0, 3]))
    assert not crosses(np.array([2, 0, 2, 3]))


def test_the_root_relation_is_the_roots_alone() -> None:
    rng = np.random.default_rng(0)
    heads = np.array([2, 0, 2])
    best = relations(rng.normal(size=(3, 4)), rng.normal(size=(4, 4)), rng.normal(size=(5, 5, 5)), heads, root=3)
    assert best[1] == 3
    assert 3 not in (best[0], best[2])


def test_a_name_begins_at_its_beginning_and_ends_with_its_paragraph() -> None:
    names = Names(["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"])
    inside_first = np.array([[0, 1, 9, 0, 0], [0, 0, 9, 0, 0], [0, 1, 9, 0, 0]], float)
    assert names.decode(inside_first, [True, False, True]) == ["B-PERSON", "I-PERSON", "B-PERSON"]
    mixed = np.array([[0, 5, 0, 0, 0], [0, 0, 0, 0, 6]], float)
    assert names.decode(mixed, [True, False]) == ["B-ORG", "I-ORG"]
    assert names.decode(np.zeros((0, 5)), []) == []


def test_a_worst_case_sentence_is_decoded() -> None:
    size = 260
    scores = np.full((size, size + 1), NEVER / 1e6)
    for word in range(size):  # pairs that point at each other, all to be taken apart
        scores[word, (word ^ 1) + 1] = 5.0
    assert is_tree(tree(scores).tolist())
