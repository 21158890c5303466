"""Whom a telling credits: the newsroom that another newsroom's words, or an interview, are taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from onrecord.model.claims import Attribution
from onrecord.model.text import Span
from onrecord.stories.origins import naming
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.sought import Place, Sought, likeness
from onrecord.stories.statements.words import within

Occasion = Literal["held", "reported"]

# Before a newsroom's name: the words that make it the one that held a talk, or the one that reported.
_TALKED_TO = re.compile(
    r"\b(?:told|tells|telling|tell|(?:spoke|speaks|speaking|talked|talking|interview(?:ed|s)?|appear(?:ed|ing|ance|s)?"
    r"|conversation|sit-down|remarks?|comments?)\b(?:\W+\w+){0,4}?\W+(?:with|to|on|by|for|from|in))"
    r"(?:\W+(?:the|an?|russia['’]s|britain['’]s|state|tv|television|channel|broadcaster|network|newspaper))*\W*(?:\w+['’]s?\W+)?$",
    re.IGNORECASE,
)
_ON_AIR = re.compile(
    r"\b(?:said|says|saying|adding|added|asked|argued|acknowledged|insisted|revealed|explained|claimed|warned|mused"
    r"|speaking|declared|stressed|suggested|noted)\b[^.;]{0,60}?\bon\W+(?:the\W+)?(?:\w+['’]s?\W+)?$",
    re.IGNORECASE,
)
_REPORTED_BY = re.compile(
    r"\b(?:according to|citing|cited by|quoted by|reported (?:on )?(?:\w+ )?by|first reported by|as reported (?:by|in)"
    r"|report (?:in|by|from)|reports (?:in|by|from)|obtained by|seen by|reviewed by)(?:\W+(?:the|an?))*\W*$",
    re.IGNORECASE,
)
# Behind it: an interview that is its own, a programme of its own, a verb of reporting.
_ITS_TALK = re.compile(r"^(?:['’]s?)?(?:\W+[\w'’]+){0,3}?\W+(?:interview(?:er)?|host|anchor|correspondent)\b", re.I)
_ITS_REPORT = re.compile(
    r"^(?:['’]s)?(?:\W+\w+){0,2}?\W+(?:(?:first |has |had |also )?(?:reported|reports|revealed|disclosed|published)"
    r"|report(?:er)?)\b",
    re.IGNORECASE,
)
_TALK = re.compile(r"\b(?:interview(?:er|s|ed)?|taped)\b", re.IGNORECASE)
# What was said to all: a post, a statement, before cameras. An interview that one carrier names is not its occasion.
_TO_ALL = re.compile(
    r"\b(?:tweet(?:ed|s|ing)?|retweeted|twitter|telegram|facebook|truth social|posted|news conference|press conference"
    r"|statement|told (?:the )?(?:reporters|journalists|press|parliament|lawmakers)|speech|briefing)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\b(?:spoke|appeared|was interviewed|commented|made the (?:remarks?|comments?))\b", re.IGNORECASE
)
# Characters. A scrape without paragraphs is one line; "Horban spoke on ..." is a short sentence.
_LONGEST_PARAGRAPH, _LONGEST_ASIDE = 1200, 160
_NEWSROOM_KINDS = ("outlet", "agency")


class Credit(NamedTuple):
    """A credit inside a telling.

    Attributes:
        newsroom: by its short name; ``None`` for an interview that the words do not say with whom.
        occasion: whether the newsroom held the talk (``held``), which makes it the only one that has it first-hand, or
            is named as the one that reported.
        words: where the words say so.
    """

    newsroom: str | None
    occasion: Occasion
    words: Span


def credit(kept: Kept, told: Place, said: Sequence[Attribution]) -> Credit | None:
    """The newsroom that the telling credits, by its chain or by its words; an interview with nobody named last."""
    own = kept.home
    found = [*_of_chain(said), *_of_words(kept, told), *_elsewhere(kept, told, said)]
    others = [one for one in found if one.newsroom != own or one.newsroom is None]
    ranked = sorted(others, key=lambda one: (one.newsroom is None, one.occasion != "held", one.words))
    return ranked[0] if ranked else None


def to_all(kept: Kept, told: Place, said: Sequence[Attribution]) -> bool:
    """Whether the telling says that the words were said to everybody: a post, a statement, a news conference."""
    if any(one.channel and one.channel.kind in ("x", "telegram", "social", "statement") for one in said):
        return True
    return bool(_TO_ALL.search(told.words(kept).text))


def said_there(kept: Kept, told: Place, sought: Sought) -> list[Attribution]:
    """The attributions that tell the claim in that place, the most alike first."""
    words = told.words(kept)
    scored = [
        (likeness(sought, within(kept.words, one.content)), one)
        for one in kept.attributions
        if any(span.overlaps(words) for span in one.content)
    ]
    best = max((score for score, _ in scored), default=0.0)
    near = [(score, one) for score, one in scored if score and score >= best - 0.2]
    return [one for _, one in sorted(near, key=lambda pair: (-pair[0], pair[1].id))]


def _of_chain(said: Sequence[Attribution]) -> Iterator[Credit]:
    """Newsrooms among the hops behind the outlet, and channels that are a newsroom's."""
    for one in said[:1]:
        for hop in one.chain[1:]:
            # "state television", "the newspaper": a newsroom, but none that could be counted
            proper = hop.kind in _NEWSROOM_KINDS and not hop.anonymous and hop.name[:1].isupper()
            name = naming.named(hop.name) or (hop.name if proper else None)
            if name and hop.words:
                held = hop is not one.chain[-1] and one.channel is not None and one.channel.kind in _HELD
                yield Credit(name, "held" if held else "reported", hop.words)
        if one.channel and one.channel.kind in _HELD:
            name = naming.named(one.channel.name)
            if name or one.channel.kind == "interview":
                yield Credit(name, "held", one.channel.words)


