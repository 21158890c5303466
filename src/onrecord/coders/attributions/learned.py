"""What no rule sees: statements found by heads that were learned from people's marks.

The heads judge each word as a cue and, given a cue, each word around it as source or content
(``training/attributions/README.md``). So they find cues that no list has, and sources and contents that the parser hung
elsewhere. Where a rule has spoken of the same words, the rule's statement stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.analysis import clauses
from onrecord.coders.attributions import learned_heads, learned_spans, quoting
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.evidence import can_show
from onrecord.coders.attributions.extent import spots
from onrecord.coders.attributions.learned_heads import SOURCE, Array, Heads
from onrecord.coders.attributions.learned_places import Places, quoted_words
from onrecord.coders.attributions.learned_spans import Stretch
from onrecord.coders.attributions.lexicon import cue_noun, cue_verb
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.speaker import extent
from onrecord.coders.attributions.told import QUOTES, is_asked
from onrecord.coders.attributions.verbal import DECIDING, cue_spot
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Attribution
from onrecord.model.provenance import Maker
from onrecord.model.text import Span

SURE = 0.4
"""How likely cue, source and content must be right together for a statement to be told. Of 0.3 to 0.6 the best on a
fifth of PolNeAR's training half, which was held back from learning, and on the train half of our own gold alike."""
FOR_RULES = QUOTES | DECIDING
"""Cues of which rules alone can tell whether they are any: "quoted him as saying" is another's statement, "decided on
such a course" a deed."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""What a content has a word of, if it says anything."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LEANING = frozenset({"aux", "aux:pass", "cop", "det", "case", "mark", "cc", "nummod", "amod", "nmod:poss"})
"""Relations of words that belong to one behind them."""
WHOLE = frozenset({"that", "quote", "to", "obj"})
"""Frames of cues whose content may be a clause or stand alone; of the others rules know the prepositions ("spoke **of**
a war" says something, "spoke **with** the minister" does not)."""
SAME = 0.5
"""Words in common over words in either from which two contents are one, as in the scorer."""


@dataclass(frozen=True)
class Judged:
    """A report as the heads see it.

    Attributes:
        words: a row a token.
        cues: how likely each token is a cue.
        silent: whether a token is a mark or a blank.
    """

    heads: Heads
    places: Places
    words: Array
    cues: Array
    silent: tuple[bool, ...]

    @classmethod
    def of(cls, seen: Seen, heads: Heads) -> Judged | None:
        """What the heads make of a report; ``None`` where another engine read it."""
        doc = seen.case.doc
        places = Places(doc)
        words = heads.words(doc, places, quoted_words(doc, seen.marks))
        if words is None:
            return None
        silent = tuple(token.is_space or token.is_punct for token in doc)
        return cls(heads, places, words, heads.cues(words) * ~np.array(silent), silent)


@dataclass(frozen=True)
class Found:
    """A cue with what the heads take for its source and its content, the likeliest stretches of words."""

    cue: int
    chance: float
    source: Stretch
    content: tuple[Stretch, ...]

    @property
    def whole(self) -> float:
        """How likely cue, source and content are right together, were they judged apart."""
        return self.chance * self.source.chance * max((part.chance for part in self.content), default=0.0)


def judged_cue(judged: Judged, cue: int) -> Found:
    """The source and the content of a word, were it a cue."""
    around = judged.places.around(cue)
    roles = judged.heads.roles(judged.words, judged.places, cue, around)
    return Found(
        cue,
        float(judged.cues[cue]),
        learned_spans.source(roles, around, cue, judged.silent),
        tuple(learned_spans.content(roles, around, cue, judged.silent)),
    )


def find(seen: Seen) -> Iterator[Attribution]:
    """Every statement that the heads are sure of, the surest first."""
    return statements(seen, ())


def statements(seen: Seen, told: Sequence[Attribution]) -> Iterator[Attribution]:
    """The same without the cues of what has been told, which cost no time."""
    judged = Judged.of(seen, learned_heads.shipped())
    if judged is None:
        return
    maker = Maker(RULE.name, judged.heads.version)
    used = _characters(claim.cue for claim in told if claim.cue is not None)
    open_cues = [int(at) for at in np.flatnonzero(judged.cues >= SURE) if seen.case.doc[int(at)].idx not in used]
    for found in sorted((judged_cue(judged, at) for at in open_cues), key=lambda found: -found.whole):
        made = draft(seen, judged, found) if found.whole >= SURE else None
        claim = attribution(seen.case, made, seen.marks, maker) if made else None
        if claim is not None:
            yield claim


def draft(seen: Seen, judged: Judged, found: Found) -> Draft | None:
    """What was found as places in the text; ``None`` where it lacks a source or a content."""
    doc, text = seen.case.doc, seen.case.article.text
    token = doc[found.cue]
    if clauses.is_negated(token) or is_asked(token) or token.lemma_.lower() in FOR_RULES:
        return None
    words = cue_spot(token) if token.pos_ == "VERB" else (token.idx, token.idx + len(token))
    content = [spot for stretch in found.content for spot in spots(doc, _said(doc, stretch), text)]
    content = quoting.merge(text, quoting.complete(seen.marks, content, words), words)
    who = _speaker(doc, found.source)
    known = cue_noun(token) if token.pos_ == "NOUN" else cue_verb(token)
    if not content or who is None or (known and not (known.frames & WHOLE and can_show(known, token, who))):
        return None
    said = [doc[stretch.start : stretch.end] for stretch in found.content]
    if not any(_states(part.root) if known is None else _tells(part) for part in said) or any(map(_breaks_off, said)):
        return None
    source = extent(who, text)
    verb = next((word for word in (token, token.head) if word.pos_ == "VERB"), None)
    act = known.act if known else judged.heads.act(judged.words, found.cue) or "say"
    return Draft(act, words, tuple(content), source, verb) if source else None


def _tells(content: Any) -> bool:
    """Whether a content says anything: "said so" and "asked how" do not."""
    return any(token.pos_ in TELLING for token in content)


def _breaks_off(content: Any) -> bool:
    """Whether a content ends in a word that leans on one outside it: "Russia **will**", "the signing **of**"."""
    last = next((token for token in reversed(content) if not token.is_punct), content[-1])
    return last.dep_ in LEANING and last.head.i >= content.end


def _states(verb: Any) -> bool:
    """Whether a clause states something, with a subject and a finite verb.

    Of a word that no table has this is asked: who "grumbled that the pay was poor" said so; who "sought to leave" or
    "authorized the sale" did something, though PolNeAR counts much of it.
    """
    finite = verb.tag_ in FINITE or any(
        child.tag_ in FINITE for child in clauses.children(verb, "aux", "aux:pass", "cop")
    )
    return finite and bool(clauses.children(verb, "nsubj", "nsubj:pass", "csubj", "expl"))


def _said(doc: Any, stretch: Stretch) -> range:
    """The words of a content without the "that" before it."""
    opens = doc[stretch.start].lower_ == "that" and doc[stretch.start].tag_ == "IN"
    return range(stretch.start + opens, stretch.end)


def _speaker(doc: Any, stretch: Stretch) -> Any | None:
    """The head of a stretch of words; of a relative pronoun, what it stands for."""
    if stretch.weight <= 0:
        return None
    root = doc[stretch.start : stretch.end].root
    relative = root.tag_ in ("WP", "WDT") and root.head.dep_ == "acl:relcl"
    return root.head.head if relative else root


def beside(seen: Seen, found: Sequence[Attribution]) -> list[Attribution]:
    """The statements that the heads add to what the rules found: of other cues, contents and hands than theirs."""
    told = list(found)
    for claim in statements(seen, found):
        if not any(_one(claim, other) for other in told):
            told.append(claim)
    return told[len(found) :]


def weighed(seen: Seen, claim: Attribution) -> list[str]:
    """Why a claim of these heads stands, a line a judgement: how sure each part is, and what else the cue's words may
    have been; empty where the heads did not make the claim or cannot read this engine's vectors."""
    judged = Judged.of(seen, learned_heads.shipped())
    if judged is None or claim.cue is None or claim.maker != Maker(RULE.name, judged.heads.version):
        return []
    doc = seen.case.doc
    at = next(token.i for token in doc if token.idx >= claim.cue.start)
    found = judged_cue(judged, at)
    around = judged.places.around(at)
    roles = judged.heads.roles(judged.words, judged.places, at, around)
    rivals = [side for side in learned_spans.sides(roles[:, SOURCE], around, at, judged.silent) if side.weight > 0]
    said = " ... ".join(f"“{doc[part.start : part.end].text}” {part.chance:.2f}" for part in found.content)
    others = [f"“{doc[side.start : side.end].text}” {side.chance:.2f}" for side in rivals if side != found.source]
    return [
        f"all of it: {found.whole:.2f}, told from {SURE} on; else no statement",
        f"cue “{doc[at].text}”: {found.chance:.2f}, else none {1 - found.chance:.2f}",
        f"source “{doc[found.source.start : found.source.end].text}” {found.source.chance:.2f}; else "
        + ("; ".join(others) or "nobody"),
        f"content {said}",
    ]


def why(case: Case, claim: Attribution) -> list[str]:
    """``weighed`` for a report that is read anew."""
    return weighed(Seen.of(case), claim)


def _one(claim: Attribution, other: Attribution) -> bool:
    """Whether a claim says nothing that the other does not: it has its cue or its content, or its content is one of the
    other's hands ("citing **two officials**") or tells why a name is kept back."""
    own = _characters(claim.content)
    if claim.cue is not None and other.cue is not None and _characters([claim.cue]) & _characters([other.cue]):
        return True
    said = _characters(other.content)
    hands = [_characters([span]) for hop in other.chain for span in (hop.words, hop.reason) if span is not None]
    if len(own & said) >= SAME * len(own | said):
        return True
    return any(len(own & hand) >= SAME * min(len(own), len(hand)) for hand in hands)


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


RULE: Rule[Attribution] = Rule(
    name="attributions/learned",
    why=(
        "Learned heads judge each word as a cue, and the words around it as its source and its content, from what "
        "people marked in news reports; they find statements whose cue no list has or whose parts the parser hung "
        "elsewhere."
    ),
    find=alone(find),
    says=(
        ("The minister said that the bridge would reopen in May.", "minister | said | the bridge would reopen in May"),
    ),
    says_not=("The army moved two brigades to the border.",),
)
