"""Whether an event happened, is planned, possible, conditional, ordered, permitted, denied, or failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from onrecord.analysis import clauses
from onrecord.coders.conditions import is_condition
from onrecord.coders.events import lexicon
from onrecord.coders.events.lexicon import lemma_of
from onrecord.coders.polarity import is_denied
from onrecord.model.claims import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST = 6
"""How many governors above an event are asked: deeper nesting in news is rare, and each step costs certainty."""
REPORTS = frozenset(
    "say tell report add note announce claim state declare insist argue write explain reveal confirm acknowledge admit "
    "believe think suggest indicate stress recall remember mention describe".split()
)
"""Verbs that report without touching what happened: the event under them keeps its own status."""
TOLD_OF = frozenset("warn fear suspect caution complain suggest".split())
"""Verbs that make open what is to come, but not what they tell as past."""
OF_USE = frozenset("use fire launch employ deploy send".split())
"""Verbs of means: what is done with the means ("used missiles to strike") shares the status of their use."""
ASKED_FOR = frozenset({"for", "of", "with", "to"})
"""Prepositions behind which a verb names what it wants or fears: "called **for** strikes", "warned **of** an
attack"."""
OCCURRING = frozenset("begin start resume happen occur open continue follow proceed".split())
"""Verbs that say of a deed that it happens."""
NARROW = frozenset({"extend", "include", "cover", "involve", "allow", "permit"})
"""Verbs of reach: what they do not reach is not going to happen."""
HEARSAY = frozenset("report claim allegation suggestion rumour rumor assertion accusation speculation".split())
"""Nouns for what is told of somebody."""
DISOWNING = frozenset("dismiss reject deny refute rebut repudiate rubbish dispute".split())
"""Verbs that call it untrue."""
WISHING = frozenset("insist demand urge propose recommend request ask suggest".split())
"""Verbs whose clause in the bare form tells what is wanted."""
WHEN = ("obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked")
"""Relations by which a time hangs on a verb."""
NOT_DONE: tuple[Status, ...] = ("denied", "failed", "permitted", "ordered", "possible", "planned")


def status_of(head: Token, trigger: Token, neutral: bool = False) -> Status:
    """The status of an event: ``head`` is the verb that carries it, ``trigger`` the word that names it (often the
    same).

    ``neutral`` says that the verb does what the noun names ("pledged support" is support), whatever it means elsewhere.
    """
    if _is_disowned(head):
        return "denied"
    own = _own(head)
    if trigger.i != head.i and own == "actual":
        own = _by_adjective(trigger) or ("denied" if clauses.is_negated(trigger) else own)
        own = _governing(head) or own if own == "actual" and not neutral else own
    found = own if own != "actual" else _above(head)
    over = head.head if head.pos_ == "NOUN" and head.dep_ == "obj" else head
    bounds = any(_bounds(child) for host in {head, over} for child in host.children)
    open_yet = found in ("possible", "planned") and bounds
    barred = found == "denied" and any("unless" in clauses.marks(child) for child in head.children)
    return "conditional" if open_yet or barred else found  # "will not fire as long as ..." is denied, "unless ..." open


def _is_disowned(head: Token) -> bool:
    """Whether a clause is what a report tells that somebody calls untrue: "rejected *claims* that it had **sent**
    troops", "*reports* that they will **leave** do not reflect the truth"."""
    noun = head.head
    if head.dep_ not in ("acl", "ccomp") or lemma_of(noun) not in HEARSAY or "to" in clauses.marks(head):
        return False
    over = noun.head
    if noun.dep_ == "nsubj" and over.i != noun.i:
        return is_denied(over)
    return noun.dep_ in ("obj", "obl", "nsubj:pass") and lemma_of(over) in DISOWNING and not is_denied(over)


def _bounds(child: Token) -> bool:
    """Whether a dependent of an event not yet done says on what it depends."""
    return is_condition(child) or any(is_condition(inner) for inner in child.children if child.dep_ in ("obj", "obl"))


