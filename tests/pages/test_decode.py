from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.decode import decode, kind, not_a_text

WORDS = "Überraschend sagte der Präsident „nein“ – öffentlich, vor Gästen aus Köln, Łódź und Кишинёв."
LATIN = "Überraschend sagte der Präsident nein, öffentlich, vor Gästen aus Köln."


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marks_and_plain_utf8_are_read(name: str) -> None:
    assert decode(WORDS.encode(name)).text == WORDS


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zeros(name: str) -> None:
    assert decode(("<html>" + LATIN).encode(name)).text == "<html>" + LATIN


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("windows-1252", LATIN),
        ("koi8-r", "Новости дня"),
        ("shift_jis", "外務省は声明を発表した"),
        ("gb2312", "外交部发言人"),
    ],
)
def test_the_charset_of_the_transport_or_of_the_page_is_used(name: str, text: str) -> None:
    assert decode(text.encode(name), name).text == text
    page = f"<meta charset={name}>{text}"
    assert decode(page.encode(name)).text == page


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    assert decode(WORDS.encode(), "iso-8859-1").text == WORDS


def test_a_false_utf8_declaration_gives_way_to_what_the_bytes_are() -> None:
    page = f"<meta charset='utf-8'>{LATIN * 5}".encode("cp1252")
    decoded = decode(page)
    assert "Präsident" in decoded.text
    assert decoded.lost == 0


def test_what_cannot_be_decoded_is_counted() -> None:
    decoded = decode(WORDS.encode() * 20 + b"\xff\xfe" + WORDS.encode() + b"\xc3", "utf-8")
    assert decoded.lost == decoded.text.count("\ufffd") > 0


def test_unknown_and_refused_labels_are_passed_over() -> None:
    for label in ("no-such-charset", "utf-7", "base64", "hex", "\0", "idna"):
        assert decode(WORDS.encode(), label).text == WORDS


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "big5", "nonsense"]))
def test_no_bytes_raise(content: bytes, charset: str | None) -> None:
    decoded = decode(content, charset)
    assert isinstance(decoded.text, str)
    kind(decoded.text)
    not_a_text(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\x1f\x8b\x08\0", "gzip data"),
        (bytes(range(256)) * 4, "binary data"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, what: str) -> None:
    assert not_a_text(content) == what


def test_kinds() -> None:
    assert kind("<!DOCTYPE html><p>x") == "html"
    assert kind("\n <html><body>x") == "html"
    assert kind("<p>One.</p><p>Two.</p>") == "html"
    assert kind("The tag <p> begins a paragraph, said the manual.") == "text"
    assert kind("5 < 6 and 7 > 3") == "text"
    assert kind("<?xml version='1.0'?>\n<rss><channel/></rss>") == "feed"


def test_a_wrong_declaration_is_told_and_english_is_read_as_windows_1252() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>The café in São Paulo, the ministry’s spokesman said.</p>"
    decoded = decode(page.encode("cp1252"))
    assert "São Paulo, the ministry’s" in decoded.text
    assert (decoded.charset, decoded.lost, decoded.guessed) == ("cp1252", 0, True)
    assert not decode(page.encode("utf-8")).guessed
    assert not decode(page.encode("cp1252"), "windows-1252").guessed
