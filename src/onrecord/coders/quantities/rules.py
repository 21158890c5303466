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
        ("Iran fired about 250 missiles.", "fired 245..255: about 250 missiles"),
        ("Police arrested up to 40 protesters.", "detained ..40: up to 40 protesters"),
    ),
    says_not=("He turned 40 on Friday.", "The 2015 treaty has 12 articles.", "Nobody was killed."),
)

RULES: tuple[Rule[Quantity], ...] = (FIGURE,)
"""Every rule of the family."""