def _own(head: Token) -> Status:
    if clauses.is_conditional(head) or _is_term(head):
        return "conditional"
    if is_denied(head):
        return "denied"
    if "whether" in clauses.marks(head):
        return "possible"
    modal = clauses.modals(head)
    if modal:
        return _by_modal(modal[0], head)
    if head.pos_ == "NOUN" and (found := _by_adjective(head) or _by_verb(head)):
        return found
    if clauses.tense(head) == "present" and any(map(_to_come, clauses.children(head, *WHEN))):
        return "planned"  # "when he visits Dhaka next month"
    if any(c.lower_ == "going" for c in clauses.children(head, "aux")):
        return "planned"
    return "actual"


def _to_come(token: Token) -> bool:
    """Whether a dependent is a time that has not come: "next month", "tomorrow"."""
    return any(t.lower_ in ("next", "tomorrow", "upcoming") for t in (token, *token.children))


def _is_term(head: Token) -> bool:
    """Whether a clause is a bound not yet reached: "as long as no village is attacked", "until they agree"."""
    marks = set(clauses.marks(head))
    if "as" in marks and head.head.lower_ == "long":
        return True
    if marks & {"until", "till", "once"}:
        return clauses.tense(head) in ("present", "none") or clauses.tense(head.head) == "none"
    return False


def _by_modal(modal: str, head: Token) -> Status:
    if clauses.conditions(head) or any(map(is_condition, head.children)):
        return "conditional"
    if modal in ("will", "shall"):
        return "planned"
    if modal == "would":
        top = head
        while top.dep_ == "conj" and top.head.i != top.i:
            top = top.head  # "said that they had agreed and **would exchange** officers"
        above = top.head
        told = top.dep_ in ("ccomp", "parataxis") and lemma_of(above) in REPORTS | {"promise", "vow", "pledge"}
        return "planned" if told else "conditional"
    return "possible"


def _by_verb(noun: Token) -> Status | None:
    """What the verb says of which a noun is the subject: "the *talks* **will resume**", "*talks* **due** to resume"."""
    verb = noun.head
    if any(c.lower_ in ("due", "scheduled", "expected", "set") for c in clauses.children(noun, "acl")):
        return "planned"
    if noun.dep_ == "nsubj" and lemma_of(verb) in OCCURRING and verb.pos_ == "VERB":
        return own if (own := _own(verb)) != "actual" else None
    if noun.dep_ in ("obj", "obl") and verb.lemma_ in NARROW and clauses.is_negated(verb):
        return "denied"
    return None


def _by_adjective(noun: Token) -> Status | None:
    for child in clauses.children(noun, "amod", "compound"):
        for word in (child.lower_, lemma_of(child)):
            for status in NOT_DONE:
                if word in _words()[status]:
                    return status
    return None


def _words() -> Mapping[str, frozenset[str]]:
    return lexicon.load().status


def _governing(verb: Token) -> Status | None:
    """What a verb over an event noun makes of it: "plans an invasion", "ordered strikes"."""
    lemma = lemma_of(verb)
    for status in ("ordered", "denied", "failed", "planned", "possible", "permitted"):
        if lemma in _words()[status]:
            assert status in get_args(Status)
            return status
    return None


def _above(head: Token) -> Status:
    """What the words over an event make of it: control verbs, nouns with infinitives, conditions."""
    token = head
    weak: Status = "actual"
    for _ in range(FARTHEST):
        above = token.head
        if above.i == token.i:
            return weak
        relation = token.dep_
        if relation in ("conj",):
            found = _own(above) if above.pos_ in ("VERB", "AUX") else "actual"
            if found != "actual" and _shares(token, above):
                return found
            token = above
            continue
        if relation == "obl" and not {c.lower_ for c in clauses.children(token, "case")} & ASKED_FOR:
            return "actual"
        if relation in (
            "ccomp",
            "xcomp",
            "acl",
            "advcl",
            "obj",
            "csubj",
            "obl",
            "nmod",
            "nsubj:pass",
            "nsubj",
            "appos",
        ):
            found_above = _through(token, above, relation)
            if found_above is not None:
                return found_above
        else:
            return weak
        if relation in ("xcomp", "acl") and above.pos_ == "NOUN" and "to" in clauses.marks(token):
            weak = "possible"  # "the means to strike": open, where nothing above decides
        if relation in ("nsubj", "advcl", "obl", "nmod") and above.pos_ in ("VERB", "AUX"):
            return weak
        token = above
    return "actual"


