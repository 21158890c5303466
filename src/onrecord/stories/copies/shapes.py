"""What stands before and after a newsroom's name where it is a credit: the shapes of datelines, bylines, tails."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.model.sharing import CreditKind

Where = Literal["any", "upper", "byline", "head", "tail", "end"]
"""Lines that a shape is tried on: all, the upper half, short ones near the top, all near the top, those near the end
and the very top (some sites put the tail there), those near the end alone."""
PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
PEOPLE = rf"{PERSON}(?:(?:,? (?:and|AND|&) |, ){PERSON})*"
_WRITERS = (
    r"(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?|[Ss]taff|[Ee]ditors?"
    r"|diplomatic|national|White House)"
)
_GIVEN = r"(?:[Pp]rovided|[Dd]istributed|[Pp]ublished with permission) (?:by|from)"
_SIGNED = (
    r"(?: ?[•*|].*| (?:[A-Z]\w+ ){0,3}(?:[Ww]riters?|[Ss]taff|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?).*"
    r"| News Service| ?(?:Published|Updated|Posted)\b.*|\W*)$"
)
# a photograph's "© Reuters" has no year
_COPYRIGHT = r"(?:(?i:copyright)(?: ?(?:©|\([cC]\)))?,? ?(?:\d{4})?|(?:©|\([cC]\)) ?\d{4}),?(?: by)? ?"
_THE = r"(?:[Tt]he )?"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is up to a newsroom's name, and from its end on, where the name is a credit of one kind."""

    kind: CreditKind
    where: Where
    before: re.Pattern[str]
    after: re.Pattern[str]


def _shape(kind: CreditKind, where: Where, before: str, after: str) -> Shape:
    return Shape(kind, where, re.compile(rf"(?:{before})$"), re.compile(after))


