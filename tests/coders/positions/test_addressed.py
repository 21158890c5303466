"""Whom a position addresses, and what is denied, refused or allowed in a roundabout way."""

import pytest

from onrecord.extend import Case
from onrecord.model.claims import Position
from onrecord.model.gist import gist
from onrecord.read import case_of, code, shipped_engine
from onrecord.testing import article_of


def read(text: str) -> Case:
    """The text with all that its words stand for, as a report is read."""
    return case_of(article_of(text), shipped_engine())


def positions(case: Case) -> list[Position]:
    return [claim for claim in code(case)[0] if isinstance(claim, Position)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo and Benin met. Lome refused to open the road.", "Lome refuse -> Benin: to open the road"),
        ("Spain said it would stop all aid to Kenya.", "Spain threaten -> Kenya: it would stop all aid to Kenya"),
        ("Japan agreed to let the Philippines place missiles there.", "Japan permit -> Philippines: "),
        ("Egypt dropped its request that the African Union condemn Chad.", "Egypt demand -> African Union: "),
    ],
)
def test_who_is_addressed(text: str, told: str) -> None:
    assert any(gist(position).startswith(told) for position in positions(read(text)))


@pytest.mark.parametrize(
    ("text", "stance", "about"),
    [
        ("His client had been beaten by police, which Kenya denied.", "deny", "beaten"),
        ("Niger accused Benin of hosting rebels, a claim that Benin denied.", "deny", "hosting rebels"),
        ("The ministry of Chad has yet to respond to the letter.", "no_comment", "the letter"),
        ("Harry Low of Canada was unhappy about the decision.", "oppose", "the decision"),
        ("Mali said reports of a deal with Chad were premature.", "deny", "reports of a deal with Chad"),
        ("India made it clear that it will not resume the export of wheat.", "refuse", "resume the export of wheat"),
    ],
)
def test_the_matter_of_a_roundabout_stance(text: str, stance: str, about: str) -> None:
    assert any(p.stance == stance and about in p.about.text for p in positions(read(text)))