def _shares(token: Token, above: Token) -> bool:
    """Whether a coordinated verb stands under the first one's auxiliaries ("will strike and destroy")."""
    return token.pos_ == "VERB" and token.tag_ == above.tag_ and not clauses.children(token, "nsubj", "nsubj:pass")


def _through(token: Token, above: Token, relation: str) -> Status | None:
    lemma = lemma_of(above)
    if above.pos_ == "NOUN" and lemma in _words()["denied_nouns"]:
        return "denied"
    if token.tag_ == "VBG" and "from" in {c.lower_ for c in clauses.children(token, "mark", "case")}:
        return "denied"
    if relation == "xcomp" and lemma == "call" and token.pos_ == "NOUN":
        return None  # "called it a murder" names, "called for" wants
    if relation == "ccomp" and lemma in WISHING and _is_subjunctive(token):
        return "possible"  # "insisted that the union **agree**"
    infinitive = "to" in clauses.marks(token) or token.tag_ in ("VBG", "VB") or token.pos_ == "NOUN"
    if relation == "ccomp" and lemma in TOLD_OF and clauses.tense(token) == "past":
        return "actual"  # "warned that they did meddle": the warning makes nothing possible that has been done
    if relation == "advcl":
        if _after_denial(token, above):
            return "denied"
        if clauses.is_conditional(token):
            return "conditional"
        if "to" in clauses.marks(token):
            if lemma in OF_USE:
                return _own_or_above(above)
            permitted = _governing(above)
            return permitted if permitted in ("permitted", "ordered", "denied", "possible", "failed") else "planned"
        return "actual"
    if relation == "acl" and token.tag_ in ("VBN", "VBG") and "to" not in clauses.marks(token):
        return None
    if relation in ("nsubj", "nsubj:pass") and token.pos_ == "NOUN":
        modal = clauses.modals(above)
        return _governing(above) if relation == "nsubj:pass" else ("possible" if modal and modal[0] != "will" else None)
    if relation == "ccomp" and lemma in REPORTS:
        return "denied" if clauses.is_negated(above) and lemma in ("confirm",) else "actual"
    if infinitive or relation in ("ccomp", "xcomp"):
        found = _governing(above)
        if found == "failed" and clauses.is_conditional(above):
            return "conditional"  # "if either side fails to withdraw"
        if found == "permitted" and clauses.is_negated(above):
            return "denied"
        if found is None and relation in ("xcomp", "acl") and "to" in clauses.marks(token) and above.pos_ == "NOUN":
            return _own_or_above(above) if lemma in OF_USE else None
        return found
    return None


def _is_subjunctive(verb: Token) -> bool:
    """Whether a verb stands in its bare form behind a subject in the singular."""
    subject = clauses.children(verb, "nsubj")
    bare = verb.tag_ in ("VB", "VBP") and verb.lower_ == verb.lemma_.lower()
    return bare and bool(subject) and subject[0].tag_ in ("NN", "NNP") and not clauses.children(verb, "aux")


def _after_denial(token: Token, above: Token) -> bool:
    """Whether a participle belongs to a ban right before it, though it hangs on the verb ("his ban **on providing**
    ...")."""
    marks = [c for c in clauses.children(token, "mark", "case") if c.lower_ in ("on", "against", "from")]
    if token.tag_ != "VBG" or not marks or marks[0].i == 0:
        return False
    if marks[0].lower_ == "from":
        return True
    before = marks[0].nbor(-1)
    return before.head.i == above.i and lemma_of(before) in _words()["denied_nouns"]


def _own_or_above(above: Token) -> Status:
    own = _own(above)
    return own if own != "actual" else _above(above)
