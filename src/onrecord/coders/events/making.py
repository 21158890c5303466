"""From a finding to an Event: actors, place, time, status, the words, and the attribution it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events import implied, lexicon
from onrecord.coders.events.contexts import contexts_of
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.implied import Told
from onrecord.coders.events.lexicon import lemma_of
from onrecord.coders.events.status import status_of
from onrecord.coders.events.verbs import is_time
from onrecord.coders.rule import RULES_VERSION
from onrecord.coders.standing import attribution_id, hanging_time
from onrecord.coders.states import side
from onrecord.extend import Case
from onrecord.model.claims import Event, claim_id
from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Maker
from onrecord.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = frozenset(
    "in at near inside into on off outside across around along over throughout from to within toward towards against "
    "between amid beyond under".split()
)


def event(told: Told, found: Finding) -> Event:
    """The event that a finding is, in the light of what was told before it."""
    case = told.case
    trigger = case.span(found.trigger.idx, found.trigger.idx + len(found.trigger))
    actor = parties.people_of(case, found.actors)
    taken = {who.name.casefold() for who in actor}
    own = {side(who) for who in actor}  # "Togo threatened to close the road to *Lome*": no state does it to itself
    recipient = tuple(
        who
        for who in parties.people_of(case, found.recipients)
        if who.name.casefold() not in taken and not (who.kind == "country" and side(who) in own)
    )
    told_here = (actor, recipient)
    actor, recipient = implied.parties_of(told, found, actor, recipient)
    kind = found.type or found.frame.type
    where = places_of(case, found)
    if kind == "CONSULT" and found.frame.mode == "visit" and len(recipient) == 1:
        recipient, where = hosted(case, actor, recipient, where)
    names = [*(w.name for w in actor), ">", *(w.name for w in recipient)]
    return Event(
        id=claim_id("e", case.article.id, trigger, kind, *names),
        type=kind,
        mode=found.mode if found.type else found.frame.mode,
        cameo=found.cameo if found.type else found.frame.cameo,
        trigger=trigger,
        actor=actor,
        recipient=recipient,
        about=_spans(case, found.about),
        where=where,
        when=time_of(case, found),
        status=found.status or status_of(found.head, found.trigger, lemma_of(found.head) in found.frame.support),
        attribution=attribution_id(case, trigger.start, trigger.end),
        maker=Maker(implied.signed(found, told_here != (actor, recipient)), RULES_VERSION),
        contexts=contexts_of(case, found),
    )


def hosted(
    case: Case, actor: tuple[Who, ...], recipient: tuple[Who, ...], where: tuple[Where, ...]
) -> tuple[tuple[Who, ...], tuple[Where, ...]]:
    """Whom a visitor visits: a state, a body or a person; a place of his own country only tells where he went.

    "Dar visited Quetta": no host; "Lavrov visited Ankara": Turkey.
    """
    host = recipient[0]
    found = [place for place in case.grounds.where(host.words.start, host.words.end) if place.precision != "country"]
    if not found or host.kind in ("person", "organisation"):
        return recipient, where
    seen = {place.name for place in where}
    where = (*where, *(place for place in found if place.name not in seen))
    homes = {who.country for who in actor}
    country = host.country or found[0].country
    stays = host.kind == "country" or bool(homes - {None, country})
    return (recipient if stays and country not in homes else ()), where


def _spans(case: Case, ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(case.span(start, end) for start, end in ranges if start < end))


def _hosts(found: Finding) -> list[Token]:
    """The words whose dependents tell place and time: the trigger, its verb, and what the verb acts on."""
    hosts = [found.trigger] if found.trigger.i == found.head.i else [found.trigger, found.head]
    hosts += [c for host in tuple(hosts) for c in clauses.children(host, "obj", "nsubj:pass")]
    return list({t.i: t for t in hosts}.values())


def places_of(case: Case, found: Finding) -> tuple[Where, ...]:
    """Where it happened: the places behind a preposition of place that hang on the event's own words."""
    places: dict[str, Where] = {}
    for token in _before_where(found.head):
        for where in _within(case, token):
            places.setdefault(where.name, where)
    for host in _hosts(found):
        for child in host.children:
            if child.dep_.partition(":")[0] not in ("obl", "nmod", "advmod"):
                continue
            preps = {c.lower_ for c in clauses.children(child, "case")}
            if preps & PLACES:
                for where in _within(case, child):
                    places.setdefault(where.name, where)
    return tuple(places.values())


def _before_where(verb: Token) -> list[Token]:
    """What "where" stands for: the noun right before it, and what that noun describes ("**Kursk**, a *city*, where
    ...")."""
    adverb = next((c for c in clauses.children(verb, "advmod") if c.lower_ == "where"), None)
    if adverb is None or verb.dep_ not in ("acl:relcl", "advcl", "acl"):
        return []
    before = adverb.i - 1
    while before > adverb.sent.start and adverb.doc[before].is_punct:
        before -= 1
    noun = adverb.doc[before]
    while noun.dep_ in ("flat", "compound", "case") and noun.head.i != noun.i:
        noun = noun.head
    return [noun, noun.head] if noun.dep_ == "appos" else [noun]


def _within(case: Case, token: Token) -> Iterator[Where]:
    """The places that a dependent names: its own, or those that tell where the thing it names lies.

    What stands inside the name of another event or of a time is that one's place ("years into Moscow's invasion").
    """
    if token.ent_type_ in ("LOC", "GPE", "FAC"):
        yield from case.grounds.where(*clauses.phrase(token, bare=True))
        return
    if is_time(token) or lemma_of(token) in lexicon.load().nouns:
        return
    yield from case.grounds.where(*_without_inner_places(token))
    for prep, inner in clauses.nmods(token):
        if prep in ("of", "in", "near", "inside", "at") and inner.i != token.i:
            yield from _within(case, inner)


def _without_inner_places(token: Token) -> tuple[int, int]:
    """A noun with what stands before it: "the **Kursk** region"."""
    before = [token, *clauses.children(token, "compound", "amod", "nmod:desc")]
    first = min(before, key=lambda t: t.i)
    return first.idx, token.idx + len(token)


def time_of(case: Case, found: Finding) -> When | None:
    """When it happened: the time that hangs on the event's own words, or on the verb that governs them."""
    return hanging_time(case, [*_hosts(found), *_governors(found.head)])


def _governors(head: Token) -> list[Token]:
    """The verb over an infinitive ("agreed on Monday **to withdraw**"), whose time is also the infinitive's reach."""
    return [head.head] if head.dep_ == "conj" and not clauses.children(head, "nsubj") else []