_HELD = ("interview", "broadcast")


def _of_words(kept: Kept, told: Place) -> Iterator[Credit]:
    """Newsrooms named in the paragraph of the telling, by the words before and behind the name."""
    window = told.words(kept)
    start, end = _paragraph(kept, told)
    text = kept.text[start:end]
    for low, high, name in naming.mentioned(text):
        before, behind = text[max(0, low - 120) : low], text[high : high + 60]
        occasion = _occasion(before, behind)
        words = Span.of(kept.text, start + low, start + high)
        if occasion == "held" or (occasion == "reported" and window.covers(words)):
            yield Credit(name, occasion, words)
    if talk := _TALK.search(window.text):
        yield Credit(None, "held", Span.of(kept.text, window.start + talk.start(), window.start + talk.end()))


def _paragraph(kept: Kept, told: Place) -> tuple[int, int]:
    """The paragraphs in which the telling stands; a paragraph that is the whole report is its sentences alone."""
    words = told.words(kept)
    start = kept.text.rfind("\n", 0, words.start) + 1
    end = kept.text.find("\n", words.end)
    end = len(kept.text) if end < 0 else end
    return (start, end) if end - start <= _LONGEST_PARAGRAPH else (words.start, words.end)


def _occasion(before: str, behind: str) -> Occasion | None:
    if _TALKED_TO.search(before) or _ON_AIR.search(before) or _ITS_TALK.search(behind):
        return "held"
    if _REPORTED_BY.search(before) or _ITS_REPORT.search(behind):
        return "reported"
    return None


def _elsewhere(kept: Kept, told: Place, said: Sequence[Attribution]) -> Iterator[Credit]:
    """Where another sentence of the report says with whom the speaker spoke ("Horban spoke on ...")."""
    surnames = {name for one in said[:1] for name in one.chain[-1].name.split()[-1:]}
    for number, sentence in enumerate(kept.sentences):
        spoke = _AFTERWARDS.search(sentence.text) if len(sentence.text) <= _LONGEST_ASIDE else None
        if spoke is None:
            continue
        named = max((sentence.text.rfind(name) for name in surnames), default=-1)
        if named < 0 and not told.last < number <= told.last + 2:
            continue
        for start, end, name in naming.mentioned(sentence.text):
            if start > max(named, 0):
                yield Credit(name, "held", Span.of(kept.text, sentence.start + start, sentence.start + end))
                break
