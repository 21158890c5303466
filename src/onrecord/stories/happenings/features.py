"""What speaks for and against two events being one happening: a list of named values from 0 to 1, with their words.

Each feature is documented in ``FEATURES``. What a report does not tell gives no value: unknown speaks neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from onrecord.stories.happenings.describing import SAID, Described, Place, Profile
from onrecord.stories.happenings.evidence import Feature, overlap, shared
from onrecord.stories.happenings.parties import OTHER, parties
from onrecord.stories.happenings.surroundings import Likeness, likeness
from onrecord.stories.happenings.words import number, rarity

FEATURES: Mapping[str, str] = MappingProxyType(
    {
        "same_word": "both triggers have one root",
        "same_word_rare": "same_word, by how rare the root is in news",
        "same_kind": "the roots differ but can name one kind of happening (classes.tsv) or have one mode",
        "word_in_text": "the trigger of the one stands beside the trigger of the other",
        "other_kind": "both roots are in the table and share no kind",
        "said": "both only tell that something was said: so many sayings, so few the same",
        "same_type": "one type of the ontology",
        "other_type": "two types of the ontology",
        "actor_same": "an actor of the one is an actor of the other",
        "actor_other": "both have actors and none is shared",
        "recipient_same": "a recipient is shared",
        "recipient_other": "both have recipients and none is shared",
        "party_crossed": "an actor of the one is a recipient of the other and nothing else is shared",
        "party_named": "a party of the one is named in the sentence of the other",
        "named_same": "both have parties with names and one is shared, in whatever part",
        "named_other": "both have parties with names, none is shared or named in the other's sentence",
        "actor_is_other": "typed events whose actors have names or countries, others, unnamed in the other's sentence",
        "recipient_is_other": "the same of their recipients",
        "swapped": "what the one does to the other, the other does to the one, and it is no deed of both",
        "party_unknown": "the one has parties with names and the other's report names none of them",
        "no_party_shared": "both have a type of the ontology, and no party of the one is in the other in any way",
        "matter_apart": "both are deeds of words (VERBAL), and what is said has little in common beside names",
        "place_same": "a place is shared; half where it is but a country",
        "place_other": "both have places smaller than a country and share none",
        "about_overlap": "how much of what they are about is shared, by rarity",
        "about_other": "both are about something and share no word of it",
        "sentence_overlap": "how much of their sentences is shared, by rarity",
        "near_overlap": "how much of the sentences around them is shared, by rarity",
        "names_overlap": "how many of the names and numbers in their sentences are shared, by rarity",
        "names_other": "both sentences name somebody or something and share no name",
        "names_known": "how many of the names in the one's sentence the other's report has, the poorer way, by rarity",
        "words_known": "how much of the one's sentence the other's report has, the poorer way, by rarity",
        "report_alike": "how alike the reports are by their telling words (cosine)",
        "report_names": "how alike the reports are by the names and numbers in them (cosine)",
        "story_alike": "how alike the surroundings of the two reports are by their telling words (cosine)",
        "story_names": "how alike the surroundings are by the names and numbers in them (cosine)",
        "same_report": "both stand in one report",
        "same_sentence": "both stand in one sentence",
        "word_and_report": "same_word times report_alike",
        "kind_and_report": "same_kind times report_alike",
        "word_and_names": "same_word times report_names",
        "kind_and_names": "same_kind times report_names",
        "word_and_story": "same_word times story_alike",
        "kind_and_story": "same_kind times story_alike",
        "word_and_story_names": "same_word times story_names",
        "kind_and_story_names": "same_kind times story_names",
        "word_and_sentence": "same_word times sentence_overlap",
        "kind_and_sentence": "same_kind times sentence_overlap",
        "word_and_actor": "same_word times actor_same",
        "kind_and_actor": "same_kind times actor_same",
        "word_but_actor": "same_word times actor_other",
        "day_same": "both are dated by words, to a month or less, and may lie on one day",
        "day_other": "both are dated by words and do not meet: a third for a day between, full at three",
        "news_same": "one or both are dated by the day of publication alone, and the days meet",
        "news_other": "one or both are dated by publication alone, and the days lie apart; full at 14 days",
    }
)


IN_SENTENCES = frozenset(
    {"about_overlap", "about_other", "sentence_overlap", "near_overlap", "names_overlap", "names_other", "names_known",
     "words_known", "party_unknown", "matter_apart", "word_and_sentence", "kind_and_sentence"}
)  # fmt: skip
"""The features of ``in_sentences``."""


def related(a: Described, b: Described) -> bool:
    """Whether two triggers can name one deed at all; where they cannot, nothing else is asked."""
    return a.root == b.root or _alike(a, b) > 0 or (a.mention.type == b.mention.type != OTHER)


def features(
    a: Described, b: Described, report_a: Profile, report_b: Profile, like: Likeness | None = None
) -> list[Feature]:
    """Those features of a pair that are not zero; ``like`` is the reports' likeness, where it is known already."""
    found = at_first_sight(a, b, like or likeness(report_a, report_b))
    return found + in_sentences(a, b, report_a, report_b, found)


