"""The rules of the family of positions, each with what it must say and where it must be silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.coders.positions.coding import code
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Position


def _by(name: str) -> Callable[[Case], Iterable[Position]]:
    """The positions that the rule of this name makes in a case."""

    def find(case: Case) -> Iterable[Position]:
        return [position for position in code(case) if position.maker.name == name]

    return find


VERB = Rule(
    name="positions/verb",
    why="A verb of the ontology takes a stance; its subject holds it, its object or the clause under it is the matter.",
    find=_by("positions/verb"),
    says=(
        (
            "Washington permitted Ukraine to strike targets inside Russia.",
            "Washington permit -> Ukraine: to strike targets inside Russia",
        ),
        ("Poland refused to hand over the jets.", "Poland refuse: to hand over the jets"),
        (
            "China will support the plan if Russia withdraws.",
            "China support: the plan if Russia withdraws",
        ),
    ),
    says_not=(
        "Washington asked Poland if it was raining.",
        "The bridge supports the road.",
        "She allowed herself a smile.",
    ),
)
NOUN = Rule(
    name="positions/noun",
    why='A noun names the stance: "his ban on", "gave permission to"; the verb over it restates, eases or reverses it.',
    find=_by("positions/noun"),
    says=(
        (
            "Sweden lifted its ban on arms sales to Turkey.",
            "Sweden permit -> Turkey: arms sales to Turkey (reversed)",
        ),
        ("Italy reiterated its ban on supplying tanks.", "Italy refuse: supplying tanks (restated)"),
    ),
    says_not=("A ban on smoking is popular.", "Kenya sought permission to land."),
)
ADJECTIVE = Rule(
    name="positions/adjective",
    why='An adjective ascribes the stance: "is ready to", "is opposed to".',
    find=_by("positions/adjective"),
    says=(("Canada is ready to send observers.", "Canada offer: to send observers"),),
    says_not=("Dinner is ready.", "Canada is ready."),
)
SAID = Rule(
    name="positions/said",
    why="To say that one will do a thing is to promise it, that one will not to refuse it, that one will strike to "
    "threaten it, that another must to demand it, that a thing is not so to deny it.",
    find=_by("positions/said"),
    says=(
        ("Hungary said it will not send weapons.", "Hungary refuse: it will not send weapons"),
        ("Spain said Morocco must open the border.", "Spain demand -> Morocco: Morocco must open the border"),
        ("Iran said it would retaliate.", "Iran threaten: it would retaliate"),
        ("Kenya said no contract had been signed.", "Kenya deny: no contract had been signed"),
    ),
    says_not=("Spain said Morocco opened the border.", "Hungary said rain will fall."),
)
WARNING = Rule(
    name="positions/warning",
    why="Somebody's words hold out harm that may or will follow: to end with, to lead to, to be a step to war.",
    find=_by("positions/warning"),
    says=(
        (
            '"This could lead to a war," said Sergei Ivanov.',
            "Sergei Ivanov warn: This could lead to a war",
        ),
    ),
    says_not=("The talks led to a treaty.", '"This could lead to a better result," said Sergei Ivanov.'),
)

ANSWER = Rule(
    name="positions/answer",
    why="Who is asked and says nothing takes no position; who calls what is told of him false denies it, who calls a "
    "deed bad opposes it.",
    find=_by("positions/answer"),
    says=(
        ("The Pentagon declined to comment on the report.", "Pentagon no_comment: the report"),
        ("Kenya called the report false.", "Kenya deny: the report"),
        ("Spain described the attack as reprehensible.", "Spain oppose: the attack"),
        ("Chad rejected a claim that it had armed rebels.", "Chad deny: it had armed rebels"),
    ),
    says_not=("Spain called the minister on Friday.", "Chad rejected the offer.", "Kenya replied to the letter."),
)

RULES: tuple[Rule[Position], ...] = (VERB, NOUN, ADJECTIVE, SAID, WARNING, ANSWER)
"""Every rule of the family."""
