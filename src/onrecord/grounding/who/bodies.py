"""What the words of a description tell: its country, its CAMEO sector, and the role without the country."""

from __future__ import annotations

import re

from onrecord.grounding.countries import Countries
from onrecord.grounding.who.actors import Actor, Actors, Noun

_ARTICLE = re.compile(
    r"^(?:by|to|from|with|of|for|as|and|both|said|says|the|a|an|his|her|their|its|our|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:several )?dozen|"
    r"(?:hundreds|thousands|dozens|scores) of|\d[\d,.]*|some|several|many|other|another|"
    r"both|all|any|no|these|those|this|that)\s+",
    re.I,
)
# What stands behind these is where somebody is sent or what he deals with, not whose he is: "ambassador to Moscow".
_AWAY = re.compile(r"\s(?:to|against|in|on|from|with|at|near|who|which|that|fighting|based|for)\s.*$", re.I | re.S)
_SENT = re.compile(r"\s(?:to|against|with)\s")
_WORKS = re.compile(r"\s(?:at|for)\s", re.I)  # "editor at the Gazette", "spokesman for the Indonesian military"
# Titles that one country alone gives in English: "Secretary of State for Defence" is another's.
_TITLES = {
    "USA": re.compile(
        r"\bSecretary of State\b(?! for)|\bSenate (?:Majority|Minority)\b|\bTreasury "
        r"Secretary\b|\bDefense Secretary\b|\bHomeland Security\b|\bHouse (?:(?:Select|Armed|Foreign|Intelligence|"
        r"Oversight|Judiciary|Appropriations)\b|[Cc]ommittee|Speaker)|\bCongress(?:man|woman)\b"
    ),
    "GBR": re.compile(
        r"\bHome Secretary\b|\bChancellor of the Exchequer\b|\bSecretary of State for\b|"
        r"\bShadow \w+ Secretary\b"
    ),
    "IRL": re.compile(r"\bTaoiseach\b|\bTánaiste\b"),
}
_HEAD_END = re.compile(r"\s(?:of|for|to|in|at|on|from|with|who|that|which|near|under)\s|,|\s[-–—(]")
_HOUSE = re.compile(
    r"\bhouse (?:select )?committee|\b(?:upper|lower) (?:house|chamber)\b|"
    r"\bhouse of (?:representatives|commons|lords)\b|"
    r"\bcongressional\b|\bparliamentary\b|\bsenate\b|\bLEG\b",
    re.I,
)
# What several words tell of a sector that none of them tells alone.
_PHRASES = (
    (re.compile(r"general staff|\bair force|\barmed forces|\bmarine corps|\bcoast guard"), "MIL"),
    (re.compile(r"\b(?:human[- ])?rights (?:group|organi[sz]ation|watchdog|monitor|body)"), "NGOHRI"),
    (
        re.compile(r"non-governmental|\b(?:aid|relief|charity|advocacy) (?:group|organi[sz]ation|agency)|\bcharity$"),
        "NGO",
    ),
)
# Adjectives that set a body against its state: a rebel commander is no soldier of the army.
_AGAINST = {
    "rebel": "REB",
    "militant": "REB",
    "insurgent": "REB",
    "separatist": "REB",
    "opposition": "OPP",
    "guerrilla": "REB",
    "militia": "REB",
    "jihadist": "REB",
    "paramilitary": "REB",
    "exiled": "OPP",
    "dissident": "OPP",
    "terrorist": "REB",
}
_PLURAL = re.compile(r"(?:ies|s)$")
_PERSONAL = re.compile(r"(?:man|men|woman|women|person|people|ists?|ers?|ors?|ians?|crats?)$")


def stripped(words: str) -> str:
    """Without a leading article, number or pronoun."""
    before = None
    while before != words:
        before, words = words, _ARTICLE.sub("", words.strip())
    return words


