"""Which words of a report may name a place: the spans that the engine marked, and capitals that the table knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.grounding.countries import bare
from onrecord.grounding.lexicon import words
from onrecord.grounding.where.choose import Mention
from onrecord.grounding.where.gazetteer import Gazetteer, Place
from onrecord.grounding.where.states import state

PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
_WORD = r"(?:(?:St|Mt|Ft|Sts)\. )?[A-ZÀ-Þ](?:[\w-]|[’'.](?=\w))*(?:(?<=\.[A-Z])\.)?"
_RUN = re.compile(rf"(?<![\w’'@#/-]){_WORD}(?:(?: (?:of|de|del|da|do|dos|el|al|la|le|les|und))? {_WORD}){{0,5}}")
_LEAD = re.compile(
    r"^(?:(?:the|The|northern|southern|eastern|western|central|north|south|east|west|northeastern|northwestern|"
    r"southeastern|"
    r"southwestern|Northern|Southern|Eastern|Western|Central|occupied|Greater|greater|downtown|upper|lower|mainland|"
    r"rural|"
    r"neighbouring|neighboring|modern|war-torn|City of|Province of|State of|city of) )+"
)
_TYPE = re.compile(
    r" (?:region|oblast|Oblast|Region|province|Province|governorate|Governorate|state|State|district|District|krai|"
    r"Krai|city|City|"
    r"prefecture|Prefecture|Republic|county|municipality|Municipality|area|territory|valley|raion|department|Department|"
    r"republic|"
    r"neighbourhood|neighborhood|suburb|peninsula|coast|border)$"
)
# Names of places that are common words or given names: taken only where the engine marked them.
_WORDS = words(
    "may march august reading nice mobile of bath hull most as along same male police union independence liberty "
    "victory hope love christian washington paris chelsea jordan georgia victoria charlotte florence lincoln "
    "jackson madison houston austin santiago israel chad kent dallas orlando carolina virginia savannah brooklyn "
    "phoenix trinity republic central university president minister general news post times star sun monday "
    "tuesday wednesday thursday friday saturday sunday january february april june july september october "
    "november december english catholic king queen prince bishop baker hill park church marshall douglas martin "
    "george lawrence santa san los las new old east west north south upper lower grand great young white black "
    "green brown gray grey rose bell best fair big man men two three four five one so an the this that these "
    "there here his her he she they we it in on at by for from with and or but not all more much many other after "
    "before during while when where who what how why if then now also even still only just early late last next "
    "first second third un eu us bank house senate congress court council federal national international "
    "department ministry"
)
_COMPOUND = re.compile(
    r"-(made|built|led|backed|born|run|based|brokered|mediated|supplied|held|controlled|occupied|"
    r"style|allied|funded|only|free)\b.*$"
)
_SEATS = frozenset({"washington", "paris", "jordan", "israel", "chad", "georgia"})
_LEAST = 100_000  # people: an unmarked town must be large enough that its name is more likely than a namesake
_PREPOSED = re.compile(
    r"\b(?:in|at|near|from|to|around|outside|across|into|of|inside|toward|towards|over|between|"
    r"through|via) (?:the |northern |southern |eastern |western |central )*$"
)


def collect(spans: Sequence[tuple[int, int, str]], text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Every name with its candidates, in the order of the text, none inside another.

    Spans that the engine marked as places are believed; persons and organisations are not looked into, unless one is
    exactly the name of a country or a capital, which engines mistake when it acts.
    """
    found: list[Mention] = []
    taken = bytearray(len(text))  # 1 at each character that is part of a name, so that long reports cost no more a word
    persons = {text[start:end] for start, end, label in spans if label == "PERSON"}
    for start, end, label in _paired(spans, text, gazetteer):
        words = text[start:end]
        marked = label in PLACE_LABELS
        if label == "NORP":
            continue  # a people's adjective may stand before a place: "the Iraqi border"
        if marked and (made := _COMPOUND.search(words)):
            # "U.S.-made", "Russian-backed" tell whose; "the Britain-based group" tells where
            end = start + made.start()
            words = text[start:end]
            if made[1] != "based" or not words:
                _take(taken, start, end)
                continue
        # A person's name is no place; engines take "Washington said" for a person, and only a lone word may be one.
        if not marked and not _is_seat(words, gazetteer):
            _take(taken, start, end)
            continue
        if rows := list(_parts(start, words, gazetteer)):
            found += rows
            for row in rows:
                _take(taken, row.start, row.end)
        elif marked:
            _take(taken, start, end)
            if words[:1].isupper() and not any(name.endswith(words) for name in persons):
                found.append(Mention(start, end, words, ()))
    found += _datelines(text, taken, gazetteer)
    found += _unmarked(text, taken, gazetteer)
    return sorted(found, key=lambda row: row.start)


