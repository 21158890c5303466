from __future__ import annotations

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.columns import Columns
from onrecord.model.problems import UsageError

BODY = "The ministers of Norland and Sudland met in Harbour City on Monday.\n\nThey agreed; nobody objected."
HEADER = ["Title", "Text", "Date", "Source", "URL"]
ROW = ["Ministers meet", BODY, "2026-03-02", "Harbour Post", "https://harbour-post.example/a"]


def table(*rows: list[str], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_whatever_its_delimiter_and_packing(read, delimiter: str) -> None:
    raw = table(HEADER, ROW, delimiter=delimiter)
    for packed, name in ((raw, "a.csv"), (gzip.compress(raw), "a.tsv.gz"), (b"\xef\xbb\xbf" + raw, "a.csv")):
        ((article,), problems) = read(packed, name)
        assert problems == []
        assert article.headline == "Ministers meet"
        assert article.text.split("\n") == BODY.split("\n\n")
        assert (article.published.value, article.outlet) == ("2026-03-02", "Harbour Post")
    ((wide,), _) = read(raw.decode().encode("utf-16"), "wide.csv", same=False)
    assert wide.headline == "Ministers meet"


def test_rows_that_do_not_fit_are_named(read) -> None:
    (_, (short, empty)) = read(table(HEADER, ROW, ROW[:3], [*ROW[:1], "", *ROW[2:]]), "a.csv")
    assert short.where.endswith("a.csv, row 3")
    assert "3 cells where the header names 5" in short.what
    assert empty.what == "its text is empty"


def test_columns_are_named_by_a_person(read) -> None:
    raw = table(["nr", "Inhalt", "Tag"], ["1", BODY, "2026-03-02"])
    _, (said,) = read(raw, "a.csv", same=False)
    assert "--columns text=NAME (it has: nr, Inhalt, Tag)" in said.what
    ((article,), _) = read(raw, "a.csv", columns="text=Inhalt,published=Tag", same=False)
    assert article.published.value == "2026-03-02"
    _, (said,) = read(raw, "a.csv", columns="text=Innhalt", same=False)
    assert said.what.startswith("there is no column 'Innhalt'")


@pytest.mark.parametrize("typed", ["text", "text=", "words=body", "text=a,,"])
def test_a_mapping_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="--columns"):
        Columns.read(typed)


def test_a_whole_page_in_a_column_is_read_as_a_page(read) -> None:
    page = f"<html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1><p>{BODY}</p></article></body></html>"
    ((article,), _) = read(table(["url", "html"], ["https://harbour-post.example/a", page]), "a.csv", same=False)
    assert article.url == "https://harbour-post.example/a"
    assert "They agreed" in article.text


def test_coded_events_are_no_articles(read) -> None:
    row = "\t".join(["1234567890", "20260302", *["x"] * 59]) + "\n"
    _, (said,) = read(row.encode(), "20260302.export.CSV", same=False)
    assert "GDELT events" in said.what


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=40), min_size=5, max_size=5
    )
)
def test_no_row_raises(row: list[str]) -> None:
    from onrecord.intake.forms.tables import TableFile
    from onrecord.model.article import Hints

    list(TableFile().unpack(io.BytesIO(table(HEADER, row)), "a.csv", Hints()))


def test_parquet(read) -> None:
    arrow = pytest.importorskip("pyarrow")
    from datetime import datetime

    from pyarrow import parquet

    out = io.BytesIO()
    columns = {
        "headline": ["Ministers meet"] * 100,
        "body": [BODY] * 99 + [None],
        "published": [datetime(2026, 3, 2, 10)] * 100,
    }
    parquet.write_table(arrow.table({**columns, "vector": [[0.0] * 8] * 100}), out)
    articles, (said,) = read(out.getvalue(), "a.parquet")
    assert len(articles) == 99
    assert articles[0].published.value.startswith("2026-03-02T10")
    assert said.where.endswith("a.parquet, row 100")
    _, (said,) = read(out.getvalue()[:500], "cut.parquet")
    assert "damaged" in said.what