def at_first_sight(a: Described, b: Described, like: Likeness) -> list[Feature]:
    """The features that are cheap to tell: triggers, days, places, parties, and the reports as wholes."""
    told = [*_trigger(a, b), *_days(a, b), *_where(a.places, b.places), *parties(a, b)]
    if a.mention.report == b.mention.report:
        told.append(Feature("same_report", 1.0))
        if a.sentence == b.sentence:
            told.append(Feature("same_sentence", 1.0, a.sentence, b.sentence))
    value = {feature.name: feature.value for feature in told}
    word, kind, actor = value.get("same_word", 0.0), value.get("same_kind", 0.0), value.get("actor_same", 0.0)
    for name, product, alike in (
        ("report_alike", "report", like.words),
        ("report_names", "names", like.names),
        ("story_alike", "story", like.story_words),
        ("story_names", "story_names", like.story_names),
    ):
        told += [Feature(name, alike), *_times(product, word, kind, alike)]
    told += [*_times("actor", word, kind, actor), Feature("word_but_actor", word * value.get("actor_other", 0.0))]
    return [feature for feature in told if feature.value]


def in_sentences(
    a: Described, b: Described, report_a: Profile, report_b: Profile, seen: Iterable[Feature]
) -> list[Feature]:
    """The features that ask for the words around the triggers (``IN_SENTENCES``), after those ``seen`` before."""
    told = [*_words(a, b), *_known(a, b, report_a, report_b), *_matter(a, b)]
    value = {feature.name: feature.value for feature in (*seen, *told)}
    word, kind = value.get("same_word", 0.0), value.get("same_kind", 0.0)
    told += _times("sentence", word, kind, value.get("sentence_overlap", 0.0))
    return [feature for feature in told if feature.value]


def _times(product: str, word: float, kind: float, value: float) -> Iterable[Feature]:
    """What one word and one kind of deed tell in the light of another feature."""
    if word:
        yield Feature(f"word_and_{product}", word * value)
    elif kind:
        yield Feature(f"kind_and_{product}", kind * value)


def _trigger(a: Described, b: Described) -> Iterable[Feature]:
    here, there = a.mention.trigger, b.mention.trigger
    if a.root == b.root:
        yield Feature("same_word", 1.0, here, there)
        yield Feature("same_word_rare", min(rarity().of(number(a.root)) / 6, 1.0), here, there)
    elif alike := _alike(a, b):
        yield Feature("same_kind", alike, here, there)
    elif a.kinds and b.kinds:
        yield Feature("other_kind", 1.0, here, there)
    if a.root != b.root and (number(a.root) in b.words or number(b.root) in a.words):
        yield Feature("word_in_text", 1.0, here, there)
    if SAID in a.kinds and SAID in b.kinds:
        yield Feature("said", 1.0, here, there)
    types = a.mention.type, b.mention.type
    if OTHER not in types:
        yield Feature("same_type" if types[0] == types[1] else "other_type", 1.0, here, there)


ENOUGH = 0.4
"""Overlap of words from which what is said is no longer told apart; chosen on the Helsinki reports by eye."""
VERBAL = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})
"""Types of deeds that are done by words: which deed it was is told by what was said."""


