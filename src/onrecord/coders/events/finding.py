"""What a rule finds before it is a claim: a trigger, its class, and the heads that stand in its places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.coders.events.lexicon import Frame
from onrecord.model.claims import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Finding:
    """An event as tokens.

    Attributes:
        rule: name of the rule that found it.
        frame: the class.
        trigger: the word that names the happening.
        head: the verb that carries it ("launched" in "launched an attack"); the trigger itself otherwise.
        actors, recipients: heads of the parties.
        about: heads or (start, end) of what it is about.
        status: set where the rule knows better than the words around the head.
        type, mode, cameo: set where the rule makes another type of the class than its own.
        uses: tokens that are parts of this event's name and name no event of their own.
    """

    rule: str
    frame: Frame
    trigger: Token
    head: Token
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    about: tuple[tuple[int, int], ...] = ()
    status: Status | None = None
    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    uses: frozenset[int] = field(default_factory=frozenset)
