"""What mentions stand for, on sentences read by the engine."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Span

from onrecord.analysis.coref import referents
from onrecord.analysis.mentions import country
from onrecord.analysis.name_spans import name_spans
from onrecord.analysis.pipeline import Engine

CASES = [
    ("Russian President Vladimir Putin met Xi Jinping. Putin said he was glad.", "Putin", 1, "Vladimir Putin"),
    ("Russian President Vladimir Putin met Xi Jinping. Putin said he was glad.", "he", 0, "Vladimir Putin"),
    (
        "Ukraine's president Volodymyr Zelenskyy met Russian President Vladimir Putin. The Russian president left.",
        "president", 1, "Vladimir Putin",
    ),
    (
        "Ukraine's president Volodymyr Zelenskyy met Russian President Vladimir Putin. The Ukrainian president left.",
        "president", 1, "Volodymyr Zelenskyy",
    ),
    ("Angela Merkel, the German chancellor, met Ms Truss. The chancellor said nothing.", "chancellor", 1, "Angela Merkel"),
    ("The New York Times reported the decision. The newspaper cited two officials.", "newspaper", 0, "New York Times"),
    ("The decision was first reported by Reuters. The report said nothing more.", "report", 0, "Reuters"),
    ("Joe Biden and Emmanuel Macron said they would meet.", "they", 0, "Joe Biden and Emmanuel Macron"),
    ("Axios said so. A report by Amnesty International was published. The report named no one.", "report", 1, "Amnesty International"),
    # short names
    ("The World Food Programme (WFP) appealed for rice. WFP said the ships were late.", "WFP", 1, "World Food Programme"),
    ("Talks with the World Food Programme failed. WHO and WFP left.", "WFP", 0, "World Food Programme"),
    ("Alan Marchetti resigned. Marcheti said he was tired.", "Marcheti", 0, "Alan Marchetti"),
    ("Ms Vera Lindqvist and Mr Jan Lindqvist met. Ms Lindqvist left.", "Lindqvist", 2, "Vera Lindqvist"),
    # named before the sentence
    ("Jeff and Drake make films. Anna Petrova, she is joining us.", "she", 0, "Anna Petrova"),
    ("“Alan Marchetti, he lied,” Vera Lindqvist said. She left.", "She", 0, "Vera Lindqvist"),
    # one of two, and both
    ("France and Germany met. The former offered gas; the latter refused.", "former", 0, "France"),
    ("France and Germany met. The former offered gas; the latter refused.", "latter", 0, "Germany"),
    ("Turkey accused Greece of lying. The latter denied it.", "latter", 0, "Greece"),
    ("Russia and China met. The latter's envoy left.", "latter", 0, "China"),
    ("Vladimir Putin met Xi Jinping in Beijing. The latter said he was glad.", "latter", 0, "Xi Jinping"),
    ("Russia and China met. A song opened a banquet, the latter held in a barn.", "latter", 0, None),
    ("Russia and China met in the latter half of May.", "latter", 0, None),
    ("Alan Marchetti praised Vera Lindqvist, who chairs Unilever. The latter left.", "latter", 0, None),
    ("Norlund and Estavia signed a treaty. The two countries had been at war.", "countries", 0, "Norlund and Estavia"),
    ("Israel and Hamas agreed to a truce. Both sides praised it.", "sides", 0, "Israel and Hamas"),
    ("Russia, China and Iran met. The two countries signed.", "countries", 0, None),
    ("Russia and China met. India and Iran objected. The two countries signed.", "countries", 0, None),
    ("Russia and China met. The two neighbouring countries signed.", "countries", 0, None),
    # whoever speaks
    ("“I will not go,” said Angela Merkel.", "I", 0, "Angela Merkel"),
    ("Angela Merkel, who said nothing, left.", "who", 0, "Angela Merkel"),
    # descriptions by what a text calls somebody, and by their kind
    ("The Kestrel Institute, a research group, warned of floods. The group said dams were weak.", "group", 1, "Kestrel Institute"),
    ("Turkey's Food Safety Authority closed the market. The authority said rats had been seen.", "authority", 0, "Food Safety Authority"),
    ("Toyota recalled cars in Spain. The company said brakes had failed.", "company", 0, "Toyota"),
    # nothing is guessed
    ("The Health Ministry met Nissan officials. The army denied it.", "army", 0, None),
    ("Axios said so. A new report was published in May. The report named no one.", "report", 1, "A new report"),
    ("Joe Biden hit him.", "him", 0, None),
    ("It is raining. They left.", "They", 0, None),
    ("He said no.", "He", 0, None),
    ("President Joe Biden met President Xi Jinping. The president left.", "president", 0, None),
    ("The newspaper cited two officials.", "newspaper", 0, None),
    ("Mr Biden met reporters. “She lied,” he said.", "She", 0, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "number", "expected"), CASES)
def test_mentions_lead_to_names_or_nowhere(
    engine: Engine, text: str, word: str, number: int, expected: str | None
) -> None:
    doc = engine(text)
    found = referents(doc).of([token for token in doc if token.text == word][number])
    assert (found.text if found is not None else None) == expected


def test_what_a_mention_rests_on_is_told(engine: Engine) -> None:
    doc = engine("Angela Merkel met the World Food Programme (WFP). She said WFP was right.")
    found = referents(doc)
    she, wfp = (next(t for t in doc if t.text == word and t.i > 10) for word in ("She", "WFP"))
    told = found.why(she), found.why(wfp)
    assert told[0] is not None
    assert told[1] is not None
    assert told[0].why.startswith("likeliest")
    assert 0.4 <= told[0].chance <= 1
    assert (told[1].why, told[1].chance) == ("acronym", 1.0)
    assert found.why(doc[0]) is None


def test_they_are_all_of_whom_the_names_are_certain(engine: Engine) -> None:
    doc = engine("Joe Biden and Emmanuel Macron said they would meet.")
    they = next(t for t in doc if t.text == "they")
    assert [name.text for name in referents(doc).members(they)] == ["Joe Biden", "Emmanuel Macron"]
    assert referents(doc).members(doc[0]) == ()


@pytest.mark.parametrize("label", ["LOC", "GPE"])
def test_countries_speak_under_either_label(build: Callable[..., Any], label: str) -> None:
    doc = build(
        "Chad|Chad|NNP|2|nsubj said|say|VBD|0|ROOT it|it|PRP|4|nsubj left|leave|VBD|2|ccomp", names=f"Chad=B-{label}"
    )
    found = referents(doc).of(doc[2])
    assert found is not None
    assert found.text == "Chad"


def test_a_name_in_full_stands_for_itself(engine: Engine) -> None:
    doc = engine("Vladimir Putin left.")
    assert len(referents(doc)) == 0


def test_a_speaker_is_not_the_one_he_speaks_of(engine: Engine) -> None:
    doc = engine("Vladimir Putin met Joe Biden. “He is wrong,” Putin said.")
    he = next(token for token in doc if token.text == "He")
    found = referents(doc).of(he)
    assert found is None or found.text == "Joe Biden"


@pytest.mark.parametrize(
    ("demonym", "land"),
    [("Russian", "Russia"), ("French", "France"), ("American", "US"), ("Israeli", "Israel"), ("British", "UK")],
)
def test_demonyms_and_countries_meet(demonym: str, land: str) -> None:
    assert country(demonym) == country(land)


def test_hostile_texts_are_resolved_in_bounded_time(build: Callable[..., Any]) -> None:
    words = ["“|“|``|{n}|punct he|he|PRP|{n}|nsubj ”|”|''|{n}|punct Li|Li|NNP|{n}|nsubj president|president|NN|{n}|obj"]
    rows = " ".join(words * 3_000).split()
    text = " ".join(row.format(n=number // 50 * 50 + 1 if number % 50 else 0) for number, row in enumerate(rows))
    doc = build(text, names="Li=B-PERSON he=O")
    began = time.monotonic()
    referents(doc)
    assert time.monotonic() - began < 30


PAINTERS = "Isabel|Isabel|NNP|3|nsubj Lindgren|Lindgren|NNP|1|flat led|lead|VBD|0|ROOT {name}|{name}|NNP|5|nsubj said|say|VBD|3|conj {rest}"


@pytest.mark.parametrize(
    ("given", "rest", "sort"),
    [
        ("Isabel", "so|so|RB|5|advmod", "person"),
        ("Isabel", "in|in|IN|7|case Isabel|Isabel|NNP|5|obl", "place"),  # a town of that name too
        ("Chad", "so|so|RB|5|advmod", "place"),
        ("Vell", "so|so|RB|5|advmod", "place"),  # no given name that the table knows
    ],
)
def test_a_given_name_alone_is_a_persons(build: Callable[..., Any], given: str, rest: str, sort: str) -> None:
    words = PAINTERS.replace("Isabel|Isabel|NNP|3", f"{given}|{given}|NNP|3").format(name=given, rest=rest)
    doc = build(words)
    doc.ents = [Span(doc, 0, 2, "PERSON"), *(Span(doc, t.i, t.i + 1, "GPE") for t in doc[2:] if t.text == given)]
    assert {kind for span, kind in name_spans(doc) if span.text == given} == {sort}
