"""What pronouns, short names and descriptions stand for: "he", "Putin", "WHO", "the Russian president", "the report".

Short names and "who" are tied by rule, descriptions by what the text calls somebody (``descriptions``), pronouns by a
small model over what grammar and the course of the text say (``features``, ``ranker``). Below a chance that was chosen
on the development cases a pronoun stays unresolved: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import ranker
from onrecord.analysis.antecedents import is_bare, is_definite, is_mention, span_of
from onrecord.analysis.clauses import conjuncts
from onrecord.analysis.descriptions import taken_up
from onrecord.analysis.discourse import Discourse, told_of
from onrecord.analysis.entities import Entity, Gender, named
from onrecord.analysis.features import Class, of_candidate, of_none, speaks_on
from onrecord.analysis.mentions import describe
from onrecord.analysis.nouns import NEWSROOMS, TIMES, is_plural, sort_of_word
from onrecord.analysis.pairs import one_of_two, pair_for, place_in_pair, speaks_of_two
from onrecord.analysis.speech import Speech

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PRONOUNS: dict[str, tuple[Class, Gender | None]] = {
    "he": ("he", "he"), "him": ("he", "he"), "his": ("he", "he"), "himself": ("he", "he"), "she": ("he", "she"),
    "her": ("he", "she"), "hers": ("he", "she"), "herself": ("he", "she"), "it": ("it", None), "its": ("it", None),
    "itself": ("it", None), "they": ("they", None), "them": ("they", None), "their": ("they", None),
    "theirs": ("they", None), "themselves": ("they", None),
}  # fmt: skip
FIRST = frozenset({"i", "me", "my", "myself", "mine"})
SURE: dict[Class, float] = {"he": 0.4, "it": 0.55, "they": 0.45}
"""The chance from which a pronoun counts as resolved: the lowest (in steps of 0.05) at which two of three answers that
it adds are right, in five folds by document over the marked news reports of ``training/coref/news.tsv``."""


BEFORE = ("dislocated", "nsubj", "nsubj:pass", "nsubj:outer")
"""Relations to the verb of who is named before the sentence about them, "vocative" where nobody is spoken to apart."""
SAME = 4
"""Sentences within which a noun taken up again is the same one: in GUM's news, speech and biographies 67 of 85 are
within four, 32 of 67 beyond."""
LONGEST_LIST = 40
"""Dependents behind the first of several coordinated names up to which they make a group: a bound on time."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a token stands for: the name or fuller description, the evidence in words, and how sure that is (0 to 1)."""

    span: Span
    why: str
    chance: float = 1.0


class Referents:
    """What the mentions of a text stand for."""

    def __init__(self, found: Mapping[int, Resolved], members: Mapping[int, tuple[Span, ...]] | None = None) -> None:
        self._found = dict(found)
        self._members = dict(members or {})

    def of(self, token: Token) -> Span | None:
        """The name (or the fuller description) a token stands for; ``None`` where it is one itself or nobody knows."""
        found = self._found.get(token.i)
        return found.span if found is not None else None

    def why(self, token: Token) -> Resolved | None:
        """The same with what it rests on."""
        return self._found.get(token.i)

    def members(self, token: Token) -> tuple[Span, ...]:
        """The names of a group told one by one that a token stands for: "they", "the two countries"."""
        return self._members.get(token.i, ())

    def __len__(self) -> int:
        return len(self._found)


def referents(doc: Doc) -> Referents:
    """Resolve the mentions of a text."""
    if not doc.has_annotation("DEP"):
        return Referents({})
    reader = Reader(doc)
    reader.read()
    return Referents(reader.found, reader.members)


