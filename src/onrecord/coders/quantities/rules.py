"""What the family of quantities promises, in examples that are run."""

from __future__ import annotations

from onrecord.coders.quantities.coding import code
from onrecord.coders.rule import Rule
from onrecord.model.claims import Quantity

FIGURE: Rule[Quantity] = Rule(
    name="quantities/figure",
    why="A number counts what its noun or its verb says, and the words before it say on which side it is open.",
    find=code,
    says=(
        ("At least eight people were killed in Homs.", "killed 8..: At least eight people"),
        ("Iran fired about 250 missiles.", "fired 225..275: about 250 missiles"),
        ("Police arrested up to 40 protesters.", "detained ..40: up to 40 protesters"),
        (
            "Qatar paid between $12 million and $20 million to Chad.",
            "money 1.2e+07..2e+07: between $12 million and $20 million",
        ),
        ("The army seized 36 rifles in Homs.", "other 36..36: 36 rifles"),
        ("About a third of the voters stayed at home.", "percent 30..36.7: About a third"),
    ),
    says_not=(
        "He turned 40 on Friday.",
        "The 2015 treaty has 12 pages.",
        "Nobody was killed.",
        "The third man left at 10.",
    ),
)

RULES: tuple[Rule[Quantity], ...] = (FIGURE,)
"""Every rule of the family."""
