"""People without a name: whether a source is some, and how many they are."""

from __future__ import annotations

import re
from typing import Any

from onrecord.analysis import clauses
from onrecord.analysis.nouns import PERSONS

SPEAKERS = PERSONS | frozenset(
    """
    advocate aunt ally attendee backer bureaucrat bystander caller clerk commuter consultant defence democrat
    deputy deserter detractor elder expat figure fisherfolk folk friend inhabitant individual islander
    legislator local medic member merchant mother national negotiator onlooker opponent personnel people
    pollster propagandist rapporteur republican sailor shopkeeper socialist source specialist staff strategist
    subordinate trainee trooper uncle volunteer whistle-blower whistleblower widow woman workman correspondent
    interlocutor
    """.split()
)
"""Words for people who can speak without a name."""
OFFICES = frozenset(
    """
    admiral ambassador archbishop author bishop boss captain cardinal chairman chairperson chairwoman chancellor
    chief commander commissioner congressman coordinator deputy director emir emperor envoy executive founder
    general governor head imam judge king leader lord magistrate manager marshal mayor mediator minister monarch
    mp owner patriarch pope premier president priest prince princess principal prosecutor queen rapporteur ruler
    secretary senator sheikh speaker successor sultan superintendent tsar undersecretary attorney
    """.split()
)
"""Of these there is one at a time: "the mayor", "Norland's chief prosecutor" are known by the office; "a mayor",
"mayors" are not."""
BODIES = re.compile(
    r"(?i)\b(?:rights|aid|activist|advocacy|campaign|opposition|rebel|student|community|relief|monitoring|militant)"
    r" groups$"
    r"|\bcharities$|\bngos$|\bauthorities$|\b(?:aid|relief|charity|humanitarian) agencies$"
)
"""Plurals of bodies that name none of them."""
FORCES = re.compile(
    r"(?i)\b(?:coast|border|national|home|revolutionary|presidential|civil|frontier|republican) guards?$"
)
"""Bodies whose last word is one for people."""
TAIL = re.compile(
    r"(?i)[,(;]|\b(?:of|from|in|for|with|at|who|whom|that|whose|familiar|close|briefed|on|to|by|speaking|inside|near|within|"
    r"among|reached|involved|present|here|there|outside|across|under|against|after|opposed|interviewed|quoted)\b"
)
"""Where the phrase behind a source's head noun begins."""
WHOLE = re.compile(
    r"(?i)^(?:others?|some|many|several|those|both|few|most|two|three|four|five|six|seven|one|another)\b"
)
INDEFINITE = re.compile(r"(?i)^(?:an?|one|another|some|two|three|four|five|several|many|former|retired|ex-\w+)\b")
HIDDEN = re.compile(r"(?i)\b(?:unnamed|unidentified|anonymous|undisclosed)\b")
THEN_NAMED = re.compile(
    r",\s+(?:the\s+)?(?:[A-Z][\w.'’-]+\s+(?:(?:of|for|and|the|de|al|bin|van|von|da)\s+)*){1,5}[A-Z][\w'’-]+\s*(?:,|$)"
)
"""A name behind the role: "the palace spokesman, Karl Brandt", "a rebel group, the Front for Justice"."""
AMONG = re.compile(r"(?i),\s+(?:among them|including|such as|like)\b.*$")
NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"dozen": 12, "both": 2}


def is_unnamed(name: str) -> bool:
    """Whether a source, by the fullest name the report gives it, is people without a name.

    >>> [is_unnamed(n) for n in ("two U.S. officials", "critics", "the ministry", "spokesman John Doe")]
    [True, True, False, False]
    """
    name = AMONG.sub("", name)
    if HIDDEN.search(name):
        return True
    if THEN_NAMED.search(name):
        return False
    head = TAIL.split(name, maxsplit=1)[0].strip()
    if BODIES.search(head) or FORCES.search(head):
        return not FORCES.search(head)
    words = re.findall(r"[\w’'.&-]+", head)
    if not words or _singular(words[-1]) not in SPEAKERS:
        return bool(WHOLE.match(name)) and not any(word[:1].isupper() for word in name.split()[1:])
    last, plural = words[-1], _singular(words[-1]) != words[-1].lower()
    if last[:1].isupper() and len(words) > 1 and words[-2][:1].isupper() and len(words) > 2 and words[-3][:1].isupper():
        return False  # a name in capitals: "the United Auto Workers"
    return plural or _singular(last) not in OFFICES or bool(INDEFINITE.match(head))


def _singular(word: str) -> str:
    """A noun's singular, as far as ``SPEAKERS`` knows it.

    >>> _singular("allies"), _singular("fishermen"), _singular("officials")
    ('ally', 'fisherman', 'official')
    """
    low = word.lower().replace("’", "'")
    forms = (low, low.removesuffix("s"), low.removesuffix("es"), re.sub("ies$", "y", low), re.sub("men$", "man", low))
    return next((form for form in forms if form in SPEAKERS), low)


def number(span: Any) -> int | None:
    """How many people a phrase speaks of, where it says so: "two officials", "one of them", "two aides and a guard"."""
    words = [
        token
        for token in span
        if token.lower_ not in ("the", "all", "these", "those", "other", "its", "their", "his", "her")
    ]
    total = _count(words[0]) if words else None
    if total is None:
        return None
    for other in clauses.children(span.root, "conj"):
        if span.start <= other.i < span.end:
            counts = [1 if child.lower_ in ("a", "an", "another") else _count(child) for child in other.children]
            total += next((count for count in counts if count), 0)
    return total


def _count(token: Any) -> int | None:
    word = token.lower_
    return NUMBERS.get(word) or (int(word) if word.isdigit() and len(word) < 5 else None)
