import pytest

from onrecord.stories import copies
from onrecord.stories.copies import newsrooms
from tests.stories.copies.written import LEAD, SECOND, TEXT, article


def told(text, **more):
    return [(credit.newsroom, credit.kind) for credit in copies.credits(article(text, **more))]


@pytest.mark.parametrize(
    ("text", "newsroom", "kind"),
    [
        (f"VELDEN, Norlund (AP) — {TEXT}", "AP", "dateline"),
        (f"VELDEN, March 10 (Reuters) - {TEXT}", "Reuters", "dateline"),
        (f"(CNN) - {TEXT}", "CNN", "dateline"),
        (f"(Washington Examiner) {TEXT}", "Washington Examiner", "dateline"),
        (f"10 March, 2026 ( RT )* — {TEXT}", "RT", "dateline"),
        (f"By Lena Moss, Associated Press\n{TEXT}", "AP", "byline"),
        (f"LENA MOSS and OLE BRANDT Associated Press\n{TEXT}", "AP", "byline"),
        (f"Associated Press\n{TEXT}", "AP", "byline"),
        (f"Defense One•\n{TEXT}", "Defense One", "label"),
        (f"Authored by Lena Moss via The Canal Review,\n{TEXT}", "Canal Review", "byline"),
        (f"Lena Moss, Associated Press Published 6:18 a.m. ET March 10, 2026\n{TEXT}", "AP", "byline"),
        (f"By LENA MOSS AP Diplomatic Writer\n{TEXT}", "AP", "byline"),
        (f"{TEXT}\npolitico.com/story/2026/03/10/velden-lock-reopens", "Politico", "tail"),
        (f"Lena Moss, The Washington Post\n{TEXT}", "WaPo", "byline"),
        (f"{TEXT}\nLena Moss is an Associated Press writer.", "AP", "tail"),
        (f"{TEXT}\nThe Washington Post's Lena Moss in Velden contributed to this report.", "WaPo", "tail"),
        (f"{TEXT}\nReporting by Lena Moss; Editing by Ole Brandt", "Reuters", "tail"),
        (f"{TEXT}\nCopyright 2026 by CNN NewSource. All rights reserved.", "CNN", "copyright"),
        (f"{LEAD} The wreck was first reported by the Miami Herald.\n{SECOND}", "Miami Herald", "text"),
        (f"Divers at the gate. (Ole Brandt/AFP via Getty Images)\n{TEXT}", "AFP", "photo"),
    ],
)
def test_where_a_text_is_from_is_told_by_the_shape_of_a_line(text, newsroom, kind):
    found = copies.credits(article(text))
    assert (newsroom, kind) in [(credit.newsroom, credit.kind) for credit in found]
    for credit in found:
        assert credit.words is None or text[credit.words.start : credit.words.end] == credit.words.text


@pytest.mark.parametrize(
    "line",
    [
        "The minister told CNN on Tuesday that the canal would stay shut.",
        "Reuters reported that the barge had no pilot.",
        "He went to the Associated Press office in Velden (see map).",
        "The ministry (which CNN visited) is by the canal.",
    ],
)
def test_a_newsroom_that_is_spoken_of_is_no_credit(line):
    assert [kind for _, kind in told(f"{line}\n{TEXT}") if kind != "staff"] == []


def test_a_name_alone_beside_a_writers_name_is_the_photographs():
    assert ("AP", "photo") in told(f"By Lena Moss\nAP\n{TEXT}")
    assert ("AP", "byline") in told(f"AP\n{TEXT}")
    assert [kind for _, kind in told(f"© Reuters\n{TEXT}")] == []


def test_a_line_that_names_several_newsrooms_gives_all_of_them():
    found = told(f"{TEXT}\nThis report contains material from Bloomberg News, Reuters, and The Associated Press.")
    assert {room for room, kind in found if kind == "tail"} == {"Bloomberg", "Reuters", "AP"}


def test_a_writer_without_a_newsroom_is_the_outlets_own():
    assert told(f"By Lena Moss\n{TEXT}", outlet="gazette.example") == [("gazette.example", "staff")]
    assert told(TEXT, outlet="gazette.example", byline=("Lena Moss",)) == [("gazette.example", "staff")]
    assert told(TEXT, byline=("Lena Moss Associated Press",)) == [("AP", "byline")]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.cnn.com/2026/a", "CNN"),
        ("edition.cnn.com", "CNN"),
        ("yahoo.com/news", "Yahoo"),
        ("x.example", None),
    ],
)
def test_a_site_is_its_newsrooms(address, name):
    found = newsrooms.of_site(address)
    assert (found and found.name) == name


def test_every_form_and_site_stands_for_one_newsroom_alone():
    forms = [form for room in newsrooms.table() for form in {room.name, *room.forms}]
    sites = [site for room in newsrooms.table() for site in room.sites]
    assert len(forms) == len(set(forms))
    assert len(sites) == len(set(sites))
