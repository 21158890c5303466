"""What speaks for and against two events being one happening: a list of named values from 0 to 1, with their words.

Each feature is documented in ``FEATURES``. What a report does not tell gives no value: unknown speaks neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.model.text import Span
from onrecord.stories.happenings.describing import SAID, Described, Party, Place, Profile
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
        "same_report": "both stand in one report",
        "same_sentence": "both stand in one sentence",
        "word_and_report": "same_word times report_alike",
        "kind_and_report": "same_kind times report_alike",
        "word_and_names": "same_word times report_names",
        "kind_and_names": "same_kind times report_names",
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


@dataclass(frozen=True, slots=True)
class Feature:
    """A value with the words behind it in either report, where there are any."""

    name: str
    value: float
    a: Span | None = None
    b: Span | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are by their telling words, and by the names and numbers in them, 0 to 1."""

    words: float
    names: float


def likeness(a: Profile, b: Profile) -> Likeness:
    """How alike two reports are."""
    if a.report == b.report:
        return Likeness(1.0, 1.0)
    return Likeness(cosine(a.words, b.words), cosine(a.names, b.names))


def related(a: Described, b: Described) -> bool:
    """Whether two triggers can name one deed at all; where they cannot, nothing else is asked."""
    return a.root == b.root or _alike(a, b) > 0 or (a.mention.type == b.mention.type != OTHER)


def features(
    a: Described, b: Described, report_a: Profile, report_b: Profile, like: Likeness | None = None
) -> list[Feature]:
    """Those features of a pair that are not zero; ``like`` is the reports' likeness, where it is known already."""
    like = like or likeness(report_a, report_b)
    told = [*_trigger(a, b), *_parties(a, b), *_where(a.places, b.places), *_words(a, b), *_days(a, b)]
    told += _known(a, b, report_a, report_b)
    alike, names = like.words, like.names
    told += [Feature("report_alike", alike), Feature("report_names", names)]
    if report_a.report == report_b.report:
        told.append(Feature("same_report", 1.0))
        if a.sentence == b.sentence:
            told.append(Feature("same_sentence", 1.0, a.sentence, b.sentence))
    value = {feature.name: feature.value for feature in told}
    told += _support(a, b, value)
    word, kind = value.get("same_word", 0.0), value.get("same_kind", 0.0)
    shared, actor = value.get("sentence_overlap", 0.0), value.get("actor_same", 0.0)
    told += [
        Feature("word_and_report", word * alike),
        Feature("kind_and_report", kind * alike),
        Feature("word_and_names", word * names),
        Feature("kind_and_names", kind * names),
        Feature("word_and_sentence", word * shared),
        Feature("kind_and_sentence", kind * shared),
        Feature("word_and_actor", word * actor),
        Feature("kind_and_actor", kind * actor),
        Feature("word_but_actor", word * value.get("actor_other", 0.0)),
    ]
    return [feature for feature in told if feature.value]


