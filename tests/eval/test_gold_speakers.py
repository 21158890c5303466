"""The annotated speakers keep their promises, and the scorer counts as it says."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "eval" / "gold" / "speakers"
NOTES = frozenset(
    {
        "two-candidates", "later", "first-person", "document", "plural", "far", "no-name", "role", "acronym", "object",
    }
)  # fmt: skip
SETS = frozenset({"gum-train", "gum-dev", "gum-test", "geovirus", "meantime"})
PRONOUNS = frozenset({"he", "him", "she", "her", "it", "they", "them", "who", "He", "She", "It", "They", "I"})


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("speakers_score", ROOT / "eval" / "speakers" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


score = load_scorer()


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = table("cases.tsv")
TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in (FOLDER / "texts").glob("*.txt")}
FORMS: dict[str, dict[str, list[str]]] = defaultdict(dict)
for found in table("names.tsv"):
    FORMS[found["file"]][found["name"]] = found["forms"].split(" | ")


def test_offsets_are_literal() -> None:
    for case in CASES:
        text = TEXTS[case["file"]]
        assert text[int(case["start"]) : int(case["end"])] == case["words"], case


def test_an_antecedent_is_a_form_of_the_name_and_nobody_has_none() -> None:
    for case in CASES:
        if case["name"] == "-":
            assert case["antecedent_start"] == case["antecedent_end"] == "", case
            continue
        words = TEXTS[case["file"]][int(case["antecedent_start"]) : int(case["antecedent_end"])]
        assert words in FORMS[case["file"]][case["name"]] or words in {
            form.removeprefix("Ms. ") for form in FORMS[case["file"]][case["name"]]
        }, case
        assert ("later" in case["note"].split(";")) == (int(case["antecedent_start"]) > int(case["start"])), case


def test_a_short_name_has_a_longer_antecedent() -> None:
    for case in CASES:
        if case["kind"] == "surname":
            assert int(case["antecedent_end"]) - int(case["antecedent_start"]) > len(case["words"]), case


def test_lists_are_closed() -> None:
    for case in CASES:
        assert case["kind"] in score.KINDS
        assert case["set"] in SETS
        assert set(filter(None, case["note"].split(";"))) <= NOTES, case
        assert (case["words"] in PRONOUNS) == (case["kind"] == "pronoun"), case
        assert case["set"].split("-")[0] == case["file"].split("_")[0]


def test_every_case_stands_once_in_order() -> None:
    places = [(case["file"], int(case["start"])) for case in CASES]
    assert places == sorted(set(places))


def test_every_form_stands_in_its_report_and_the_fullest_comes_first() -> None:
    for file, names in FORMS.items():
        for name, forms in names.items():
            assert forms[0] == name
            assert len(name.split()) == max(len(form.split()) for form in forms)
            assert all(form in TEXTS[file] for form in forms), (file, name)


def test_the_split_is_complete_and_follows_from_the_names() -> None:
    split = {row["file"]: row for row in table("split.tsv")}
    assert set(split) == set(TEXTS) == {case["file"] for case in CASES}
    for file, row in split.items():
        assert row["half"] == ("test" if int(hashlib.sha256(file.encode()).hexdigest(), 16) % 2 else "dev")
        assert row["about"] in ("several", "one country")


def test_the_mix_is_what_the_guidelines_ask_for() -> None:
    kinds = Counter(case["kind"] for case in CASES)
    assert len(CASES) >= 200
    assert 0.4 <= kinds["pronoun"] / len(CASES) <= 0.6
    assert sum(case["name"] == "-" for case in CASES) >= 0.12 * len(CASES)
    assert sum(not case["set"].startswith("gum") for case in CASES) >= 0.6 * len(CASES)


def test_every_text_is_credited() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for file in TEXTS:
        line = next(line for line in readme.splitlines() if line.startswith(f"| {file} |"))
        assert line.endswith("| CC BY 2.5 |")
        assert "https://en.wikinews.org/wiki/" in line


# a report of our own: two Petrovs, an acronym, an agency, an unnamed official
TEXT = (
    "Anna Petrov and Ivan Petrov met Björn Lund of the Northern Relief Organisation (NRO). "
    "She said no. Lund agreed. The agency warned. An official denied it."
)


@pytest.fixture
def gold() -> object:
    def case(words: str, kind: str, name: str, file: str = "a.txt") -> object:
        start = TEXT.index(words)
        return score.Case(file, start, start + len(words), words, kind, name, "geovirus", "")

    names = {
        "Anna Petrov": ("Anna Petrov",),
        "Ivan Petrov": ("Ivan Petrov",),
        "Björn Lund": ("Björn Lund", "Lund"),
        "Northern Relief Organisation": ("Northern Relief Organisation", "NRO"),
    }
    people = {("a.txt", name) for name in list(names)[:3]} | {("b.txt", "Björn Lund")}
    cases = (
        case("She", "pronoun", "Anna Petrov"),
        case("Lund agreed"[:4], "surname", "Björn Lund"),
        case("The agency", "description", "Northern Relief Organisation"),
        case("An official", "description", "-", "b.txt"),
    )
    return score.Gold(
        cases,
        {"a.txt": TEXT, "b.txt": TEXT},
        {"a.txt": names, "b.txt": {"Björn Lund": ("Björn Lund",)}},
        frozenset(people),
        {"a.txt": "dev", "b.txt": "test"},
    )


@pytest.mark.parametrize(
    ("number", "answer", "outcome"),
    [
        (0, "Anna Petrov", "right"),
        (0, "Ms. Anna Petrov", "right"),
        (0, "Turkish health minister Anna Petrov", "right"),
        (0, "Anna Maria Petrov", "right"),
        (0, "Petrov", "wrong"),  # two bearers
        (0, "Ivan Petrov", "wrong"),
        (0, "spokesman for Anna Petrov", "wrong"),
        (0, None, "unresolved"),
        (0, " ", "unresolved"),
        (1, "bjorn lund", "right"),
        (1, "Mr Lund", "right"),
        (1, "Bjørn", "wrong"),
        (2, "the Northern Relief Organization (NRO)", "right"),
        (2, "NRO's", "right"),
        (2, "N.R.O.", "right"),
        (2, "Relief", "wrong"),
        (2, "NRO spokesman Björn Lund", "wrong"),
        (3, None, "right"),
        (3, "Björn Lund", "wrong"),
    ],
)
def test_answers_are_judged(gold: object, number: int, answer: str | None, outcome: str) -> None:
    assert score.judge(gold, gold.cases[number], answer) == outcome  # type: ignore[attr-defined]


def test_shares_add_up(gold: object) -> None:
    answers = {"She": "Ivan Petrov", "Lund": None, "The agency": "NRO", "An official": None}
    found = score.measure(lambda text, start, end: answers[text[start:end]], gold)
    every = found["all"]["all"]
    assert every["cases"] == 4
    assert [every[outcome][0] for outcome in score.OUTCOMES] == [50.0, 25.0, 25.0]
    assert found["all"]["named"]["right"][0] == pytest.approx(33.3)
    assert found["test"]["all"]["right"] == (100.0, 100.0, 100.0)
    assert found["dev"]["nobody"]["cases"] == 0
    for cell in (cell for half in found.values() for cell in half.values() if cell["cases"]):
        assert sum(cell[outcome][0] for outcome in score.OUTCOMES) == pytest.approx(100, abs=0.2)
        for outcome in score.OUTCOMES:
            point, low, high = cell[outcome]
            assert low <= point <= high
    assert "pronoun" in score.show(found)


def test_the_gold_answers_score_full_marks_and_silence_only_where_nobody_is_named() -> None:
    whole = score.load()
    names = {(whole.texts[c.file], c.start): c.name for c in whole.cases}

    def perfect(text: str, start: int, end: int) -> str | None:
        name = names[text, start]
        return None if name == "-" else name

    assert score.measure(perfect, whole)["all"]["all"]["right"] == (100.0, 100.0, 100.0)
    silent = score.measure(lambda text, start, end: None, whole)["all"]
    assert silent["nobody"]["right"][0] == 100.0
    assert silent["named"]["unresolved"][0] == 100.0
