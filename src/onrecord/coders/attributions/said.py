"""Cue verbs of saying: "X said that ...", "..., said X", "X, he added, is ...", "X urged both sides to ...", "X
blamed Y for ..."."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coders.attributions.draft import attribution
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.rule import Rule
from onrecord.model.claims import Attribution

OTHERS = frozenset({"believe", "refuse_comment"})
"""Acts that have a rule of their own."""


def find(seen: Seen) -> Iterator[Attribution]:
    """The statements whose cue is a verb of saying."""
    case, marks = seen.case, seen.marks
    for draft in seen.drafts:
        if draft.act not in OTHERS:
            made = attribution(case, draft, marks, RULE.maker)
            if made is not None:
                yield made


RULE: Rule[Attribution] = Rule(
    name="attributions/said",
    why=(
        "A verb of saying with its subject names the source; its clause, its object or the quotation beside it "
        "is the content."
    ),
    find=alone(find),
    says=(
        (
            "The minister said that the bridge would reopen in May.",
            "minister | said | the bridge would reopen in May",
        ),
        (
            '"We will rebuild the port within a year," said Elena Marsh, the mayor of Dunmore.',
            "Elena Marsh | said | We will rebuild the port within a year",
        ),
        (
            '"The talks failed," Ortega told Reuters on Tuesday. "We will not try again this year."',
            "Reuters <- Ortega | told | The talks failed ... We will not try again this year",
        ),
        (
            "The fleet, the admiral added, had already left the bay.",
            "admiral | added | The fleet ... had already left the bay",
        ),
        ("The ministry said in a statement that three people had died.", "ministry | said | three people had died"),
        (
            "Norland accused its neighbour of shelling two villages.",
            "Norland | accused | its neighbour of shelling two villages",
        ),
        ("The president urged both sides to stop fighting.", "president | urged | both sides to stop fighting"),
        ("As Reuters reported, the dam has burst.", "Reuters | reported | the dam has burst"),
        ("The army put the toll at 34.", "army | put | the toll at 34"),
        (
            "Reuters reported, citing two diplomats, that the envoy had resigned.",
            "Reuters <- diplomats | reported | the envoy had resigned",
        ),
        ("The ministry would say only that talks continue.", "ministry | say | talks continue"),
        ("The survey shows that the wells are dry.", "survey | shows | the wells are dry"),
        ("The governor told the drivers to stay at home.", "governor | told | to stay at home"),
        (
            "The fever, which the envoy said had killed forty people, has spread to Norland.",
            "envoy | said | The fever ... had killed forty people",
        ),
        ("Forty people have died, as reported by the mission.", "mission | reported | Forty people have died"),
        ("The ministry issued a statement saying that the port was closed.", "ministry | saying | the port was closed"),
        ("The colonel went on to say that the bridge was mined.", "colonel | say | the bridge was mined"),
    ),
    says_not=(
        "The army moved two brigades to the border.",
        'The novel "The Long Way Home" sold two million copies.',
        'The "iron mayor" opened the bridge on Monday.',
        "The minister may say more on Friday.",
        "Monday's arrests show that the network reached far into the ministry.",
        "Dozens of people have drowned, underscoring that the dykes were neglected.",
        "Norland has never condemned the attack.",
        "The king never criticised the raid.",
        "The decision suggests that the port will stay closed.",
        "Groups opposing the treaty marched through the capital.",
        "Asked about the dam, the crowd fell silent.",
        "The committee will understand that the road is closed.",
    ),
)
