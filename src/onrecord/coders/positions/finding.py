"""What a rule of positions finds before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.claims import Change, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Stand:
    """A position as tokens.

    Attributes:
        rule: name of the rule that found it.
        cue: the word that takes the stance.
        head: the verb that carries it ("reiterate" over "his ban"); the cue itself otherwise.
        stance: which one.
        holders: heads of those who hold it; each makes a position.
        toward: heads of those it addresses.
        about: (start, end) of what it is about.
        core: the head of what it is about, under which limits and conditions are looked for.
        change: set where the rule knows it from its own words.
    """

    rule: str
    cue: Token
    head: Token
    stance: Stance
    holders: tuple[Token, ...]
    toward: tuple[Token, ...]
    about: tuple[int, int]
    core: Token
    change: Change | None = None