class Reader:
    """One pass over a text, word by word. ``training/coref`` reads with it too."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.found: dict[int, Resolved] = {}
        self.members: dict[int, tuple[Span, ...]] = {}
        self.speech = Speech(doc)
        names = named(doc)
        self._heads = {name.span.root.i: name.entity for name in names}  # by the head of each name
        self.discourse = Discourse(doc, self.speech, self._heads)
        self._described: dict[Entity, Span] = {}  # what an entity without a name was called first
        self._within: set[int] = set()
        self._starts = {name.span.start: name.entity for name in names}
        self._ends = {name.span.end: name for name in names}
        self._nouns: dict[str, Entity] = {}  # the last entity without a name under each noun
        for name in names:
            describe(name.span, name.entity)
            self._within |= set(range(name.span.start, name.span.end))
            full = name.entity.name
            if (full is not None and len(full) > len(name.span)) or name.link in ("acronym", "misspelt"):
                for token in name.span:
                    self._settle(token, full, name.link)

    def read(self) -> None:
        """Resolve every mention."""
        first: list[Token] = []
        for token in self.doc:
            if token.i in self._heads:
                self._name(token)
            elif token.i in self._within or token.is_space:
                continue
            elif token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
                self._pronoun(token)
            elif token.lower_ in FIRST and token.pos_ in ("PRON", "DET"):
                first.append(token)
            elif (place := place_in_pair(token)) is not None:
                self._one_of_two(token, place)
            elif token.tag_ in ("WP", "WDT") or (token.lower_ == "that" and token.dep_.startswith("nsubj")):
                self._relative(token)
            elif token.pos_ in ("NOUN", "PROPN") and is_mention(token):
                self._noun(token)
        for token in first:  # "I ...," he said: the speaker may come after
            self._first_person(token)

    def _settle(self, token: Token, span: Span | None, why: str, chance: float = 1.0) -> None:
        if span is not None and not span.start <= token.i < span.end:
            self.found[token.i] = Resolved(span, why, chance)

    def _stand(self, token: Token, entity: Entity, why: str, chance: float = 1.0) -> None:
        """Let a token stand for an entity: for its name, else for what it was called first."""
        self._settle(token, entity.name or self._described.get(entity), why, chance)
        if entity.members:
            self.members[token.i] = tuple(m.name for m in entity.members if m.name is not None)

    def _name(self, token: Token) -> None:
        entity = self._heads[token.i]
        above = self._above(token)
        if token.dep_ in ("compound", "flat", "nmod:desc") and above is entity:
            return
        self.discourse.record(token, "name", entity)
        self._group(token)

    def _above(self, token: Token) -> Entity | None:
        return self.discourse.at.get(token.head.i) or self._heads.get(token.head.i)

    def _group(self, token: Token) -> None:
        """Several coordinated: once the last is reached, they are one that "they" may take up."""
        if token.dep_ != "conj" or token.head.n_rights > LONGEST_LIST:
            return
        all_ = conjuncts(token)
        if len(all_) < 2 or token.i != all_[-1].i:
            return
        entities = tuple(e for t in all_ if (e := self.discourse.at.get(t.i)) is not None)
        if len(entities) < len(all_) or len(set(entities)) < 2:
            return
        sorts = {e.sort for e in entities}
        everyone = all(e.name is not None for e in entities)
        group = Entity(sorts.pop() if len(sorts) == 1 else None, plural=True, members=entities if everyone else ())
        heads = [self._span(t) for t in all_]
        self._described[group] = self.doc[min(s.start for s in heads) : max(s.end for s in heads)]
        single = self.discourse.at[all_[0].i]
        self.discourse.record(all_[0], "noun", group)
        self.discourse.at[all_[0].i] = single

    def _span(self, token: Token) -> Span:
        entity = self._heads.get(token.i)
        name = entity.name if entity is not None else None
        return name if name is not None and name.start <= token.i < name.end else span_of(token)

    def _pronoun(self, token: Token) -> None:
        kind, gender = PRONOUNS[token.lower_]
        if token.dep_ == "expl":
            return
        before = self._put_before(token, gender) if gender is not None else None
        if before is not None:
            self.discourse.record(token, "pronoun", before)
            self._stand(token, before, "named right before")
            return
        mention = self.discourse.mention(token, "pronoun")
        candidates = self.discourse.candidates(mention, kind, gender)
        features = [of_candidate(mention, c, rank, len(candidates)) for rank, c in enumerate(candidates)]
        features.append(of_none(mention, len(candidates)))
        chosen = self.choose(token, kind, [c.entity for c in candidates], features)
        speaking = next((c.entity for c in candidates if kind == "he" and speaks_on(mention, c)), None)
        if speaking is not None and (chosen is None or chosen[0] is not speaking):
            chosen = speaking, SURE[kind]
        if chosen is None:
            return
        entity, chance = chosen
        if gender is not None and chance >= SURE[kind] and entity.sort == "person" and entity.gender is None:
            entity.gender = gender
        self.discourse.record(token, "pronoun", entity)
        if chance >= SURE[kind]:
            self._stand(token, entity, f"likeliest of {len(candidates)}", round(chance, 2))

    def _put_before(self, token: Token, gender: Gender | None) -> Entity | None:
        """Who is named before the sentence about them: "**Anna Petrova**, she is joining us"."""
        if token.dep_ not in ("nsubj", "nsubj:pass") or token.i < 2 or token.nbor(-1).text != ",":
            return None
        name = self._ends.get(token.i - 1)
        if name is None or name.entity.sort != "person" or told_of(name.entity, gender) is None:
            return None
        root = name.span.root
        called = root.dep_ == "vocative" and self.speech.at(root) is not None  # "John, he lied," said to John
        beside = root.head.i == token.head.i and root.dep_ in (*BEFORE, "vocative")
        return name.entity if beside and not called else None

    def choose(
        self, token: Token, kind: Class, entities: list[Entity], features: list[list[str]]
    ) -> tuple[Entity, float] | None:
        """The likeliest of the entities, and its chance; ``None`` where nothing is likelier than each."""
        shares = ranker.chances(ranker.weights()[kind], features)
        best = max(range(len(shares)), key=shares.__getitem__)
        return (entities[best], shares[best]) if best < len(entities) else None

    def _one_of_two(self, token: Token, place: int) -> None:
        """The former, the latter."""
        entity = one_of_two(token, place, self.discourse)
        if entity is not None:
            self.discourse.record(token, "noun", entity)
            self._stand(token, entity, "one of two")

    def _relative(self, token: Token) -> None:
        """Who: what its clause hangs on."""
        verb = token.head
        while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ != "acl:relcl" or token.i > verb.i:
            return
        entity = self.discourse.at.get(verb.head.i)
        if entity is not None and (entity.name is not None or token.lower_ in ("who", "whom")):
            self._stand(token, entity, "relative clause")

    def _first_person(self, token: Token) -> None:
        """I: whoever speaks the quotation."""
        number = self.speech.at(token)
        speaker = self.speech.speaker(number) if number is not None else None
        entity = self.discourse.at.get(speaker.i) if speaker is not None else None
        if entity is not None and not entity.plural:
            self._stand(token, entity, "speaks the quotation")

    def _noun(self, token: Token) -> None:
        beside = self._beside(token)
        if beside is not None:
            self.discourse.at[token.i] = beside  # the hearer is told more of the same one, and nothing is taken up
            return
        word = token.lemma_.lower()
        pair = pair_for(token, self.discourse) if speaks_of_two(token) else None
        if pair is not None:
            self.discourse.record(token, "noun", pair)
            self._stand(token, pair, "the two named together")
            return
        if is_definite(token):
            taken = taken_up(token, self.discourse)
            before = self._nouns.get(word)
            if taken is not None:
                entity, why = taken
                self.discourse.record(token, "noun", entity)
                self._stand(token, entity, why)
                return
            if before is not None and before.plural == is_plural(token) and is_bare(token):
                self.discourse.record(token, "noun", before)
                if self._tells(before, token):
                    self._stand(token, before, "the same noun")
                return
        if word in TIMES:
            return
        entity = Entity(sort_of_word(word) or "thing", plural=is_plural(token), roles={word})
        self._nouns[word] = entity
        self._described[entity] = span_of(token)
        self.discourse.record(token, "noun", entity)
        self._group(token)

    def _tells(self, entity: Entity, token: Token) -> bool:
        """Whether what an entity without a name was called first tells more than the same noun now, and is sure."""
        first = self._described[entity]
        apart = self.discourse.mention(token, "noun").sentence - self.discourse.mention(first.root, "noun").sentence
        return len(first) > 2 and first.root.pos_ == "NOUN" and entity.sort != "thing" and apart <= SAME

    def _beside(self, token: Token) -> Entity | None:
        """Whom an apposition or predicate describes: "X, the **minister**", "the **minister**, X"."""
        if token.dep_ in ("appos", "nmod:desc", "flat", "compound"):
            above = self._above(token)
            if above is not None:
                return above
        if token.lemma_.lower() in NEWSROOMS:  # "the Volga news agency"
            named = (self._heads.get(c.i) for c in token.children if c.dep_ == "compound")
            return next((e for e in named if e is not None and e.sort == "body"), None)
        for child in token.children:
            if child.dep_ in ("appos", "nmod:desc", "flat") and child.i in self._heads:
                entity = self._heads[child.i]
                if entity.sort == "person" or child.dep_ == "appos":
                    return entity
        after = self._starts.get(token.i + 1)
        if after is not None and after.sort == "person" and sort_of_word(token.lemma_) == "person":
            return after  # "manager Geoff Bowes", whatever the parser made of it
        if any(child.dep_ == "cop" for child in token.children):
            subject = next((c for c in token.children if c.dep_.startswith("nsubj")), None)
            return self.discourse.at.get(subject.i) if subject is not None else None
        return None
