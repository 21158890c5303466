"""The rules of the family of events, each with what it must say and where it must be silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.coders.events.coding import code
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Event


def _by(name: str) -> Callable[[Case], Iterable[Event]]:
    """The events that the rule of this name makes in a case."""

    def find(case: Case) -> Iterable[Event]:
        return [event for event in code(case) if event.maker.name == name]

    return find


VERB = Rule(
    name="events/verb",
    why="A verb of the lexicon names a deed; the places of its class tell who did it to whom, in either voice.",
    find=_by("events/verb"),
    says=(
        ("Russia attacked Ukraine on Monday.", "ASSAULT Russia -> Ukraine [actual]"),
        ("Odesa was shelled by Russia.", "ASSAULT Russia -> Odesa [actual]"),
        ("Spain and France condemned Iran.", "ACCUSE Spain, France -> Iran [actual]"),
        ("Turkey will release Ahmed Hassan.", "RETREAT Turkey -> Ahmed Hassan [planned]"),
        ("Norway did not recognise Kosovo.", "SUPPORT Norway -> Kosovo [denied]"),
        ("Iran may attack Israel.", "ASSAULT Iran -> Israel [possible]"),
        ("Japan has imposed sanctions on Belarus.", "SANCTION Japan -> Belarus [actual]"),
        ("India is willing to withdraw its troops from Nepal.", "AGREE India -> Nepal [actual]"),
        ("Drones had struck a depot in Paris.", "ASSAULT unknown -> depot [actual]"),
        ("That attack killed 128.", "ASSAULT unknown -> 128 [actual]"),
        ("Neither Spain nor France paid money to Libya.", "AID Spain, France -> Libya [denied]"),
    ),
    says_not=(
        "The midfielder attacked early and the striker scored a late goal.",
        "Shares plunged as investors attacked the bank's dividend.",
        "The storm hit the coast.",
        "The report attacks poverty.",
        "Three were killed in a car crash in Ohio.",
        "The minister declined to comment.",
    ),
)
CONTROL = Rule(
    name="events/control",
    why="A verb of leave, request or agreement over an infinitive is a deed of its own, and makes the infinitive "
    "permitted, asked or planned, done by the one addressed.",
    find=_by("events/control"),
    says=(
        ("Washington authorized Ukraine to strike Russia.", "CONCEDE Washington -> Ukraine [actual]"),
        ("Egypt urged Israel to withdraw its troops.", "REQUEST Egypt -> Israel [actual]"),
    ),
    says_not=("The path allows water to drain.", "A good knife enables cooks to chop onions."),
)
LIGHT_VERB = Rule(
    name="events/light-verb",
    why='A verb that adds nothing holds up the noun that names the deed: "launched an attack on", "held talks with".',
    find=_by("events/light-verb"),
    says=(
        ("Russia launched an attack on Ukraine.", "ASSAULT Russia -> Ukraine [actual]"),
        ("Lavrov held talks with Fidan in Ankara.", "CONSULT Lavrov -> Fidan [actual]"),
        ("Macron had a phone call with Modi.", "CONSULT Macron -> Modi [actual]"),
        ("Syria carried out an air strike against Turkey.", "ASSAULT Syria -> Turkey [actual]"),
    ),
    says_not=(
        "The team launched an attack down the left and the striker hit the post before the match ended.",
        "They held a party.",
    ),
)
NOMINAL = Rule(
    name="events/nominal",
    why='A noun names the deed by itself, its owner or "by" the doer, "of", "on", "against" the one it is done to.',
    find=_by("events/nominal"),
    says=(
        ("Russia's invasion of Ukraine alarmed Moldova.", "ASSAULT Russia -> Ukraine [actual]"),
        ("The invasion of Kuwait by Iraq surprised many.", "ASSAULT Iraq -> Kuwait [actual]"),
        ("Israel's planned attack on Iran was leaked.", "ASSAULT Israel -> Iran [planned]"),
        ("The talks between Sudan and Ethiopia ended.", "CONSULT Sudan -> Ethiopia [actual]"),
    ),
    says_not=("His heart attack came as a shock.", "The attack ended."),
)
REFUSAL = Rule(
    name="events/refusal",
    why="To say that one will not do what would be of good will is to refuse it (PLOVER: REJECT), not a deed denied.",
    find=_by("events/refusal"),
    says=(("France will not lift the ban on Italy.", "REJECT France -> Italy [actual]"),),
    says_not=("France did not lift the ban on Italy.", "It will not rain in France."),
)
OBLIGATION = Rule(
    name="events/obligation",
    why='To say of another that it "must" is to demand it (PLOVER: REQUEST).',
    find=_by("events/obligation"),
    says=(("Russia says Israel must end its attacks on Syria.", "REQUEST Russia -> Israel [actual]"),),
    says_not=("Russia says it must defend itself.", "The manual says users must restart."),
)

MENTION = Rule(
    name="events/mention",
    why="A noun that names a deed alone is that of the parties that the sentences before tell of.",
    find=_by("events/mention"),
    says=(
        ("Kenya invited Somalia. Kenya met Somalia on Monday. The talks in Nairobi ended.",
         "CONSULT Kenya -> Somalia [actual]"),
        ("Chad rejected an offer of Mali on Monday. Mali repeated its offer.", "AGREE Mali -> Chad [actual]"),
    ),
    says_not=(
        "The attack ended.",
        "The bride was late and the talks were dull.",
        "Rebels attacked Gao. The attack ended.",
    ),
)  # fmt: skip
IMPLIED = Rule(
    name="events/implied",
    why="Who is left unsaid is the state whose law it is, the other of the two states that the report is about, or who "
    "struck in the sentence before, where the report makes one of these sure.",
    find=_by("events/implied"),
    says=(
        ("Karim Benali is a journalist from Algeria. Benali was arrested on Friday.",
         "COERCE Algeria -> Karim Benali [actual]"),
        ("Togo and Benin met. Lome rejected the plan.", "REJECT Lome -> Benin [actual]"),
        ("Rebels attacked a base near Gao. Six soldiers were killed.", "ASSAULT Rebels -> soldiers [actual]"),
    ),
    says_not=(
        "Benali was arrested on Friday.",
        "Togo and Benin met. France rejected the plan.",
        "Soldiers were killed near Gao.",
    ),
)  # fmt: skip

RULES: tuple[Rule[Event], ...] = (VERB, CONTROL, LIGHT_VERB, NOMINAL, REFUSAL, OBLIGATION, MENTION, IMPLIED)
"""Every rule of the family."""
