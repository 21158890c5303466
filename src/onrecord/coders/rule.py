"""What a rule is: a name, a way to find, and examples that are run.

A rule looks at one :class:`~onrecord.extend.Case` and yields claims. Beside it stand texts and what it must say of
them (``says``), and texts on which it must stay silent (``says_not``): they are its documentation, and the tests run
them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.extend import Case
from onrecord.model.claims import Claim
from onrecord.model.provenance import Maker

Found = TypeVar("Found", bound=Claim)

RULES_VERSION = "1"


@dataclass(frozen=True)
class Rule(Generic[Found]):
    """One way that English has of saying a thing.

    Attributes:
        name: family and rule, ``attributions/according-to``; it stands in every claim the rule makes.
        why: the reason for the rule in a sentence or two, with its source where it has one.
        find: the claims that the rule sees in a case.
        says: (text, gist) pairs: read alone, the text must yield a claim with this gist (``model.gist``) by this rule.
        says_not: texts in which the rule must find nothing.
    """

    name: str
    why: str
    find: Callable[[Case], Iterable[Found]]
    says: tuple[tuple[str, str], ...]
    says_not: tuple[str, ...]

    @property
    def maker(self) -> Maker:
        """How the rule signs its claims."""
        return Maker(self.name, RULES_VERSION)