def _alike(a: Described, b: Described) -> float:
    """How surely two triggers of different roots can name one deed: by table and form, or else by mode."""
    if a.kinds & b.kinds or _shares_word(a.root, b.root):
        return 1.0
    if a.mention.type != b.mention.type or a.mention.type == OTHER:
        return 0.0
    return 1.0 if a.mention.mode and a.mention.mode == b.mention.mode else 0.0


def _shares_word(a: str, b: str) -> bool:
    """Whether two phrases share a word, or one word begins the other ("terror", "terrorism")."""
    if set(a.split()) & set(b.split()):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 5 and long.startswith(short)


def _matter(a: Described, b: Described) -> Iterable[Feature]:
    """What must be there for deeds of words, whatever their reports have in common: one party says many things."""
    if OTHER not in (a.mention.type, b.mention.type) and {a.mention.type, b.mention.type} & VERBAL:
        alike = overlap((a.words | a.about) - a.names, (b.words | b.about) - b.names)
        if alike < ENOUGH:
            yield Feature("matter_apart", 1 - alike / ENOUGH, a.sentence, b.sentence)


def _known(a: Described, b: Described, report_a: Profile, report_b: Profile) -> Iterable[Feature]:
    """What the one's report knows of the other's words."""
    if report_a.report == report_b.report:
        return
    for one, report in ((a, report_b), (b, report_a)):
        named = [party for party in (*one.actors, *one.recipients) if party.named]
        if named and all(party.proper.isdisjoint(report.all) for party in named):
            words = (named[0].words, b.sentence) if one is a else (a.sentence, named[0].words)
            yield Feature("party_unknown", 1.0, *words)
            break
    here, there = a.told, b.told
    for name, mine, others, all_mine, all_others in (
        ("names_known", a.names, b.names, here.names, there.names),
        ("words_known", a.words, b.words, here.words, there.words),
    ):
        if mine and others:
            told = rarity()
            part = min(told.sum(mine & report_b.all) / all_mine, told.sum(others & report_a.all) / all_others)
            yield Feature(name, part, a.sentence, b.sentence)


def _where(a: tuple[Place, ...], b: tuple[Place, ...]) -> Iterable[Feature]:
    if not a or not b:
        return
    for one in a:
        for other in b:
            if one.name == other.name:
                yield Feature("place_same", 1.0 if one.small else 0.5, one.words, other.words)
                return
    if all(place.small for place in (*a, *b)):
        yield Feature("place_other", 1.0, a[0].words, b[0].words)


def _words(a: Described, b: Described) -> Iterable[Feature]:
    here, there = a.told, b.told
    about = shared(a.about, b.about, here.about, there.about)
    if about:
        yield Feature("about_overlap", about, a.about_words, b.about_words)
    elif a.about and b.about:
        yield Feature("about_other", 1.0, a.about_words, b.about_words)
    yield Feature("sentence_overlap", shared(a.words, b.words, here.words, there.words), a.sentence, b.sentence)
    yield Feature("near_overlap", shared(a.near, b.near, here.near, there.near), a.sentence, b.sentence)
    names = shared(a.names, b.names, here.names, there.names)
    if names:
        yield Feature("names_overlap", names, a.sentence, b.sentence)
    elif a.names and b.names:
        yield Feature("names_other", 1.0, a.sentence, b.sentence)


MONTH = 31
FULL, FULL_NEWS = 3, 14
"""Days apart at which ``day_other`` and ``news_other`` are 1."""


def _days(a: Described, b: Described) -> Iterable[Feature]:
    if not (a.days.known and b.days.known):
        return
    apart = a.days.apart(b.days)
    both = a.days.dated and b.days.dated
    if apart > (0 if both else 1):
        name, full = ("day_other", FULL) if both else ("news_other", FULL_NEWS)
        yield Feature(name, min(apart / full, 1.0), a.sentence, b.sentence)
    elif max(a.days.last - a.days.first, b.days.last - b.days.first) <= MONTH:
        yield Feature("day_same" if both else "news_same", 1.0, a.sentence, b.sentence)
