"""Which figures count a thing that another report may count, too."""

from __future__ import annotations

from onrecord.model.claims import Quantity
from onrecord.stories.statements.words import stemmed

# Kinds of figures that count the victims or means of a happening, and so can grow or be disputed.
_COUNTED = frozenset({"killed", "wounded", "detained", "displaced", "missing", "fired", "intercepted", "troops"})
_PERSONS = frozenset(
    "person people man woman child civilian soldier victim worker resident passenger sailor officer policeman migrant "
    "protester demonstrator journalist fighter militant troop serviceman believer citizen national voter villager "
    "student adult boy girl other crew inmate prisoner hostage refugee body".split()
)
# Of those, the words that any person may be counted under; the others name a sort of persons.
_ANYBODY = frozenset(
    "person people man woman civilian victim believer citizen national resident villager other body".split()
)
_NO_COUNT = frozenset(
    "day hour minute week month year night time talk summit discussion meeting attack one way flight visit occasion "
    "round phone call side page part reason question".split()
)
# Words that make a figure a part of another one: "three more", "two of them", "another 12".
_PART = ("more", "another", "other", "others", "additional", "further", "of them", "of those", "of the", "including")


def counted(claim: Quantity, text: str) -> str | None:
    """What a figure counts, for comparing; ``None`` for a part of a whole, a year, or a unit that counts nothing."""
    unit = stemmed(claim.unit or "person")
    if (claim.unit or "person") in _NO_COUNT or (claim.low is None and claim.high is None):
        return None
    if claim.low == claim.high and claim.low is not None and (1900 <= claim.low <= 2100 or claim.low <= 1):
        return None
    around = f"{text[max(0, claim.words.start - 12) : claim.words.start]} {claim.words.text} "
    around = (around + text[claim.words.end : claim.words.end + 10]).lower()
    if any(f" {part} " in around for part in _PART):
        return None
    if claim.kind in _COUNTED:
        person = (claim.unit or "person") in _PERSONS or claim.unit is None
        return f"{claim.kind} {'person' if person else unit}"
    return f"{claim.kind} {unit}" if claim.event and claim.kind == "other" else None


def persons(claim: Quantity) -> str:
    """The sort of persons that a figure counts ("sailor"); empty where it may be anybody or counts no persons."""
    unit = claim.unit or "person"
    return unit if unit in _PERSONS - _ANYBODY else ""
