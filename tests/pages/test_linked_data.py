from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.dom import parse
from onrecord.pages.linked_data import parse_json, read_linked_data, text_of

NODE = '{"@type": "NewsArticle", "headline": "Talks drag on", "datePublished": "2024-11-17T22:05:30Z"}'


@pytest.mark.parametrize(
    "source",
    [
        NODE,
        f"<!-- {NODE} -->",
        f"//<![CDATA[\n{NODE}\n//]]>",
        f"/*<![CDATA[*/{NODE}/*]]>*/",
        f"{NODE};",
        f"[{NODE},]",
        NODE.replace("}", ",}"),
        NODE.replace("Talks", "Ta\x01\nlks").replace("Ta\x01\nlks", "Talks\t"),
        NODE.replace('"', "&quot;"),
        f"{NODE}\n{NODE}",
        f'{{"@graph": [{{"@type": "WebSite"}}, {NODE}]}}',
        NODE.replace('"NewsArticle"', '["Article", "https://schema.org/ReportageNewsArticle"]'),
        NODE.replace("Talks drag on", "Talks drag on\\x").replace("\\x", ""),
        '{"@type": "NewsArticle", "articleBody": "He said "no" twice", "headline": "Talks drag on", "datePublished": "2024-11-17T22:05:30Z"}',
    ],
)
def test_json_ld_as_it_is_found_in_the_wild(source: str) -> None:
    tree = parse(f"<html><head><script type='application/ld+json'>{source}</script></head><body><p>x</p></body></html>")
    assert tree is not None
    article = read_linked_data(tree).article
    assert text_of(article["headline"]).startswith("Talks")
    assert article["datePublished"] == "2024-11-17T22:05:30Z"


@pytest.mark.parametrize(
    "source", ["[" * 100_000, '{"a":' * 100_000, '"\\' * 100_000, '{"a": ' + '["x",' * 100_000, "", "null", "]"]
)
def test_hostile_json_gives_nothing_and_does_not_raise(source: str) -> None:
    assert all(not isinstance(value, dict) or "headline" not in value for value in parse_json(source))


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    )
)
def test_what_is_sound_json_is_read_as_it_is(value: object) -> None:
    assert parse_json(json.dumps(value)) == [value]


def test_a_comment_mark_inside_a_value_stays() -> None:
    assert parse_json('{"headline": "What <!-- means"}') == [{"headline": "What <!-- means"}]


def test_the_article_of_the_page_is_not_one_of_a_list() -> None:
    data = [
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another report"}]},
        {
            "@type": "NewsArticle",
            "headline": "A teaser",
            "datePublished": "2020-01-01",
            "author": "x",
            "publisher": "y",
        },
        {"@type": "NewsArticle", "headline": "Talks drag on"},
    ]
    tree = parse(
        f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body><h1>Talks drag on</h1></body></html>"
    )
    assert tree is not None
    assert read_linked_data(tree, "Talks drag on").article["headline"] == "Talks drag on"


def test_references_between_nodes_are_resolved() -> None:
    data = {
        "@graph": [
            {"@type": "Article", "author": {"@id": "#p"}},
            {"@type": "Person", "@id": "#p", "name": "Ida Brandt"},
        ]
    }
    tree = parse(
        f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body>x</body></html>"
    )
    assert tree is not None
    linked = read_linked_data(tree)
    assert linked.resolve(linked.article["author"])["name"] == "Ida Brandt"


def test_lines_come_out_without_tags_and_entities() -> None:
    assert text_of("Talks &amp;amp; <b>more</b> talks\u00ad") == "Talks & more talks"
    assert text_of([{"name": " Ida  Brandt "}]) == "Ida Brandt"
    assert text_of(None) is None
