from __future__ import annotations

import gzip
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.article import Article, Hints, Page, article_id, normalise
from onrecord.model.problems import BadExtension, Problem, UsageError
from onrecord.pages import page as page_module
from onrecord.pages import read

DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": "Truce talks drag on as Morren asks for prisoners",
            "description": "Third day without a result; mediators hope for Sunday",
            "datePublished": "2024-11-17T22:05:30+02:00",
            "dateModified": "2024-11-18T06:00:00Z",
            "author": [
                {"@type": "Person", "name": "By Ida Brandt"},
                {"@type": "Person", "name": "Jan Holm, Teln correspondent"},
            ],
            "publisher": {"@type": "Organization", "name": "Courier Media Group Ltd"},
            "inLanguage": "en-GB",
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": 3,
                    "item": {"@id": "https://telncourier.example/world/aldavia", "name": "Aldavia"},
                },
                {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://telncourier.example/"},
                {"@type": "ListItem", "position": 2, "name": "World", "item": "https://telncourier.example/world"},
                {"@type": "ListItem", "position": 4, "name": "Truce talks drag on as Morren asks for prisoners"},
            ],
        },
    ],
}
STANDFIRST = "Third day without a result; mediators hope for Sunday"


def test_a_page_gives_every_field(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    head = '<meta property="og:site_name" content="The Teln Courier"><link rel="canonical" href="https://telncourier.example/world/talks-7">'
    source = page_source(
        data=DATA,
        head=head,
        below=f'<p class="standfirst">{STANDFIRST}</p><p class="byline">By Ida Brandt | Nov 17, 2024, 22:05</p>',
    )
    found = article(source, url="https://telncourier.example/world/talks-7?utm_source=x")
    assert found.outlet == "The Teln Courier"
    assert found.url == "https://telncourier.example/world/talks-7"
    assert found.section == ("World", "Aldavia")
    assert found.headline == "Truce talks drag on as Morren asks for prisoners"
    assert found.standfirst == STANDFIRST
    assert found.byline == ("Ida Brandt", "Jan Holm")
    assert found.published is not None
    assert (found.published.value, found.published.grain, found.published.basis) == (
        "2024-11-17T22:05:30+02:00",
        "second",
        "published",
    )
    assert found.modified is not None
    assert found.modified.value == "2024-11-18T06:00:00Z"
    assert found.language == "en"
    assert found.text == "\n".join([STANDFIRST, *paragraphs])
    assert found.standfirst_end == len(STANDFIRST) + 1
    assert found.id == article_id(found.url, found.outlet, found.headline, found.published, found.text)


def test_a_page_without_linked_data(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    before = "<ol class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ol>"
    below = "<p class='author'>By <a rel='author' href='/ida'>Ida Brandt</a></p><time datetime='2024-11-17T22:05+02:00'>Sunday</time>"
    found = article(page_source(before=before, below=below), url="https://telncourier.example/x")
    assert (found.section, found.byline) == (("World",), ("Ida Brandt",))
    assert found.published is not None
    assert found.published.value == "2024-11-17T22:05+02:00"
    assert found.headline == "Truce talks drag on as Morren asks for prisoners"
    assert found.text.split("\n") == list(paragraphs)


def test_hints_stand_where_the_page_is_silent_and_nowhere_else(
    reading: Callable[..., tuple[Article | None, list[Problem]]], page_source: Callable[..., str]
) -> None:
    hints = Hints(published="2024-11-17T22:14+02:00", outlet="The Teln Courier", url="https://telncourier.example/a")
    silent, _ = reading(page_source(), hints=hints)
    assert silent is not None
    assert (silent.outlet, silent.url) == ("The Teln Courier", "https://telncourier.example/a")
    assert silent.published is not None
    assert silent.published.value == "2024-11-17T22:14+02:00"
    telling, _ = reading(page_source(data=DATA, head='<meta property="og:site_name" content="Courier">'), hints=hints)
    assert telling is not None
    assert telling.published is not None
    assert (telling.outlet, telling.published.value) == ("Courier", "2024-11-17T22:05:30+02:00")


def test_a_hint_that_is_no_date_is_bad_use(
    reading: Callable[..., tuple[Article | None, list[Problem]]], page_source: Callable[..., str]
) -> None:
    with pytest.raises(UsageError):
        reading(page_source(data=DATA), hints=Hints(published="last week"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.4 \x00\x01", "PDF"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(b"<html>")[:12], "gzip"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><head><title>404 Not Found</title></head><body><p>Sorry.</p></body></html>", "error"),
        (
            b"<html><head><title>Just a moment...</title></head><body><script>x()</script><p>Enable JavaScript.</p></body></html>",
            "robots",
        ),
        (b"<html><body><div id='app'></div><script src='/main.js'></script></body></html>", "scripts"),
        (
            b"<html><body><div><p>We use cookies to improve this site. By clicking accept you agree to our privacy policy.</p></div></body></html>",
            "consent",
        ),
        (b"<?xml version='1.0'?><rss><channel><item/></channel></rss>", "feed"),
        (b"Share on X\nWe use cookies.\n", "no report"),
    ],
)
def test_where_there_is_no_article_a_problem_says_why(content: bytes, said: str) -> None:
    article, problems = read(Page("archive/17.html", content))
    assert article is None
    assert problems
    assert problems[0].where == "archive/17.html"
    assert said in problems[0].what


def test_a_page_in_another_language_is_read_and_said_so(page_source: Callable[..., str]) -> None:
    body = (
        "Die Unterhändler aus Aldavien und Morren trafen sich am Donnerstag zum dritten Mal, und keine Seite sprach von einem nahen Waffenstillstand.",
        "„Wir haben uns keinen Meter bewegt“, sagte die Gesandte Ilse Varga nach dem Ende der Sitzung vor der Presse in der Hauptstadt.",
        "Nach Angaben zweier Beamter verlangt Morren zuerst seine Gefangenen zurück, bevor über irgendetwas anderes gesprochen werden kann.",
    )
    article, problems = read(
        Page(
            "p",
            page_source(body=body, title="Gespräche über Waffenruhe ziehen sich hin")
            .replace("lang='en'", "lang='de'")
            .encode(),
        )
    )
    assert article is not None
    assert article.language == "de"
    assert [p for p in problems if "not English" in p.what]


def test_lost_characters_are_told(page_source: Callable[..., str]) -> None:
    content = page_source().encode().replace(b"Varga", b"Varg\xff\xe1")
    article, problems = read(Page("p", content, charset="utf-8"))
    assert article is not None
    assert any("could not be decoded" in p.what for p in problems) or "�" not in article.text


def test_only_http_addresses_leave_the_room(article: Callable[..., Article], page_source: Callable[..., str]) -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">'
    assert article(page_source(head=head)).url is None
    assert article(page_source(head=head), url="https://telncourier.example/a").url == "https://telncourier.example/a"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["html", "text", None]))