SHAPES = (
    # KYIV (AP) - | WASHINGTON, July 16 (Reuters) - | (CNN) -
    _shape("dateline", "upper", rf"^[^“\"(]{{0,70}}\( ?(?:via )?{_THE}", r"^ ?\)\** ?[-–—:]"),
    # (The Gazette) The minister
    _shape("dateline", "upper", rf"^\({_THE}", r"^\) (?=[A-Z“\"])"),
    # LONDON, AP -
    _shape("dateline", "upper", r"^[A-Z][A-Z .,'’-]{2,40}, ", r"^ ?[-–—] "),
    # The Associated Press — By Ann Lee | Associated Press | Source: Reuters
    _shape(
        "byline",
        "byline",
        rf"^(?:(?:By|BY|From|Source:?|Via:?|Author:?) )?{_THE}",
        rf"^ ?[—–-] (?:(?:By|BY) |{PERSON})",
    ),
    _shape("byline", "byline", rf"^(?:(?:By|BY|From|Source:?|Via:?|Author:?) )?{_THE}", rf"^{_SIGNED}"),
    # By Ann Lee, Associated Press | ANN LEE Associated Press
    _shape(
        "byline",
        "byline",
        rf"^(?:(?:By|BY|From|Authored by) )?{PEOPLE}(?: ?[|•,–—/-] ?|, | (?:of|for|with) | ){_THE}",
        rf"^{_SIGNED}",
    ),
    # From CNN's Ann Lee
    _shape("byline", "byline", r"^(?:From|By) ", rf"^['’]s {PERSON}(?:(?:,? and |, ){PERSON})*$"),
    # Ann Lee is an Associated Press writer.
    _shape("tail", "tail", rf"^{PEOPLE} (?:is|are) (?:an? |the )?", rf"^['’]?s? (?:\w+ ){{0,3}}{_WRITERS}\b.{{0,80}}$"),
    # Ann Lee is a reporter for the Gazette.
    _shape("tail", "tail", rf"^{PEOPLE} (?:is|are) .{{1,60}}(?:for|with|at|of) {_THE}", r"^\W{0,2}(?:$| ?Follow)"),
    # The Gazette's Ann Lee contributed | Gazette reporter Ann Lee contributed
    _shape("tail", "tail", rf"^{_THE}", rf"^['’]s? {PERSON}.{{0,200}}\b(?:contributed|reported)\b"),
    _shape("tail", "tail", rf"^{_THE}", rf"^ {_WRITERS}\b.{{0,200}}\b(?:contributed|reported)\b"),
    # The Gazette Posted at 2:40 pm | (Reuters) | - Reuters
    _shape("tail", "tail", r"^", r"^ [Pp]osted (?:at|on)\b"),
    _shape("tail", "end", rf"^\({_THE}", r"^\)$"),
    _shape("tail", "end", rf"^[-–—] ?{_THE}", r"^$"),
    # Copyright 2018 The Associated Press. | (c) 2018 Reuters | Distributed by Reuters
    _shape("copyright", "any", rf"{_COPYRIGHT}{_THE}", r""),
    _shape("copyright", "tail", rf"^(?:This (?:story|article|report) (?:is|was|has been) )?{_GIVEN} {_THE}", r""),
    # first reported by the Gazette | The Gazette first reported
    _shape("text", "head", rf"(?i:first|originally) (?:reported|published|disclosed) (?:by|in|on) {_THE}", r""),
    _shape("text", "head", r"", r"^ (?:was (?:the )?first to (?:report|disclose)|first (?:reported|disclosed))"),
)
MATERIAL = re.compile(
    r"(?i)\b(?:contains? material from|compiled from|with (?:files|reporting|material) (?:from|by)|"
    r"originally (?:published|appeared) (?:by|in|on|at)|first appeared (?:in|on|at)|republished from)"
)
"""What stands before a list of newsrooms whose texts were put together."""
EDITING = re.compile(r"^\(?(?:Additional )?[Rr]eporting by .{3,200}; ?.{0,40}[Ee]diting by ")
"""The agency that names its editors at the end: Reuters."""
LABEL = re.compile(r"^(?P<label>[^•]{3,50}?) ?•$")
"""The name of the place where an aggregator found a text, before a bullet."""
VIA = re.compile(
    r"^(?:Authored|Written|Submitted|Posted|Excerpted|By)\b.{3,80}?\b[Vv]ia (?:[Tt]he )?(?P<room>[A-Z][\w.'’ -]{2,50}?)"
    r"(?: blog)?[,.:]*$"
)
"""A blog's line on where it has a text from; the newsroom counts by the name that stands there, known or not."""
LINK = re.compile(r"^(?:https?://)?(?P<site>[\w-]+(?:\.[\w-]+)+)/\S{8,}$")
"""A line that is nothing but the address of an article."""
ADDRESS = re.compile(r"\b[\w.+-]+@(?P<site>[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk))\b")
"""An address of a newsroom's staff or of its letters page."""
NO_BYLINE = re.compile(r"[.!?]$|\b(?:told|says?|said|is|was|are|on|to|in)\b")
"""What a byline never holds: it is no sentence."""
STAFF = re.compile(
    rf"^(?:By|BY) {PEOPLE}(?: ?[|,•].*)?$"
    rf"|^{PEOPLE} (?:is|are) (?:an?|the|our) .{{0,80}}"
    r"\b(?:reporter|correspondent|editor|columnist|writer|contributor)s?\b"
    r"|^[A-Z]\w+ [A-Z][\w'’-]+ ?\| ?.{3,40}\bReporter\b|\bFollow (?:him|her|them) (?:on|@)"
    rf"|{ADDRESS.pattern}"
)
"""A writer without a newsroom: a byline, a note on the author, an address."""


def kind(before: str, after: str, where: set[Where]) -> CreditKind | None:
    """The kind of credit that a name is, by what stands before and after it in a line; ``None`` for none."""
    for shape in SHAPES:
        if shape.where in where and shape.before.search(before) and shape.after.search(after):
            return shape.kind
    return None
