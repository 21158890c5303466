"""Newsrooms as sources: by name ("Reuters"), by what they are called ("the news agency Shafaq"), or unnamed ("local
media")."""

from __future__ import annotations

import re

from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.headline import stands_for
from onrecord.coders.attributions.lexicon import Medium, medium_at, medium_in, spelt
from onrecord.extend import Case
from onrecord.model.grounds import Kind
from onrecord.model.provenance import ChannelKind

CALLED: tuple[tuple[ChannelKind, re.Pattern[str]], ...] = (
    ("agency", re.compile(r"(?i)\b(?:(?:news|press|wire|information) (?:agenc(?:y|ies)|services?)|newswires?)\b")),
    (
        "broadcast",
        re.compile(
            r"(?i)\b(?:television|tv|radio|broadcasters?|broadcasting"
            r"|(?:news|satellite|cable|state) (?:channels?|networks?)"
            r"|channel (?=[A-Z\d])|(?<=\w )(?:news )?channels?$)(?: (?:station|channel|network)s?)?\b"
        ),
    ),
    (
        "press",
        re.compile(
            r"(?i)\b(?:(?:news)?papers?|dail(?:y|ies)|tabloids?|broadsheets?|magazines?|weekl(?:y|ies)"
            r"|(?:news )?(?:web)?sites?|(?:news|web) portals?|news outlets?|media(?: outlets| reports)?|press reports"
            r"|news reports|multiple reports|several reports)\b"
        ),
    ),
)
"""What newsrooms are called, with the channel that each is; the first that is found in a phrase decides."""
PRINTED = frozenset({"report", "reports", "outlet", "outlets", "article", "story", "group", "company", "giant"})
"""What may stand behind the word for a newsroom and still mean it: "newspaper **reports**"."""
TITLE = re.compile(
    r"(?:^|\s)(?:(?P<press>Times|Post|Herald|Tribune|Journal|Gazette|Mirror|Chronicle|Observer|Inquirer|Telegraph|Mail|"
    r"Courier|"
    r"Standard|Examiner|Globe|Dispatch|Monitor|Independent|Guardian|Ledger|Bulletin|Newspaper|Magazine|Review|Weekly|Today|"
    r"(?<=Daily )(?:Star|News|Express|Sun|Nation|Record|Beast|Sabah)|Star|Economist)"
    r"|(?P<broadcast>TV|Television|Radio|Broadcasting(?: Corporation| Company| Service)?)"
    r"|(?P<agency>News Agency|Wire))$"
)
"""The last word of a newsroom's name. Of one word alone only behind "the"."""
NAME = re.compile(r"(?:al-|el-|Al |El )?[A-Z\d][\w’'.&/-]*(?: (?:al-|of |de )?[A-Z\d][\w’'.&/-]*)*")
DESCRIBES = re.compile(r"-(?:based|run|owned|language|backed|funded|controlled|linked|aligned)$")
"""A word that tells of a newsroom and is no name: "the **London-based** website"."""
SHORT = re.compile(r"(?i)^(?:(?:the|an?|its|this|that|multiple|several)\s+)+(?=\w)")
OWNED = re.compile(r"^(?P<owner>[A-Z][\w.]*(?: [A-Z][\w.]*)*)['’]s? ")
UNNAMED = re.compile(
    r"(?i)\b(?:media|press|news|multiple|several|some|other|local) (?:outlets|reports)\b|\bmedia\b"
    r"|(?:papers|sites|agencies)\b"
)
LONGEST = 7
"""Words of a phrase that can name a newsroom; in a longer one the newsroom is only a part."""
ABOUT = re.compile(r"(?i)\b(?:of|from|in|for|with|at|who|that|which|published|citing|quoting|obtained|seen|by)\b|[,(;]")
PEOPLE = re.compile(
    r"(?i)\b(?:reporter|journalist|correspondent|host|anchor|editor|presenter|analyst|commentator|columnist|writer|chief|"
    r"director|president|ceo|owner|spokes\w+|executive|producer)s?\b"
)
KINDS: dict[str, Kind] = {"agency": "agency", "broadcast": "outlet", "press": "outlet"}


def newsroom(case: Case, spot: Spot) -> Medium | None:
    """The newsroom that some words name or describe; ``None`` where they mean anybody else.

    The name is the fullest that the report uses: "AFP" stays so where the report never writes it out.
    """
    words = case.article.text[slice(*spot)]
    head = ABOUT.split(words, maxsplit=1)[0].strip() or words
    if PEOPLE.search(head) or len(head.split()) > LONGEST:
        return None
    found = medium_at(head)
    if found is not None:
        known, written = found
        name = spelt(known, case.article.text) or SHORT.sub("", written)
        return Medium(name, known.kind) if known.kind in KINDS else None
    credited = stands_for(words, case.article.headline)
    return credited or _called(head) or _titled(head)


def named_newsroom(name: str) -> Medium | None:
    """The newsroom that a name says is one, where the words at hand are but a pronoun."""
    known = medium_in(name)
    return known if known is not None and known.kind in KINDS else _called(name) or _titled(name)


def _called(words: str) -> Medium | None:
    """ "The Belgrade daily Danas", "the Nikkei newspaper", "local media": what the words call it, and its name."""
    for kind, pattern in CALLED:
        found = pattern.search(words)
        if found is None or found[0] == words.removeprefix("the ").removeprefix("The "):
            continue
        if UNNAMED.search(words) or (
            (OWNED.match(words) or found[0][:1].isupper()) and words.endswith(found[0]) and kind != "broadcast"
        ):
            return Medium(SHORT.sub("", words), kind)
        rest = words[found.end() :].strip()
        if rest[:1].islower() and rest.split()[0] not in PRINTED:
            continue  # "the ship's radio log", "a media tracking firm"
        behind = NAME.match(rest)
        before = [m[0] for m in NAME.finditer(words, 0, found.start()) if m.end() >= found.start() - 1]
        before = [name for name in before if not DESCRIBES.search(name)]
        name = behind[0] if behind else before[-1] if before else SHORT.sub("", words)
        if found[0].lower() in ("tv", "radio", "television") and (before or behind):
            name = f"{found[0]} {name}" if behind else f"{name} {found[0]}"
        return Medium(SHORT.sub("", name), kind)
    return None


def _titled(words: str) -> Medium | None:
    """ "Middle East Observer", "the Inquirer": a name with a newsroom's last word."""
    bare = SHORT.sub("", words)
    found = TITLE.search(bare)
    if found is None or not NAME.fullmatch(bare) or (" " not in bare and bare == words):
        return None
    kind = next(name for name, value in found.groupdict().items() if value)
    kinds: dict[str, ChannelKind] = {"press": "press", "broadcast": "broadcast", "agency": "agency"}
    return Medium(bare, kinds[kind])


def is_nameless(medium: Medium) -> bool:
    """Whether a newsroom is spoken of without a name: "local media", "several reports"."""
    return (
        bool(UNNAMED.search(medium.name) or medium.name == "reports")
        and not TITLE.search(medium.name)
        and medium_in(medium.name) is None
    )
