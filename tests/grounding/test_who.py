"""Actors: the words of the report first, the tables for what they leave open, unknown otherwise."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.grounding.countries import countries
from onrecord.grounding.who import Actors, Resolver, bodies
from onrecord.model.problems import UsageError

ACTORS = Actors.load()
KNOWN = countries()

LEVI = """
The|DET||3|det
Israeli|ADJ||3|amod
minister|NOUN|minister|8|nsubj
,|PUNCT||3|punct
Dan|PROPN||3|appos
Levi|PROPN||5|flat
,|PUNCT||3|punct
told|VERB|tell|0|ROOT
reporters|NOUN|reporter|8|obj
that|SCONJ||12|mark
he|PRON||12|nsubj
met|VERB|meet|8|ccomp
Putin|PROPN||12|obj
.|PUNCT||8|punct
"""


class Fixed:
    """Referents that stand for one span."""

    def __init__(self, token: int, span: object) -> None:
        self.token, self.span = token, span

    def of(self, token: object) -> object:
        return self.span if getattr(token, "i", None) == self.token else None


@pytest.fixture
def levi(parsed, article):
    doc = parsed(LEVI, (("Dan Levi", "PERSON"), ("Putin", "PERSON")))
    return Resolver(doc, article(doc.text), Fixed(10, doc[4:6]))


def at(resolver: Resolver, words: str):
    start = resolver.text.index(words)
    return resolver.who(start, start + len(words))


CIRCLE = """
Its|PRON||2|nmod:poss
army|NOUN||3|nsubj
met|VERB|meet|0|ROOT
its|PRON||5|nmod:poss
guard|NOUN||3|obj
.|PUNCT||3|punct
"""


class Each:
    """Referents that stand for one span each."""

    def __init__(self, spans: dict[int, object]) -> None:
        self.spans = spans

    def of(self, token: object) -> object:
        return self.spans.get(getattr(token, "i", -1))


def test_descriptions_that_own_each_other_come_to_an_end(parsed, article) -> None:
    doc = parsed(CIRCLE, ())
    resolver = Resolver(doc, article(doc.text), Each({0: doc[3:5], 3: doc[0:2]}))
    assert at(resolver, "Its army").country is None
    assert at(resolver, "its guard").country is None


def test_a_person_takes_role_and_country_from_the_words(levi) -> None:
    who = at(levi, "The Israeli minister, Dan Levi")
    assert (who.name, who.kind, who.country, who.role, who.code) == ("Dan Levi", "person", "ISR", "minister", "ISRGOV")
    assert who.words.text == "The Israeli minister, Dan Levi"


def test_a_pronoun_stands_for_the_name_and_points_to_its_own_words(levi) -> None:
    start = levi.text.index(" he ") + 1
    who = levi.who(start, start + 2)
    assert (who.name, who.country, who.role, who.words.text) == ("Dan Levi", "ISR", "minister", "he")


def test_a_bare_surname_is_looked_up_on_the_day_of_the_report(levi, parsed, article) -> None:
    assert at(levi, "Putin").code == "RUSGOV"
    doc = parsed("Scholz|PROPN||2|nsubj\nspoke|VERB|speak|0|ROOT", (("Scholz", "PERSON"),))
    held = Resolver(doc, article(doc.text, "2024-11-18")).who(0, 6)
    left = Resolver(doc, article(doc.text, "2025-11-18")).who(0, 6)
    early = Resolver(doc, article(doc.text, "2001-11-18")).who(0, 6)
    undated = Resolver(doc, article(doc.text, None)).who(0, 6)
    assert (held.country, held.role, held.code) == ("DEU", "chancellor", "DEUGOV")
    assert (left.country, left.role, left.code) == ("DEU", None, None)
    assert (early.country, early.role, early.code) == (None, None, None)
    assert (undated.country, undated.role) == ("DEU", None)


def test_words_win_over_the_table(parsed, article) -> None:
    rows = "Canadian|ADJ||2|amod\nbaker|NOUN|baker|5|nsubj\nOlaf|PROPN||2|flat\nScholz|PROPN||3|flat\nsang|VERB|sing|0|ROOT"
    doc = parsed(rows, (("Olaf Scholz", "PERSON"),))
    resolver = Resolver(doc, article(doc.text))
    assert resolver.who(0, len("Canadian baker Olaf Scholz")).country in ("CAN", "DEU")
    rows = rows.replace("baker|NOUN|baker", "minister|NOUN|minister")
    doc = parsed(rows, (("Olaf Scholz", "PERSON"),))
    who = Resolver(doc, article(doc.text)).who(0, len("Canadian minister Olaf Scholz"))
    assert (who.name, who.country, who.role, who.code) == ("Olaf Scholz", "CAN", "minister", "CANGOV")


@pytest.mark.parametrize(
    ("words", "name", "kind", "country", "code"),
    [
        ("the White House", "White House", "organisation", "USA", "USAGOV"),
        ("The Kremlin", "Kremlin", "organisation", "RUS", "RUSGOV"),
        ("Moscow", "Moscow", "country", "RUS", "RUSGOV"),
        ("Ukraine", "Ukraine", "country", "UKR", "UKR"),
        ("the U.S.", "United States", "country", "USA", "USA"),
        ("NATO", "NATO", "organisation", None, "IGOWSTNAT"),
        ("U.N.", "United Nations", "organisation", None, "IGOUNO"),
        ("Hezbollah", "Hezbollah", "group", "LBN", "LBNREB"),
        ("TASS", "TASS", "agency", "RUS", "RUSMED"),
        ("The New York Times", "The New York Times", "outlet", "USA", "USAMED"),
    ],
)
def test_names_in_the_tables(parsed, article, words: str, name: str, kind: str, country: str | None, code: str) -> None:
    rows = "\n".join(f"{word}|PROPN||{len(words.split()) + 1}|nsubj" for word in words.split())
    doc = parsed(f"{rows}\nspoke|VERB|speak|0|ROOT")
    who = Resolver(doc, article(doc.text)).who(0, len(words))
    assert (who.name, who.kind, who.country, who.code) == (name, kind, country, code)


@pytest.mark.parametrize(
    ("rows", "words", "kind", "country", "role", "code"),
    [
        ("U.S.|PROPN||2|compound\nofficials|NOUN|official|3|nsubj\nsaid|VERB|say|0|ROOT", "U.S. officials", "person", "USA", "officials", "USAGOV"),
        ("The|DET||3|det\nUkrainian|ADJ||3|amod\nmilitary|NOUN|military|4|nsubj\nsaid|VERB|say|0|ROOT", "The Ukrainian military", "group", "UKR", None, "UKRMIL"),
        ("rebels|NOUN|rebel|2|nsubj\nfled|VERB|flee|0|ROOT", "rebels", "group", None, None, "REB"),
        ("Russian|ADJ||3|amod\nForeign|PROPN||3|compound\nMinistry|PROPN||4|nsubj\nsaid|VERB|say|0|ROOT", "Russian Foreign Ministry", "organisation", "RUS", None, "RUSGOV"),
        ("the|DET||2|det\nreport|NOUN|report|3|nsubj\nsaid|VERB|say|0|ROOT", "the report", "document", None, None, None),
        ("Nobody|PRON||2|nsubj\nsaid|VERB|say|0|ROOT", "Nobody", "unknown", None, None, None),
        ("Russian|ADJ||2|amod\nmissiles|NOUN|missile|3|nsubj\nfell|VERB|fall|0|ROOT", "Russian missiles", "unknown", None, None, None),
    ],
)  # fmt: skip
def test_descriptions(parsed, article, rows, words, kind, country, role, code) -> None:
    doc = parsed(rows)
    who = Resolver(doc, article(doc.text)).who(0, len(words))
    assert (who.kind, who.country, who.role, who.code) == (kind, country, role, code)


@pytest.mark.parametrize(
    ("words", "role", "country", "sector"),
    [
        ("the Russian foreign minister", "foreign minister", "RUS", "GOV"),
        ("France's interior minister", "interior minister", "FRA", "GOV"),
        ("a senior member of the Federation Council", "senior member of the Federation Council", "RUS", "LEG"),
        ("first deputy head of the Russian upper house's committee", "first deputy head of the Russian upper house's committee", "RUS", "LEG"),
        ("spokesman for the Indonesian military", "spokesman for the Indonesian military", "IDN", "MIL"),
        ("Afghan ambassador to the United States", "ambassador to the United States", "AFG", "GOV"),
        ("an opposition leader", "opposition leader", None, "OPP"),
        ("the rebel commander", "rebel commander", None, "REB"),
        ("a police chief", "police chief", None, "COP"),
        ("Moscow's envoy", "envoy", "RUS", "GOV"),
        ("two U.S. judges", "judges", "USA", "JUD"),
        ("the Secretary of State", "Secretary of State", "USA", "GOV"),
        ("critics", "critics", None, "ELI"),
    ],
)  # fmt: skip
def test_what_a_description_tells(words: str, role: str, country: str | None, sector: str) -> None:
    assert bodies.role(words, KNOWN) == role
    assert bodies.country(words, KNOWN, ACTORS) == country
    assert bodies.sector(words, ACTORS) == sector


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "Zelenskiy", "Volodymyr Zelensky"])
def test_spellings_of_one_name_are_one_holder(name: str) -> None:
    holder = ACTORS.holder(name, "2024-11-18")
    assert holder is not None
    assert (holder.country, holder.role) == ("UKR", "president")


def test_namesakes_are_not_taken_for_office_holders() -> None:
    assert ACTORS.holder("Lyudmila Putin", "2024-11-18") is None
    assert ACTORS.holder("Smith", "2024-11-18") is None  # once premier of the British Virgin Islands
    assert ACTORS.holder("Johnson", "2024-11-18") is None
    assert ACTORS.holder("Boris Johnson", "2024-11-18").country == "GBR"
    assert ACTORS.holder("", "2024-11-18") is None


def test_a_users_actors_come_first_and_within_their_dates(tmp_path: Path) -> None:
    table = tmp_path / "actors.tsv"
    table.write_text(
        "name\tnames\tkind\tcountry\tcode\tsince\tuntil\nNew Dawn\tND|TASS\tgroup\tXKX\tXKXREB\t2024-01-01\t2024-12-31\n"
    )
    mine = Actors.load(table)
    assert mine.named("ND", "2024-05-05").code == "XKXREB"
    assert mine.named("TASS", "2024-05-05").name == "New Dawn"
    assert mine.named("TASS", "2025-05-05").name == "TASS"
    assert mine.named("ND", "2025-05-05") is None


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("name\tkind\nA\tgroup\n", "lacks names, country"), ("name\tnames\tkind\tcountry\tcode\tsince\tuntil\nA\t\tgang\t\t\t\t\n", "unknown kind 'gang'")],
)  # fmt: skip
def test_a_table_with_a_fault_is_told(tmp_path: Path, content: str, complaint: str) -> None:
    table = tmp_path / "actors.tsv"
    table.write_text(content)
    with pytest.raises(UsageError, match=complaint):
        Actors.load(table)


def test_shipped_tables_agree_with_the_codes() -> None:
    for rows in ACTORS.by_name.values():
        for row in rows:
            assert row.country is None or row.country in KNOWN.by_code
            assert row.code is None or row.code.isupper()
    for spells in ACTORS.spells.values():
        for spell in spells:
            assert spell.country in KNOWN.by_code
            assert not spell.until or spell.since <= spell.until


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 70), size=st.integers(1, 70))
def test_any_words_have_an_answer(levi, start: int, size: int) -> None:
    end = min(len(levi.text), start + size)
    if levi.text[start:end].strip():
        who = levi.who(start, end)
        assert who.name
        assert levi.text[who.words.start : who.words.end] == who.words.text


def test_every_holder_of_a_name_is_a_rival_of_the_others() -> None:
    rows = ACTORS.holders("Singh", "2007-01-01")
    assert len({row.country for row in rows}) == len(rows)
    assert (ACTORS.holder("Singh", "2007-01-01") is None) == (len(rows) != 1)


def one(parsed, article, rows: str, names: tuple[tuple[str, str], ...], words: str):
    doc = parsed(rows, names)
    return at(Resolver(doc, article(doc.text)), words)


def test_a_title_before_a_comma_and_a_body_of_no_country(parsed, article) -> None:
    rows = (
        "UN|PROPN||2|compound\ncoordinator|NOUN|coordinator|7|nsubj\nfor|ADP||4|case\nMali|PROPN||2|nmod\n,|PUNCT||2|punct\n"
        "Ada|PROPN||7|nsubj\nspoke|VERB|speak|0|ROOT"
    )
    who = one(parsed, article, rows, (("Ada", "PERSON"),), "Ada")
    assert (who.name, who.country, who.role, who.code) == ("Ada", None, "UN coordinator for Mali", "IGOUNO")


def test_a_member_of_congress_by_party_and_state(parsed, article) -> None:
    rows = "Ada|PROPN||6|nsubj\nLow|PROPN||1|flat\n,|PUNCT||1|punct\nR-Wis.|PROPN||1|appos\n,|PUNCT||1|punct\nspoke|VERB|speak|0|ROOT"
    who = one(parsed, article, rows, (("Ada Low", "PERSON"),), "Ada Low")
    assert (who.country, who.code) == ("USA", "USALEG")


def test_a_mr_and_a_ms_of_one_name_are_two(parsed, article) -> None:
    rows = (
        "Ms.|PROPN||2|nmod:desc\nLow|PROPN||3|nsubj\nleft|VERB|leave|0|ROOT\nMr.|PROPN||5|nmod:desc\nLow|PROPN||6|nsubj\n"
        "stayed|VERB|stay|3|conj\nAda|PROPN||8|nsubj\nLow|PROPN||7|flat"
    )
    doc = parsed(rows, (("Ada Low", "PERSON"),))
    doc.ents = (*doc.ents, doc.char_span(4, 7, label="PERSON"), doc.char_span(17, 20, label="PERSON"))
    resolver = Resolver(doc, article(doc.text))
    assert doc.text[17:20] == "Low"
    assert resolver.who(17, 20).name == "Low"


def test_a_name_that_the_engine_left_unmarked_behind_its_title(parsed, article) -> None:
    rows = (
        "Kenyan|ADJ||2|amod\nspokeswoman|NOUN|spokeswoman|5|nsubj\nAda|PROPN||2|appos\nLow|PROPN||3|flat\n"
        "spoke|VERB|speak|0|ROOT"
    )
    who = one(parsed, article, rows, (), "Kenyan spokeswoman Ada Low")
    assert (who.name, who.kind, who.country, who.role) == ("Ada Low", "person", "KEN", "spokeswoman")


@pytest.mark.parametrize("name", ["May", "Turkey", "Chad", "Jordan", "Reading", "Georgia", "Paris Hilton"])
def test_a_person_whose_name_is_a_word_or_a_place_is_a_person(parsed, article, name: str) -> None:
    words = f"Ada {name}".split()
    rows = "\n".join(
        [f"{words[0]}|PROPN||{len(words) + 1}|nsubj"]
        + [f"{word}|PROPN||1|flat" for word in words[1:]]
        + ["spoke|VERB|speak|0|ROOT"]
    )
    who = one(parsed, article, rows, ((" ".join(words), "PERSON"),), " ".join(words))
    assert (who.name, who.kind, who.country) == (" ".join(words), "person", None)


def test_actors_of_a_long_report_cost_no_more_each(parsed, article) -> None:
    row = "The|DET||{0}|det\nArmenian|ADJ||{0}|amod\nminister|NOUN|minister|{1}|nsubj\nspoke|VERB|speak|{2}|ROOT\n"

    def seconds(copies: int) -> float:
        doc = parsed("".join(row.format(4 * n + 3, 4 * n + 4, 0) for n in range(copies)))
        resolver = Resolver(doc, article(doc.text))
        began = time.perf_counter()
        for n in range(copies):
            span = doc[4 * n : 4 * n + 3]
            assert resolver.who(span.start_char, span.end_char).country == "ARM"
        return time.perf_counter() - began

    seconds(10)
    assert min(seconds(400) for _ in range(2)) < 40 * min(seconds(40) for _ in range(3))


def test_a_description_that_stands_for_itself_ends(parsed, article) -> None:
    rows = (
        "His|PRON||2|nmod:poss\naide|NOUN|aide|5|nsubj\nAda|PROPN||2|appos\nLow|PROPN||3|flat\nspoke|VERB|speak|0|ROOT"
    )
    doc = parsed(rows, (("Ada Low", "PERSON"),))
    who = Resolver(doc, article(doc.text), Fixed(0, doc[2:4])).who(9, 16)
    assert (who.name, who.kind, who.country) == ("Ada Low", "person", None)


def test_a_word_for_a_body_named_before(parsed, article) -> None:
    rows = (
        "FBI|PROPN||2|nsubj\nspoke|VERB|speak|0|ROOT\n.|PUNCT||2|punct\nThe|DET||5|det\nbureau|NOUN|bureau|6|nsubj\n"
        "refused|VERB|refuse|2|parataxis"
    )
    who = one(parsed, article, rows, (("FBI", "ORG"),), "The bureau")
    assert (who.name, who.country, who.code) == ("FBI", "USA", "USACOP")


FREIGHTERS = """
Turkey|PROPN||2|nsubj
permitted|VERB|permit|0|ROOT
Ukrainian|ADJ||4|amod
freighters|NOUN|freighter|2|obj
.|PUNCT||2|punct
"""


def test_the_adjective_of_a_country_stands_for_it(parsed, article) -> None:
    doc = parsed(FREIGHTERS, (("Turkey", "GPE"), ("Ukrainian", "NORP")))
    whose = at(Resolver(doc, article(doc.text)), "Ukrainian")
    assert (whose.name, whose.kind, whose.country) == ("Ukraine", "country", "UKR")
