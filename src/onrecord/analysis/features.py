"""What speaks for and against one antecedent of a pronoun, as named features; ``ranker`` weighs them.

A feature's name says what it is, so that the weights can be read and an answer can say what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.analysis.nouns import sort_of_word

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.analysis.entities import Entity

Kind = Literal["name", "noun", "pronoun"]
Class = Literal["he", "it", "they"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention where it stands. ``narrated`` counts the sentences before it that are not wholly quoted."""

    token: Token
    entity: Entity | None
    kind: Kind
    sentence: int
    narrated: int
    paragraph: int
    quote: int | None
    role: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a pronoun may take up, with where the text last spoke of it.

    Attributes:
        last, first: its last mention before the pronoun, and its first.
        count: its mentions so far.
        governs: how many clauses up it is a subject (0: the nearest), ``None`` where it is none.
        said_last: the last one whose words the text told.
        gender: what is known of it beside the pronoun: ``same``, ``likely`` or ``unknown``.
        topic: the subject of the sentence before, or of this one.
    """

    entity: Entity
    last: Mention
    first: Mention
    count: int
    governs: int | None
    said_last: bool
    gender: str
    topic: bool


def role_of(token: Token) -> str:
    """The part a mention plays in its sentence, coarsely: subjects of the main clause weigh most."""
    relation = token.dep_
    head = token.head
    if relation in ("conj", "appos", "nmod:desc", "flat") and head.i != token.i:
        return role_of(head)
    if relation.startswith("nsubj"):
        return "subject" if head.dep_ in ("ROOT", "parataxis", "conj") else "subject below"
    if relation == "nmod:poss":
        return "possessor"
    if relation in ("obj", "iobj"):
        return "object"
    if relation.startswith("obl"):
        return "oblique"
    if relation == "ROOT":
        return "root"
    return "within a phrase" if relation in ("nmod", "compound") else "other"


def of_candidate(pronoun: Mention, candidate: Candidate, rank: int, rivals: int) -> list[str]:
    """The features of one candidate; ``rank`` counts nearer ones among ``rivals`` that fit."""
    last, entity = candidate.last, candidate.entity
    apart = min(pronoun.sentence - last.sentence, 5)
    told = min(pronoun.narrated - last.narrated, 5)
    near = min(told, 2)
    count = candidate.count if candidate.count < 3 else 3 if candidate.count < 6 else 6
    found = [
        f"sentences={apart}", f"narrated={told}", f"role={last.role}", f"role={last.role} narrated={near}",
        f"own={pronoun.role} role={last.role}", f"kind={last.kind}", f"kind={last.kind} narrated={near}",
        f"count={count}", f"rank={min(rank, 4)}", f"sort={entity.sort}", f"gender={candidate.gender}",
        f"paragraph={min(pronoun.paragraph - last.paragraph, 2)}",
        f"many={'group' if entity.members else entity.plural}", f"named={entity.name is not None}",
    ]  # fmt: skip
    if rivals == 1:
        found.append("alone")
    if candidate.governs is not None:
        found.append(f"governs={min(candidate.governs, 2)} speaks={last.speaks}")
        found.append(f"governs={min(candidate.governs, 2)} own={pronoun.role}")
    if candidate.topic:
        found.append(f"topic own={pronoun.role}")
    if candidate.first.sentence == 0:
        found.append("opens the text")
    if pronoun.speaks and candidate.said_last:
        found.append(f"speaks on paragraph={min(pronoun.paragraph - last.paragraph, 2)}")
    found.append(f"sort={entity.sort} named={entity.name is not None} speaks={pronoun.speaks}")
    if pronoun.role == "possessor":
        found.append(f"sort={entity.sort} owns={sort_of_word(pronoun.token.head.lemma_)}")
    words = pronoun.token.i - last.token.i
    found.append("words<" + str(next((bound for bound in (5, 10, 20, 40, 80) if words < bound), 999)))
    if pronoun.speaks and last.speaks:
        found.append("spoke")
    return found + _quoted(pronoun, candidate)


def _quoted(pronoun: Mention, candidate: Candidate) -> list[str]:
    last = candidate.last
    if pronoun.quote is None:
        return ["mentioned in a quotation"] if last.quote is not None else []
    return [f"in a quotation, that {last.quote == pronoun.quote}"]


def speaks_on(pronoun: Mention, candidate: Candidate) -> bool:
    """Whether a pronoun that speaks takes up a person whose words the sentence before told: "Gale said so. "We looked
    everywhere," **he** said." Of twelve such pronouns in ``training/coref/news.tsv`` eleven do."""
    near = pronoun.narrated - candidate.last.narrated <= 1
    return pronoun.speaks and pronoun.quote is None and candidate.said_last and candidate.last.speaks and near


def of_none(pronoun: Mention, rivals: int) -> list[str]:
    """The features of "nothing that the text names or describes"."""
    token = pronoun.token
    quoted = pronoun.quote is not None
    found = ["none", f"none own={pronoun.role}", f"none rivals={min(rivals, 3)}", f"none quoted={quoted}"]
    head = token.head
    if token.dep_ == "expl":
        found.append("none expletive")
    if token.dep_.startswith("nsubj"):
        found.append(f"none head={head.pos_}")
        if any(child.dep_ in ("csubj", "ccomp", "xcomp", "advcl") and child.i > head.i for child in head.children):
            found.append(f"none clause head={head.pos_}")
    if pronoun.speaks:
        found.append("none speaks")
    if token.i == token.sent.start:
        found.append("none first")
    return found