def _paired(spans: Sequence[tuple[int, int, str]], text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """The spans, two that are one country's name as one: ``Trinidad and Tobago``."""
    rows = sorted(spans)
    skip = False
    for row, following in zip(rows, [*rows[1:], (len(text), len(text), "")], strict=False):
        if skip:
            skip = False
            continue
        skip = text[row[1] : following[0]] == " and " and text[row[0] : following[1]] in gazetteer.known.by_name
        yield (row[0], following[1], row[2]) if skip else row


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _is_seat(words: str, gazetteer: Gazetteer) -> bool:
    known = gazetteer.known
    return words in known.by_name or (words in known.by_capital and words.lower() not in ("washington", "victoria"))


def _parts(start: int, words: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The place or places in a marked span: ``Paris, Texas`` are two, ``northern Gaza Strip`` is one."""
    if found := resolve(start, words, gazetteer):
        yield found
        return
    at = 0
    rows = []
    for piece in re.split(r"(, | and |/| - )", words):
        if piece[:1].isupper() and (found := resolve(start + at, piece, gazetteer)):
            rows.append(found)
        at += len(piece)
    yield from rows or _inner(start, words, gazetteer)


# Adjectives of regions, whose countries the table of countries does not know.
_REGIONAL = {
    "european": "Europe",
    "african": "Africa",
    "asian": "Asia",
    "north american": "North America",
    "south american": "South America",
    "latin american": "Latin America",
    "central american": "Central America",
    "middle eastern": "Middle East",
    "kurdish": "Kurdistan",
    "english": "England",
    "scottish": "Scotland",
    "welsh": "Wales",
    "crimean": "Crimea",
    "siberian": "Siberia",
    "chechen": "Chechnya",
    "tibetan": "Tibet",
    "sicilian": "Sicily",
    "catalan": "Catalonia",
    "kashmiri": "Kashmir",
    "texan": "Texas",
}
_BARE = words(
    "centre center northwest northeast southwest southeast grand global general mall west western east eastern "
    "north northern south southern central valley state republic federal capital city congress police university "
    "president district county province region government parliament senate"
)


def is_adjective(words: str, gazetteer: Gazetteer) -> bool:
    """Whether a word tells whose or who ("Russian", "Russians", "European") and not where."""
    known = gazetteer.known
    words = bare(words)
    told = words in known.by_adjective or words in known.by_people
    return words.lower() in _REGIONAL or (told and words not in known.by_name)


def resolve(start: int, words: str, gazetteer: Gazetteer) -> Mention | None:
    """The name at ``start`` with its candidates: as it stands, then without directions, possessive and type words."""
    for told in _forms(words):
        rows = () if told.lower() in _BARE else gazetteer.lookup(_full(told))
        if rows and not told.islower():
            at = words.find(told)
            end = start + at + len(told)
            return Mention(start + at, end, told, rows)
    return None


def _notable(piece: str, gazetteer: Gazetteer) -> bool:
    """Whether a word inside the name of a site is a country, a capital, a large town or a large state."""
    if not piece[0].isupper() or piece.lower() in _WORDS | _BARE or is_adjective(piece, gazetteer):
        return False
    rows = gazetteer.lookup(piece)
    return any(p.kind == "country" or (p.kind in ("town", "admin1") and p.population >= _LEAST) for p in rows)


def _full(told: str) -> str:
    return _REGIONAL.get(told.lower()) or state(told) or told


def _inner(start: int, words: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The place inside the name of a site: ``Manila Cathedral`` lies where it is named after."""
    tokens = [(found.start(), found.end()) for found in re.finditer(r"[^\s,]+", words)]
    for size in range(len(tokens) - 1, 0, -1):
        for at in range(len(tokens) - size + 1):
            piece = words[tokens[at][0] : tokens[at + size - 1][1]]
            if _notable(piece, gazetteer):
                yield Mention(start + tokens[at][0], start + tokens[at][0] + len(piece), piece, gazetteer.lookup(piece))
                return


def _forms(words: str) -> Iterator[str]:
    told = re.sub(r"[’']s?$", "", words.strip())
    yield told
    yield _TYPE.sub("", told)
    short = _LEAD.sub("", told)
    yield short
    yield _TYPE.sub("", short)


_DATELINE = re.compile(r"^(?P<name>[A-Z][A-Z.’' -]{2,30}?)(?=, | \(| ?[-–—]|: | [A-Z][a-z])", re.M)


def _datelines(text: str, taken: bytearray, gazetteer: Gazetteer) -> Iterator[Mention]:
    """``BEIRUT (AP) —``: where a report was written, in capitals at the head of a paragraph."""
    for found in _DATELINE.finditer(text):
        start, end = found.span("name")
        if taken.find(1, start, end) >= 0:
            continue
        rows = gazetteer.lookup(found["name"])
        if any(map(_large, rows)) and found["name"].lower() not in _WORDS - _SEATS:
            _take(taken, start, end)
            yield Mention(start, end, found["name"].title(), rows)


def _unmarked(text: str, taken: bytearray, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Capitalised words outside all marked spans that are a country, a region or a large town."""
    for run in _RUN.finditer(text):
        if taken.find(1, run.start(), run.end()) >= 0:
            continue
        yield from _run(run.start(), run[0], text, gazetteer)


def _run(start: int, words: str, text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    tokens = [(found.start(), found.end()) for found in re.finditer(r"\S+", words)]
    index = 0
    while index < len(tokens):
        for stop in range(min(len(tokens), index + 5), index, -1):
            piece = words[tokens[index][0] : tokens[stop - 1][1]].rstrip(".,;:") if stop > index else ""
            found = _plausible(start + tokens[index][0], piece, text, gazetteer, alone=len(tokens) == stop - index)
            if found:
                yield found
                index = stop
                break
        else:
            index += 1


def _plausible(start: int, piece: str, text: str, gazetteer: Gazetteer, alone: bool) -> Mention | None:
    told = re.sub(r"[’']s?$", "", piece)
    if not told or not told[0].isupper():
        return None
    if told.lower() in _WORDS and not (alone and _PREPOSED.search(text[max(0, start - 24) : start])):
        return None
    rows = gazetteer.lookup(_REGIONAL.get(told.lower(), told))
    if not rows or not any(_large(place) for place in rows):
        return None
    if told in gazetteer.known.by_name or any(
        place.kind not in ("town", "admin1", "admin2", "country") for place in rows
    ):
        return Mention(start, start + len(told), told, rows)
    # A lone large town: alone in its run, or it is part of a longer name that we do not know (a person, a firm).
    return Mention(start, start + len(told), told, rows) if alone else None


def _large(place: Place) -> bool:
    return place.population >= _LEAST or place.kind not in ("town", "admin2")