def role(words: str, known: Countries) -> str | None:
    """The role in a description, without article and country: ``U.S. officials`` are ``officials``."""
    told = stripped(words).strip(" ,;:-–—")
    while True:
        owner = next(iter(known.named(told[:60])), None)
        capital = re.match(r"([A-Z][\w.]+(?: [A-Z]\w+)?)[’']s? ", told)
        if owner and owner[0] == 0:
            rest = told[owner[1] :]
        elif capital and capital[1] in known.by_capital:
            rest = told[capital.end() - 1 :]
        else:
            return told or None
        rest = re.sub(r"^[’']s?(?=\s)", "", rest)
        if not rest.startswith((" ", "-")) or not rest.strip(" -"):
            return told
        told = rest.strip(" -")


def country(words: str, known: Countries, actors: Actors) -> str | None:
    """The country that a description belongs to: by a name, adjective, capital or body in it, or by a title of its own.

    What stands behind "to", "against" or "in" is another's; what stands behind "at" or "for" is asked last.
    """
    near = _AWAY.sub("", f" {words}")
    if told := _named(near, known, actors):
        return told
    if (whose := body(near, actors)) is not None and whose.code and whose.country is None:
        return None  # "UN coordinator for Mali" is the UN's
    if title := next((land for land, pattern in _TITLES.items() if pattern.search(words)), None):
        return title
    parts = _WORKS.split(words)[1:]
    return next((told for part in parts if (told := _named(_AWAY.sub("", f" {part}"), known, actors))), None)


def _named(words: str, known: Countries, actors: Actors) -> str | None:
    if told := next((code for _, _, code in known.named(words)), None):
        return told
    for capital in re.finditer(r"(?<!\w)([A-Z][\w.-]+(?: [A-Z][\w-]+)?)(?=[’']s?\b|\s)", words + " "):
        for name in (capital[1], capital[1].partition(" ")[0]):  # "Ottawa New Democrat"
            if (code := known.by_capital.get(name)) and name not in ("Victoria", "George Town"):
                return code
    whose = body(words, actors)
    return whose.country if whose else None


def body(words: str, actors: Actors) -> Actor | None:
    """The organisation that a description names ("a senior member of the Federation Council")."""
    found = actors.pattern.search(words)
    return actors.named(found[0]) if found else None


def owner(words: str, actors: Actors) -> Actor | None:
    """The organisation that a description belongs to: not the one that somebody is sent to or deals with."""
    return body(_SENT.split(words, maxsplit=1)[0], actors)


def head(words: str) -> str:
    """The head noun of a description: the last word before the first "of", "for" or comma."""
    told = _HEAD_END.split(stripped(words), maxsplit=1)[0]
    found = re.findall(r"[\w’'-]+", told)
    return re.sub(r"[’']s?$", "", found[-1]).lower() if found else ""


def noun(word: str, actors: Actors) -> Noun | None:
    """What a noun says, by itself, its singular or its last part (``ex-president``, ``vice-chairman``)."""
    for form in (
        word,
        _PLURAL.sub("", word),
        re.sub(r"ies$", "y", word),
        re.sub(r"men$", "man", word),
        word.split("-")[-1],
    ):
        if found := actors.nouns.get(form):
            return found
    return None


def sector(words: str, actors: Actors) -> str:
    """The CAMEO sector that a description tells, or an empty string.

    The head noun decides ("foreign minister"); a weak one ("spokesman", "member", "chief") takes the sector of the body
    named with it ("army spokesman", "member of parliament"), else its own.
    """
    told = stripped(words)
    lower = told.lower()
    for word, side in _AGAINST.items():
        if re.search(rf"\b{word}s?\b", lower):
            return side
    if side := next((side for pattern, side in _PHRASES if pattern.search(lower)), ""):
        return side
    last = noun(head(told), actors)
    if last and last.strong and last.sector:
        return last.sector
    if _HOUSE.search(told):
        return "LEG"
    whose = owner(told, actors)
    if whose and whose.country and whose.code and len(whose.code) >= 6:
        return whose.code[3:6]
    for word in re.findall(r"[a-z-]+", lower):
        other = actors.nouns.get(word)
        if other and other.strong and other.sector and other is not last and word != head(told):
            return other.sector
    return last.sector if last else ""


def code(land: str | None, side: str, whose: Actor | None) -> str | None:
    """The CAMEO actor code: that of the body named, else country and sector, as far as they are known."""
    if whose and whose.code and (not side or side in whose.code or side in ("GOV", "ELI")):
        return whose.code
    return f"{land or ''}{side}" if side else None