def cosine(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """How alike two vectors of length one are."""
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return min(sum(weight * many[key] for key, weight in few.items() if key in many), 1.0)


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of the poorer set of words the two share, by rarity; two rare words are asked for the full value."""
    shared = a & b
    if not shared:
        return 0.0
    told = rarity()
    return min(told.sum(shared) / max(min(told.sum(a), told.sum(b)), 2 * told.unknown), 1.0)


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


SHARED = ("actor_same", "recipient_same", "party_crossed", "named_same")
ENOUGH = 0.4
"""Overlap of words from which what is said is no longer told apart; chosen on the Helsinki reports by eye."""
VERBAL = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})
"""Types of deeds that are done by words: which deed it was is told by what was said."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose deeds are as much the one's as the other's."""
OTHER = "OTHER"
"""The type of an event that the ontology has no type for."""


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


def _parties(a: Described, b: Described) -> Iterable[Feature]:
    actor = _match(a.actors, b.actors)
    recipient = _match(a.recipients, b.recipients)
    yield from _told("actor", actor, a.actors, b.actors)
    yield from _told("recipient", recipient, a.recipients, b.recipients)
    if actor is None and recipient is None:
        crossed = _match(a.actors, b.recipients) or _match(a.recipients, b.actors)
        if crossed:
            yield Feature("party_crossed", crossed[0], crossed[1].words, crossed[2].words)
    named = _named(a, b)
    if named:
        yield named
    yield from _names(a, b)
    yield from _others(a, b)


def _names(a: Described, b: Described) -> Iterable[Feature]:
    """What the named parties tell when their parts are left aside."""
    here, there = ([p for p in (*e.actors, *e.recipients) if p.named] for e in (a, b))
    if not here or not there:
        return
    match = _match(here, there)
    if match:
        yield Feature("named_same", match[0], match[1].words, match[2].words)
    elif not any(p.proper & b.words for p in here) and not any(p.proper & a.words for p in there):
        yield Feature("named_other", 1.0, here[0].words, there[0].words)


def _support(a: Described, b: Described, value: Mapping[str, float]) -> Iterable[Feature]:
    """What must be there for events of the ontology, whatever their reports have in common: in one story the same kind
    of deed is told of many pairs of parties, and one party says many things."""
    if OTHER in (a.mention.type, b.mention.type):
        return
    if not any(name in value for name in SHARED):
        yield Feature("no_party_shared", 1.0, a.sentence, b.sentence)
    if {a.mention.type, b.mention.type} & VERBAL:
        shared = overlap((a.words | a.about) - a.names, (b.words | b.about) - b.names)
        if shared < ENOUGH:
            yield Feature("matter_apart", 1 - shared / ENOUGH, a.sentence, b.sentence)


def _others(a: Described, b: Described) -> Iterable[Feature]:
    """Whether the parties are surely others, part by part; asked of events of the ontology alone, whose parties stand
    in the places that their type has for them."""
    if OTHER in (a.mention.type, b.mention.type):
        return
    parts = (("actor_is_other", a.actors, b.actors), ("recipient_is_other", a.recipients, b.recipients))
    for name, here, there in parts:
        mine, others = [p for p in here if p.named or p.country], [p for p in there if p.named or p.country]
        if not mine or not others or _match(here, there):
            continue
        if not any(p.proper & b.words for p in mine) and not any(p.proper & a.words for p in others):
            yield Feature(name, 1.0, mine[0].words, others[0].words)
    if {a.mention.type, b.mention.type} & MUTUAL or _match(a.actors, b.actors) or _match(a.recipients, b.recipients):
        return
    crossed, back = _match(a.actors, b.recipients), _match(a.recipients, b.actors)
    if crossed and back:
        yield Feature("swapped", 1.0, crossed[1].words, crossed[2].words)


def _known(a: Described, b: Described, report_a: Profile, report_b: Profile) -> Iterable[Feature]:
    """What the one's report knows of the other's words."""
    if report_a.report == report_b.report:
        return
    for one, report in ((a, report_b), (b, report_a)):
        named = [party for party in (*one.actors, *one.recipients) if party.named]
        if named and not any(party.proper & report.all for party in named):
            words = (named[0].words, b.sentence) if one is a else (a.sentence, named[0].words)
            yield Feature("party_unknown", 1.0, *words)
            break
    for name, mine, others in (("names_known", a.names, b.names), ("words_known", a.words, b.words)):
        if mine and others:
            part = min(_part(mine, report_b.all), _part(others, report_a.all))
            yield Feature(name, part, a.sentence, b.sentence)


def _part(words: frozenset[int], known: frozenset[int]) -> float:
    """How much of these words, by rarity, a report has."""
    told = rarity()
    return told.sum(words & known) / told.sum(words)


def _told(
    role: str, match: tuple[float, Party, Party] | None, a: tuple[Party, ...], b: tuple[Party, ...]
) -> Iterable[Feature]:
    if match:
        yield Feature(f"{role}_same", match[0], match[1].words, match[2].words)
    elif a and b:
        yield Feature(f"{role}_other", 1.0, a[0].words, b[0].words)


def _match(a: Iterable[Party], b: Iterable[Party]) -> tuple[float, Party, Party] | None:
    """The two parties that are most likely one, and how likely; ``None`` where none are."""
    pairs = [(value, one, other) for one in a for other in b if (value := same_party(one, other))]
    return max(pairs, key=lambda pair: pair[0], default=None)


def same_party(a: Party, b: Party) -> float:
    """1 where the names share a good part, by rarity, or are one country; a half where both belong to one country and
    are not two persons (Moscow, Putin; the Russian army, Russian drones)."""
    if a.country and b.country and a.country != b.country:
        return 0.0
    if a.names & b.names and overlap(a.names, b.names) >= 0.3:
        return 1.0
    if a.country and a.country == b.country and not (a.person and b.person and a.named and b.named):
        return 1.0 if a.state and b.state else 0.5
    return 0.0


def _named(a: Described, b: Described) -> Feature | None:
    for one, other in ((a, b), (b, a)):
        for party in (*one.actors, *one.recipients):
            if party.names & other.names:
                return (
                    Feature("party_named", 1.0, party.words, b.sentence)
                    if one is a
                    else Feature("party_named", 1.0, a.sentence, party.words)
                )
    return None


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
    shared = overlap(a.about, b.about)
    if shared:
        yield Feature("about_overlap", shared, a.about_words, b.about_words)
    elif a.about and b.about:
        yield Feature("about_other", 1.0, a.about_words, b.about_words)
    yield Feature("sentence_overlap", overlap(a.words, b.words), a.sentence, b.sentence)
    yield Feature("near_overlap", overlap(a.near | a.words, b.near | b.words), a.sentence, b.sentence)
    names = overlap(a.names, b.names)
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
