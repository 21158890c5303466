"""From the places that a class names ("object", "with", "'s") to the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.wordforms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

PAPERS = frozenset(
    "statement resolution letter report declaration communique note message tweet post speech document".split()
)
"""What speaks for the one who issues it."""
STEERING = frozenset(
    "enable allow permit authorize authorise order ask urge help force compel encourage invite let pressure push press "
    "persuade convince tell lobby coax beg implore warn".split()
)
"""Verbs whose object does what the infinitive after it says, also where a parser hangs that infinitive elsewhere."""


ENDEAVOURS = frozenset(
    "negotiation talk effort bid attempt deal agreement conference summit initiative campaign process meeting call "
    "proposal vote mission mediation diplomacy pressure".split()
)
"""What is undertaken by several or by nobody in particular."""
CHAMBERS = frozenset("senate parliament congress house assembly council duma knesset bundestag chamber".split())
DECIDED = frozenset("reject approve pass adopt defeat vote endorse ratify block".split())
"""What a chamber does to what lies before it."""
JOINING = frozenset({"after", "before", "since", "until"})
"""Words that open a clause and that a parser may take for prepositions."""
CALLING = frozenset({"call", "appeal", "prevail"})
"""Verbs that name behind a preposition who is to act."""


@dataclass(frozen=True)
class Place:
    """A place and its refinement: ``object``, ``object.person``, ``into.parties``."""

    name: str
    part: str

    @classmethod
    def of(cls, words: str) -> Place:
        """The place that a class writes as ``words``."""
        name, _, part = words.partition(".")
        return cls(name, part)


def doers(verb: Token) -> list[Token]:
    """Who does what a verb says; of an infinitive beside a noun that is owned, the owner ("Ukraine's use ... to
    strike")."""
    if acts_after_all(verb):
        return _taken_for_another(verb)
    if clauses.is_passive(verb):
        return clauses.agents(verb) or _chamber(verb)
    if (noun := _purposed(verb)) is not None:
        return _owners(noun)
    if _befell(verb):
        return []
    behind = {t.i for t in _second_subject(verb)}
    found = [t for t in clauses.subjects(verb) if t.i not in behind]
    if verb.dep_ == "acl" and any(lemma(t, PAPERS) in PAPERS for t in found):
        return _issuers(verb.head)
    if kept := _called_on(verb) or _kept_from(verb) or _gerund_subject(verb, found) or _by_means(verb, found):
        return kept
    if verb.dep_ == "xcomp" and found and not any(map(parties.names_somebody, found)):
        return _owners(found[0]) or found  # "approved **Ukraine**'s use of missiles to *strike*"
    if found or verb.dep_ not in ("acl", "advcl"):
        return [t for t in found if t.i != verb.i]
    return _owners(verb.head)


def acts_after_all(verb: Token) -> bool:
    """Whether a parser took a past for a passive: "(after) the **attack** *killed* at least three *sailors*"."""
    behind = [t for t in clauses.children(verb, "obj") if t.i > verb.i]
    return (
        verb.tag_ in ("VBN", "VBD")
        and bool(behind)
        and not clauses.children(verb, "aux:pass", "aux", "iobj")
        and bool(_taken_for_another(verb))
    )


def _taken_for_another(verb: Token) -> list[Token]:
    """The subject of such a verb, under the relation that the parser gave it."""
    before = [t for t in clauses.children(verb, "obl") if t.i < verb.i and verb.dep_ == "advcl"]
    joined = [t for t in before if {c.lower_ for c in clauses.children(t, "case")} & JOINING]
    return clauses.children(verb, "nsubj:pass") or joined


def _chamber(verb: Token) -> list[Token]:
    """Who decides where a passive tells the place alone: "was rejected in **the Senate**"."""
    if lemma(verb, DECIDED) not in DECIDED:
        return []
    return [t for prep, t in clauses.obliques(verb) if prep == "in" and lemma(t, CHAMBERS) in CHAMBERS]


def _purposed(verb: Token) -> Token | None:
    """The noun whose aim an infinitive right behind it tells, whatever the parser hangs it on.

    "Ahead of **negotiations** *to end* the war": who waits for them ends nothing.
    """
    if verb.dep_ not in ("advcl", "acl") or "to" not in clauses.marks(verb) or verb.left_edge.i == verb.sent.start:
        return None
    before = verb.left_edge.nbor(-1)
    governed = before.dep_ in ("obl", "nmod") and before.pos_ == "NOUN"
    return before if governed and lemma(before, ENDEAVOURS) in ENDEAVOURS else None


def _befell(verb: Token) -> bool:
    """Whether a gerund tells in what those fell of whom its clause speaks: "were killed in *shelling*"."""
    opening = {c.lower_ for c in clauses.children(verb, "mark", "case")}
    passive = verb.dep_ == "advcl" and clauses.is_passive(verb.head)
    return verb.tag_ == "VBG" and passive and bool(opening & {"in", "during", "amid"})


def _called_on(verb: Token) -> list[Token]:
    """Who is to do what another calls on him to do: "called on **the council** *to suspend* the deal"."""
    over = verb.head
    if verb.dep_ not in ("xcomp", "advcl") or "to" not in clauses.marks(verb) or lemma(over, CALLING) not in CALLING:
        return []
    return [t for prep, t in clauses.obliques(over) if prep in ("on", "upon", "to") and t.i < verb.i][:1]


def _kept_from(verb: Token) -> list[Token]:
    """Who is kept from, blamed for or led to doing: "deter **Pyongyang** from *sending*", "accused **Kyiv** of
    *shelling*"."""
    if verb.dep_ != "advcl" or clauses.children(verb, "nsubj"):
        return []
    over = verb.head
    marked = {c.lower_ for c in clauses.children(verb, "mark", "case")}
    gerund = verb.tag_ == "VBG" or any(c.lower_ == "having" for c in clauses.children(verb, "aux"))
    if (marked & {"from", "of", "for"} and gerund and over.pos_ == "VERB" and not clauses.is_passive(over)) or (
        "to" in marked and lemma(over, STEERING) in STEERING
    ):
        return undergoers(over)
    return []


def _gerund_subject(verb: Token, found: list[Token]) -> list[Token]:
    """The name right before a gerund whose clause has no other doer: "in response to **Putin** *escalating* the
    war"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl") or verb.i == verb.sent.start or resolve(found):
        return []
    name = verb.nbor(-1)
    while name.dep_ in ("flat", "compound") and name.head.i != name.i:
        name = name.head
    return [name] if name.i < verb.i and parties.is_named(name) else []


def _by_means(verb: Token, found: list[Token]) -> list[Token]:
    """Who does the one thing by doing the other: "to **Putin** escalating the war by *inviting* troops".

    Where the clause over it has no doer that is somebody, the clause right before it has.
    """
    if verb.dep_ != "advcl" or not any(c.lower_ == "by" for c in clauses.children(verb, "mark")) or resolve(found):
        return []
    before = [c for c in verb.head.children if c.i < verb.i and c.dep_ in ("advcl", "acl", "ccomp", "conj")]
    if not before and verb.head.tag_ == "VBG":
        return doers(verb.head)
    return clauses.subjects(before[-1]) if before else []


def _owners(noun: Token) -> list[Token]:
    """Whose a noun is, or the noun that it stands in: "**Ukraine**'s use of missiles (to strike)"."""
    for _ in range(parties.DEEPEST):
        owners = [t for prep, t in clauses.nmods(noun) if prep in ("'s", "by")]
        if owners or noun.dep_ != "nmod":
            return owners
        noun = noun.head
    return []


def _issuers(paper: Token) -> list[Token]:
    """Who speaks in a paper: "**Parliament** passed a resolution *condemning* the coup", "**his** letter *warning* of
    war"."""
    owners = [t for prep, t in clauses.nmods(paper) if prep in ("'s", "by", "from")]
    if owners or paper.dep_ != "obj":
        return owners or [paper]
    return clauses.subjects(paper.head)


def undergoers(verb: Token) -> list[Token]:
    """Whom or what the verb acts on, in the active or in the passive."""
    if clauses.is_passive(verb) and not acts_after_all(verb):
        return [t for t in clauses.subjects(verb) if t.i != verb.i]
    lent = {t.i for t in _misplaced(verb)}
    own = [t for t in clauses.objects(verb) if t.i not in lent]
    borrowed = [t for child in clauses.children(verb, "advcl") for t in _misplaced(child)]
    return own or borrowed or _second_subject(verb) or _bounded(verb) or clauses.indirect_objects(verb)


def _misplaced(verb: Token) -> list[Token]:
    """Objects that a parser hangs on a participle though they stand before its "of": "accused **Kyiv** of
    *shelling*"."""
    marks = clauses.children(verb, "mark")
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not marks:
        return []
    return [t for t in clauses.children(verb, "obj") if verb.head.i < t.i < marks[0].i]


def _bounded(verb: Token) -> list[Token]:
    """ "freed **at least** 19 men", "arrested **up to** 40 men": no preposition, but a bound of the object's number."""
    found = []
    for token in clauses.children(verb, "obl"):
        number = next(iter(clauses.children(token, "nummod")), None)
        opening = token.doc[token.left_edge.i : (number or token).i].text.lower()
        if number is not None and token.i > verb.i and opening in ("at least", "at most", "up to", "as many as"):
            found.append(token)
    return found


def _second_subject(verb: Token) -> list[Token]:
    """A "subject" behind a verb that has one before it is its object, whatever the parser says."""
    subjects = clauses.children(verb, "nsubj")
    return [t for t in subjects if t.i > verb.i] if subjects and subjects[0].i < verb.i else []


def with_prepositions(verb: Token, nouns: list[Token] | None = None) -> list[tuple[str, Token]]:
    """A verb's obliques, then the modifiers of its objects: where "sanctions on Russia" hangs is a coin's toss for a
    parser."""
    found = clauses.obliques(verb)
    for noun in undergoers(verb) if nouns is None else nouns:
        found += [(prep, t) for prep, t in clauses.nmods(noun) if prep != "'s"]
        for prep, inner in clauses.nmods(noun):
            if prep in ("of", "for", "in"):
                found += [(p, t) for p, t in clauses.nmods(inner) if p != "'s"]
    for child in clauses.children(verb, "advcl", "xcomp", "ccomp"):
        if child.tag_ == "VBG" or child.dep_ == "xcomp":
            continue
        found += [(p, t) for p, t in clauses.obliques(child) if child.i < verb.i]
    return found


def complement(verb: Token) -> Token | None:
    """The head of what is promised, asked, refused; an infinitive of purpose or a noun's infinitive counts."""
    for found in (clauses.complements(verb), _infinitives(verb)):
        if found:
            return found[0]
    return None


def _infinitives(verb: Token) -> list[Token]:
    found = [c for c in clauses.children(verb, "advcl") if "to" in clauses.marks(c) and c.i > verb.i]
    for noun in clauses.children(verb, "obj"):
        found += [c for c in clauses.children(noun, "acl") if "to" in clauses.marks(c)]
    return found


def heads(place: Place, verb: Token) -> list[Token]:
    """The heads that stand in a verb's place, unrefined."""
    match place.name:
        case "subject":
            return doers(verb)
        case "object":
            return undergoers(verb) or ([] if not clauses.is_passive(verb) else clauses.objects(verb))
        case "iobject":
            return [t for t in clauses.indirect_objects(verb) if t.i not in {o.i for o in clauses.objects(verb)}]
        case "clause":
            return _of_complement(place, verb)
        case preposition:
            return [
                t for prep, t in with_prepositions(verb) if prep == preposition and t.lower_ not in parties.CALENDAR
            ]


def _of_complement(place: Place, verb: Token) -> list[Token]:
    inner = complement(verb)
    if inner is None:
        return []
    own = clauses.children(inner, "nsubj", "nsubj:pass")
    if place.part == "subject":
        return own
    found = own if place.part == "parties" else []
    found = found + clauses.objects(inner)
    if place.part == "parties":
        found = found + [t for _, t in with_prepositions(inner)]
        for deeper in clauses.complements(inner):
            found = found + clauses.objects(deeper) + [t for _, t in with_prepositions(deeper)]
    return found


def somebody(place: Place, verb: Token) -> list[Token]:
    """The parties in a verb's place: who stands there, or else who stands inside that phrase."""
    found = heads(place, verb)
    return resolve(found, place.part) or (_whose_force(found) if place.name == "subject" else [])


def _whose_force(found: list[Token]) -> list[Token]:
    """Who acts by hands of his own: "**its** fighters had killed"."""
    return [t for head in found if _is_own_force(head) for t in clauses.children(head, "nmod:poss")]


def resolve(found: list[Token], part: str = "") -> list[Token]:
    """Parties out of heads: each head that is somebody, or else who stands inside it.

    ``person`` takes heads only; ``parties`` takes a head only where it is a name, so that "its troops" are nobody but
    their owner's.
    """
    found = [_by_name(parties.past_dateline(t)) for t in found]
    heads_only = [t for t in parties.members(parties.counted(t) for t in found) if parties.names_somebody(t)]
    if part == "parties":
        return _named_or_inner(found)
    heads_only = [t for t in heads_only if not _is_own_force(t)]
    if heads_only or part == "person":
        return heads_only
    for token in found:
        for member in clauses.conjuncts(token):
            if inner := parties.inner_parties(member):
                return list(parties.members(inner))
    return []


def _by_name(token: Token) -> Token:
    """The person whom an apposition names behind a word for people that no list holds: "the cartographer **Ada
    Low**"."""
    if token.pos_ != "NOUN" or parties.names_somebody(token):
        return token
    return next((t for t in clauses.appositions(token) if t.ent_type_ == "PERSON"), token)


def _named_or_inner(found: list[Token]) -> list[Token]:
    """The first head's name, or else whoever stands inside its phrase; then the next head's."""
    for head in found:
        for token in parties.members([parties.counted(head)]):
            if parties.is_named(token):
                return [t for t in clauses.conjuncts(token) if parties.is_named(t)]
            if inner := parties.inner_parties(token):
                return list(parties.members(inner))
    return []


def _is_own_force(token: Token) -> bool:
    """ "its troops", "their fighters": the doer's own hands, no other party."""
    owned = any(t.lower_ in parties.POSSESSIVES for t in clauses.children(token, "nmod:poss"))
    return owned and "armed" in parties.kinds(token) and not parties.is_named(token)


def noun_heads(place: str, noun: Token) -> list[Token]:
    """The heads that stand in a noun's place: an owner, a people before it, or after a preposition."""
    if place == "adj":
        return [c for c in clauses.children(noun, "amod", "compound", "nmod:desc") if parties.is_people(c)]
    own = [t for prep, t in clauses.nmods(noun) if prep == place]
    if place == "by" and not own:  # "the invasion of Kuwait by Iraq": a parser may hang Iraq on Kuwait
        own = [t for prep, of in clauses.nmods(noun) if prep == "of" for by, t in clauses.nmods(of) if by == "by"]
    if own or place == "'s":
        return own
    others = [t for t in clauses.conjuncts(noun) if t.i != noun.i]
    return [t for other in others for prep, t in clauses.nmods(other) if prep == place]
