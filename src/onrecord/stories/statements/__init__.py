"""Which attributions of different reports are one statement, and which reports carry a claim.

``add`` takes a reading in, ``drop`` takes it out; ``of`` and ``in_reports`` answer with statements; ``judge`` lets a
person's decision hold; ``carriers`` and ``telling`` say which reports tell a claim, and where.
"""

from __future__ import annotations

from onrecord.stories.statements.adding import add, drop
from onrecord.stories.statements.asking import in_reports, like, match, of, usual_name
from onrecord.stories.statements.find import Carried, carriers, telling
from onrecord.stories.statements.judging import judge
from onrecord.stories.statements.kept import all_of as kept_of
from onrecord.stories.statements.kept import named
from onrecord.stories.statements.sought import Sought

__all__ = [
    "Carried", "Sought", "add", "carriers", "drop", "in_reports", "judge", "kept_of", "like", "match", "named", "of",
    "telling",
    "usual_name",
]  # fmt: skip
