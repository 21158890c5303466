"""Each question about a clause, on trees written by hand; the engine's own trees are asked in test_engine.py."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.analysis import clauses

REPORT = (
    "He|he|PRP|2|nsubj said|say|VBD|0|ROOT that|that|IN|6|mark Russia|Russia|NNP|6|nsubj had|have|VBD|6|aux "
    "fired|fire|VBN|2|ccomp 90|90|CD|8|nummod missiles|missile|NNS|6|obj and|and|CC|12|cc would|would|MD|12|aux "
    "not|not|RB|12|advmod stop|stop|VB|6|conj .|.|.|2|punct"
)
ORDER = "Biden|Biden|NNP|2|nsubj ordered|order|VBD|0|ROOT troops|troop|NNS|2|obj to|to|TO|5|mark leave|leave|VB|2|xcomp"
PROMISE = (
    "Biden|Biden|NNP|2|nsubj promised|promise|VBD|0|ROOT her|she|PRP|2|iobj to|to|TO|5|mark leave|leave|VB|2|xcomp"
)
PASSIVE = (
    "The|the|DT|2|det depot|depot|NN|4|nsubj:pass was|be|VBD|4|aux:pass struck|strike|VBN|0|ROOT by|by|IN|6|case "
    "Ukraine|Ukraine|NNP|4|obl:agent and|and|CC|8|cc destroyed|destroy|VBN|4|conj .|.|.|4|punct"
)
QUOTE = (
    "“|“|``|4|punct We|we|PRP|4|nsubj will|will|MD|4|aux win|win|VB|7|ccomp ,|,|,|4|punct ”|”|''|4|punct "
    "said|say|VBD|0|ROOT Putin|Putin|NNP|7|nsubj .|.|.|7|punct"
)
INSERTED = (
    "This|this|DT|7|nsubj ,|,|,|4|punct he|he|PRP|4|nsubj added|add|VBD|7|parataxis ,|,|,|4|punct is|be|VBZ|7|cop "
    "war|war|NN|0|ROOT .|.|.|7|punct"
)
RELATIVE = (
    "The|the|DT|2|det men|man|NNS|7|nsubj:pass who|who|WP|4|nsubj fired|fire|VBD|2|acl:relcl it|it|PRP|4|obj "
    "were|be|VBD|7|aux:pass killed|kill|VBN|0|ROOT .|.|.|7|punct"
)
GAP = (
    "The|the|DT|2|det missiles|missile|NNS|5|nsubj Ukraine|Ukraine|NNP|4|nsubj fired|fire|VBD|2|acl:relcl "
    "hit|hit|VBD|0|ROOT Kursk|Kursk|NNP|5|obj ,|,|,|10|punct according|accord|VBG|10|case to|to|IN|8|fixed "
    "Reuters|Reuters|NNP|5|obl"
)
REDUCED = (
    "Missiles|missile|NNS|5|nsubj fired|fire|VBN|1|acl by|by|IN|4|case Russia|Russia|NNP|2|obl hit|hit|VBD|0|ROOT "
    "homes|home|NNS|5|obj"
)
DECISION = (
    "Biden|Biden|NNP|3|nmod:poss 's|'s|POS|1|case decision|decision|NN|7|nsubj to|to|TO|5|mark withdraw|withdraw|VB|3|acl "
    "was|be|VBD|7|cop wrong|wrong|JJ|0|ROOT .|.|.|7|punct"
)
CONDITION = (
    "Russia|Russia|NNP|3|nsubj will|will|MD|3|aux respond|respond|VB|0|ROOT if|if|IN|7|mark it|it|PRP|7|nsubj:pass "
    "is|be|VBZ|7|aux:pass attacked|attack|VBN|3|advcl .|.|.|3|punct"
)
GIFT = (
    "Britain|Britain|NNP|6|nsubj ,|,|,|3|punct France|France|NNP|1|conj and|and|CC|5|cc Germany|Germany|NNP|1|conj "
    "gave|give|VBD|0|ROOT Kyiv|Kyiv|NNP|6|iobj tanks|tank|NNS|6|obj .|.|.|6|punct"
)
NAMED = (
    "Sergei|Sergei|NNP|10|nsubj Lavrov|Lavrov|NNP|1|flat ,|,|,|6|punct the|the|DT|6|det foreign|foreign|JJ|6|amod "
    "minister|minister|NN|1|appos who|who|WP|8|nsubj called|call|VBD|6|acl:relcl ,|,|,|6|punct left|leave|VBD|0|ROOT"
)
USE = (
    "Ukraine|Ukraine|NNP|3|nmod:poss 's|'s|POS|1|case use|use|NN|0|ROOT of|of|IN|5|case missiles|missile|NNS|3|nmod "
    "against|against|IN|7|case Russia|Russia|NNP|3|nmod"
)

Build = Callable[..., Any]


def find(doc: Any, word: str) -> Any:
    return next(token for token in doc if token.text == word)


def words(tokens: Any) -> list[Any]:
    return [t.text if hasattr(t, "text") else (t[0], t[1].text) for t in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        (REPORT, "said", ["He"]), (REPORT, "fired", ["Russia"]), (REPORT, "stop", ["Russia"]),
        (ORDER, "leave", ["troops"]), (PROMISE, "leave", ["Biden"]), (PASSIVE, "destroyed", ["depot"]),
        (RELATIVE, "fired", ["men"]), (REDUCED, "fired", ["Missiles"]), (DECISION, "withdraw", ["Biden"]),
        (DECISION, "wrong", ["decision"]), (INSERTED, "war", ["This"]), (USE, "use", []),
    ],
)  # fmt: skip
def test_subjects_are_found_where_they_are_shared(build: Build, sentence: str, verb: str, expected: list[str]) -> None:
    assert words(clauses.subjects(find(build(sentence), verb))) == expected


def test_a_passive_tells_its_agent_and_not_as_an_oblique(build: Build) -> None:
    for sentence, verb, agent in ((PASSIVE, "struck", "Ukraine"), (REDUCED, "fired", "Russia")):
        token = find(build(sentence), verb)
        assert clauses.is_passive(token)
        assert words(clauses.agents(token)) == [agent]
        assert clauses.obliques(token) == []
    assert clauses.is_passive(find(build(PASSIVE), "destroyed"))
    assert not clauses.is_passive(find(build(REPORT), "fired"))


def test_objects_reach_into_relative_clauses(build: Build) -> None:
    assert words(clauses.objects(find(build(GAP), "fired"))) == ["missiles"]
    assert words(clauses.objects(find(build(RELATIVE), "fired"))) == ["it"]
    assert words(clauses.objects(find(build(GIFT), "gave"))) == ["tanks"]
    assert words(clauses.indirect_objects(find(build(GIFT), "gave"))) == ["Kyiv"]
    assert words(clauses.indirect_objects(find(build(ORDER), "ordered"))) == ["troops"]


def test_prepositions_come_with_their_nouns(build: Build) -> None:
    assert words(clauses.obliques(find(build(GAP), "hit"))) == [("according to", "Reuters")]
    assert words(clauses.nmods(find(build(USE), "use"))) == [
        ("'s", "Ukraine"),
        ("of", "missiles"),
        ("against", "Russia"),
    ]


@pytest.mark.parametrize("member", ["Britain", "France", "Germany"])
def test_every_member_knows_the_whole_coordination(build: Build, member: str) -> None:
    assert words(clauses.conjuncts(find(build(GIFT), member))) == ["Britain", "France", "Germany"]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        (REPORT, "said", ["fired"]), (QUOTE, "said", ["win"]), (INSERTED, "added", ["war"]), (ORDER, "ordered", ["leave"]),
        (DECISION, "decision", ["withdraw"]), (GAP, "hit", []),
    ],
)  # fmt: skip
def test_complements_are_found_before_and_after_the_verb(
    build: Build, sentence: str, verb: str, expected: list[str]
) -> None:
    assert words(clauses.complements(find(build(sentence), verb))) == expected


def test_small_words_tell_polarity_modality_and_tense(build: Build) -> None:
    doc = build(REPORT)
    assert clauses.is_negated(find(doc, "stop"))
    assert not clauses.is_negated(find(doc, "fired"))
    assert clauses.modals(find(doc, "stop")) == ["would"]
    assert [clauses.tense(find(doc, word)) for word in ("said", "fired", "stop")] == ["past", "past", "none"]
    assert clauses.tense(find(build(CONDITION), "respond")) == "future"
    assert clauses.tense(find(build(INSERTED), "war")) == "present"
    assert clauses.marks(find(doc, "fired")) == ["that"]
    copula = clauses.copula(find(build(INSERTED), "war"))
    assert copula is not None
    assert copula.text == "is"


def test_nothing_is_denied_with_no(build: Build) -> None:
    doc = build("Kyiv|Kyiv|NNP|2|nsubj has|have|VBZ|0|ROOT no|no|DT|4|det plans|plan|NNS|2|obj")
    assert clauses.is_negated(find(doc, "has"))
    assert clauses.is_negated(find(doc, "plans"))
    longer = "It|it|PRP|4|nsubj no|no|RB|3|advmod longer|long|RBR|4|advmod fires|fire|VBZ|0|ROOT"
    assert clauses.is_negated(find(build(longer), "fires"))


def test_conditions_are_told_from_what_stands_under_them(build: Build) -> None:
    doc = build(CONDITION)
    assert clauses.is_conditional(find(doc, "attacked"))
    assert not clauses.is_conditional(find(doc, "respond"))
    assert words(clauses.conditions(find(doc, "respond"))) == ["attacked"]


def extent(doc: Any, place: tuple[int, int]) -> str:
    return str(doc.text[slice(*place)])


@pytest.mark.parametrize(
    ("sentence", "head", "whole", "bare"),
    [
        (NAMED, "Sergei", "Sergei Lavrov , the foreign minister who called", "Sergei Lavrov"),
        (NAMED, "minister", "the foreign minister who called", "the foreign minister"),
        (GIFT, "Britain", "Britain", "Britain"), (DECISION, "Biden", "Biden", "Biden"),
        (DECISION, "decision", "Biden 's decision to withdraw", "Biden 's decision"),
        (GAP, "Reuters", "Reuters", "Reuters"), (INSERTED, "war", "war", "war"),
    ],
)  # fmt: skip
def test_a_phrase_has_its_words_and_no_others(build: Build, sentence: str, head: str, whole: str, bare: str) -> None:
    doc = build(sentence)
    assert extent(doc, clauses.phrase(find(doc, head))) == whole
    assert extent(doc, clauses.phrase(find(doc, head), bare=True)) == bare


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        (REPORT, "fired", "Russia had fired 90 missiles and would not stop"), (QUOTE, "win", "We will win"),
        (REPORT, "stop", "would not stop"), (CONDITION, "attacked", "if it is attacked"),
        (INSERTED, "added", "he added"), (ORDER, "leave", "to leave"),
    ],
)  # fmt: skip
def test_a_clause_is_trimmed_of_what_only_joins_it(build: Build, sentence: str, head: str, expected: str) -> None:
    doc = build(sentence)
    assert extent(doc, clauses.clause(find(doc, head))) == expected


def test_appositions_and_roots(build: Build) -> None:
    doc = build(NAMED)
    assert words(clauses.appositions(find(doc, "Sergei"))) == ["minister"]
    assert clauses.root_of(find(doc, "foreign")).text == "left"
    assert clauses.root_of(doc[0:3]).text == "left"


def test_every_question_has_an_answer_for_every_word(build: Build) -> None:
    for sentence in (REPORT, QUOTE, GAP, NAMED, USE):
        doc = build(sentence)
        for token in doc:
            for name in clauses.__all__:
                getattr(clauses, name)(token)
