"""A whole report, written for this test: each way of attributing that a news report on a decision of war uses, in one text."""

from __future__ import annotations

import pytest

from onrecord.coders.attributions import AttributionCoder

REPORT = """\
Three months after the ceasefire collapsed, Prime Minister Dara Venn approved the sale of long-range drones to Ostland, \
according to several reports citing officials.
The decision, a departure from the government's earlier line, has split the cabinet, said The Guardian. According to the \
newspaper, opponents doubt that the drones could turn the war before winter. However, it is noted that the sale could \
strengthen Ostland before the talks in Geneva.
According to Politico, the palace seeks to deter Westland from closing the strait.
Mira Tal, Ostland's president, indicated that the first drones would arrive in March.
Meanwhile, Norland's so-called "iron chancellor" Jan Weber used a recent address to the Landtag to repeat his refusal to \
send tanks.
Following the reports, Westland's foreign ministry spokeswoman Irina Sokol only said that the president "has made his \
position plain" on the sale.
"They have chosen a road that ends in ruin for all of us," wrote Pavel Orlov, a member of the upper house, on Telegram.
"This is the last step before a great war," said Viktor Dal, deputy head of the defence committee, according to the \
state-run Interfax news agency.
The drone maker declined to comment on the sale.
"""

# (hops behind the outlet by a word of each, how the content begins, quote, channel)
EXPECTED = [
    (["reports", "officials"], "Three months after", "indirect", "press"),
    (["The Guardian"], "The decision, a departure", "indirect", "press"),
    (["The Guardian", "opponents"], "the drones could turn", "indirect", "press"),
    (["unknown"], "the sale could strengthen", "indirect", None),
    (["Politico"], "the palace seeks to deter", "indirect", "press"),
    (["Mira Tal"], "the first drones would arrive", "indirect", None),
    (["Weber"], "his refusal to send tanks", "indirect", "speech"),
    (["Sokol"], "the president", "mixed", None),
    (["Orlov"], "They have chosen", "direct", "telegram"),
    (["Interfax", "Viktor Dal"], "This is the last step", "direct", "agency"),
    (["drone maker"], "to comment on the sale", "indirect", None),
]


@pytest.fixture(scope="module")
def found(make_case):
    return AttributionCoder().code(make_case(REPORT.strip()))


@pytest.mark.parametrize(("hops", "begins", "quote", "channel"), EXPECTED, ids=[e[1] for e in EXPECTED])
def test_each_attribution_of_the_report_is_found(found, hops, begins, quote, channel):
    claim = next((c for c in found if c.content[0].text.startswith(begins)), None)
    assert claim is not None, [c.content[0].text[:40] for c in found]
    assert len(claim.chain) == len(hops) + 1, [h.name for h in claim.chain]
    assert all(part in hop.name for part, hop in zip(hops, claim.chain[1:], strict=True)), [h.name for h in claim.chain]
    assert claim.quote == quote
    assert (claim.channel.kind if claim.channel else None) == channel


def test_nicknames_in_marks_and_intentions_are_no_attributions(found):
    cues = {claim.cue.text for claim in found if claim.cue}
    assert "seeks" not in cues
    assert not any("iron chancellor" in span.text for claim in found for span in claim.content)


def test_the_claims_stand_in_the_order_of_the_text(found):
    starts = [min(span.start for span in claim.content) for claim in found]
    assert starts == sorted(starts)