def test_nothing_that_a_page_holds_raises(text: str, media: str | None) -> None:
    article, problems = read(Page("p", text.encode("utf-8", "surrogatepass"), media=media))
    assert article is not None or problems
    if article is not None:
        assert normalise(article.text) == article.text
        assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article


def test_marked_up_noise_does_not_raise() -> None:
    pieces = [
        "<div",
        ">",
        "</p>",
        "<script>",
        "&#xD800;",
        "<!--",
        "]]>",
        "<a href='http://[::1'>x</a>",
        '<meta property="og:url" content="http://[">',
        "\0",
        "<h1>",
        "text " * 20,
    ]
    for turn in range(len(pieces)):
        source = "<html><body>" + "".join(pieces[turn:] + pieces[:turn]) * 3
        article, problems = read(Page("p", source.encode("utf-8", "surrogatepass")))
        assert article is not None or problems


class Narrow:
    name = "narrow"

    def takes(self, page: Page) -> bool:
        return page.url is not None and "telncourier" in page.url

    def read(self, page: Page) -> Article | Problem:
        return Problem(page.where, "the outlet's own reader was asked")


def test_a_reader_of_one_outlet_goes_first_and_the_generic_one_behind_it(
    monkeypatch: pytest.MonkeyPatch, page_source: Callable[..., str]
) -> None:
    others = page_module.load("readers")
    monkeypatch.setattr(page_module, "load", lambda group: {**others, "narrow": Narrow})
    article, problems = read(Page("p", page_source().encode(), url="https://telncourier.example/a"))
    assert article is not None
    assert problems == [Problem("p", "the outlet's own reader was asked")]


def test_a_reader_that_breaks_its_contract_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "load", lambda group: {"broken": object()})
    with pytest.raises(BadExtension, match="broken"):
        read(Page("p", b"<html><p>x"))


class Faulty(Narrow):
    def read(self, page: Page) -> Article | Problem:
        raise KeyError("headline")


def test_a_fault_of_a_reader_is_a_problem_of_the_page(
    monkeypatch: pytest.MonkeyPatch, page_source: Callable[..., str]
) -> None:
    others = page_module.load("readers")
    monkeypatch.setattr(page_module, "load", lambda group: {**others, "narrow": Faulty})
    article, problems = read(Page("p", page_source().encode(), url="https://telncourier.example/a"))
    assert article is not None
    assert "KeyError" in problems[0].what


def test_references_to_control_characters_and_addresses_beside_them(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    odd = "<div>&#1;&#x0; https://x.com/i/web/status/1858270265618096452 &#x8;<p class='share'>Share</p>&#2;</div>"
    found = article(page_source(body=(*paragraphs, odd)))
    assert found.text.split("\n") == list(paragraphs)
    assert len(found.embeds) == 1
