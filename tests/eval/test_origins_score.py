from __future__ import annotations

from eval.copies.gold import Claim
from eval.origins.score import Row, measures
from onrecord.model.origins import Count, Newsroom, Origins


def row(names: tuple[str, ...], gold: tuple[str, ...], count: Count) -> Row:
    rooms = tuple(
        Newsroom(name=name, reports=("r-1",), apart=True, counted=True, because="it is credited") for name in names
    )
    found = Origins(
        claim="c", told="c", paths=(), newsrooms=rooms, sources=(), first_hand=count, ultimate=Count(0, 0, 0)
    )
    claim = Claim(1, "c", (1, 2), gold, ("observed",), "dev", "")
    return Row(claim, found, frozenset(names), right=1, wrong=1, carriers=2)


def test_too_many_newsrooms_and_too_few_are_told_apart() -> None:
    scored = [
        row(("AP", "CNN"), ("AP",), Count(1, 2, 2)),
        row(("AP",), ("AP", "BBC", "CNN"), Count(1, 1, 2)),
        row(("AP",), ("AP",), Count(1, 1, 1)),
    ]
    found = measures(scored)
    assert found["count within one"] == 2 / 3
    assert found["count too high"] == 1 / 3
    assert found["count too high by more than one"] == 0
    assert found["range holds it"] == 2 / 3
    assert found["newsrooms precision"] == 3 / 4
    assert found["newsrooms recall"] == 3 / 5
    assert found["carriers recall"] == found["carriers precision"] == 1 / 2
    assert found["sources right"] == 1
