from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.article import Article
from onrecord.pages.consent import without_consent
from onrecord.pages.furniture import is_furniture, without_furniture

FURNITURE = [
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Read more: Ten questions about the talks",
    "Also read: Who is Ilse Varga?",
    "Related stories",
    "Sign up for our newsletter",
    "Subscribe to The Courier for more",
    "Advertisement",
    "Story continues below advertisement",
    "Photo: Jan Holm/Agency",
    "© 2024 The Teln Courier. All rights reserved.",
    "Follow us on Telegram",
    "Click here to download our app",
    "This post can't be displayed because social networks cookies have been deactivated. You can activate them by clicking .",
    "We use cookies to improve your experience.",
    "Lesen Sie auch: Wer ist Ilse Varga?",
    "À lire aussi : Qui est Ilse Varga ?",
    "Читайте также: Кто такая Ильзе Варга?",
    "5 min read",
    "Comments (12)",
]
REPORT = [
    "Advertisements on state television said that the vote would go ahead.",
    "Video from the scene showed smoke over the customs house.",
    "The two sides agreed to share this information with the mediators.",
    "More on the border is known than either side admits, the envoy said.",
    "Related charges against the general were dropped in May.",
    "Follow-up talks will be held in Teln on Sunday.",
    "Photographs by satellite firms show new trenches south of the river.",
    "The ministry said: “We use cookies to find out who reads our warnings.”",
    "Subscribers to the treaty must give notice, according to Article 9 of its text, before they leave it for good.",
    "“Read my lips,” the minister said.",
    "Listening posts along the river picked up the order to withdraw at dawn.",
    "He said the post could not be held.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known(line: str) -> None:
    assert without_furniture([line]) == []


@pytest.mark.parametrize("line", REPORT)
def test_lines_of_reports_stay(line: str) -> None:
    assert without_furniture([line]) == [line]


def test_a_notice_inside_a_line_is_cut_out_alone() -> None:
    line = "The bridge is open again. This post cannot be displayed because cookies are disabled. The customs house is not."
    assert without_consent(line) == "The bridge is open again. The customs house is not."


@given(st.text(max_size=300))
def test_no_line_raises_and_nothing_is_added(line: str) -> None:
    is_furniture(line)
    assert len(without_consent(line)) <= len(line)


def test_boxes_named_as_furniture_go_but_not_a_report_in_a_box_so_named(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    box = "<div class='related-articles'><h3>From our archive</h3><p>In March the crossing was shut for the first time in years.</p></div>"
    found = article(page_source(body=(*paragraphs[:3], box, *paragraphs[3:])))
    assert found.text.split("\n") == list(paragraphs)
    wrapped = article(page_source(body=tuple(f'<p class="related">{p}</p>' for p in paragraphs)))
    assert wrapped.text.split("\n") == list(paragraphs)


def test_pointers_to_other_reports_go(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    pointer = '<p><strong><a href="/varga">WHO IS ILSE VARGA, THE ENVOY WHO NEVER SMILES?</a></strong></p>'
    found = article(page_source(body=(*paragraphs[:2], pointer, *paragraphs[2:])))
    assert found.text.split("\n") == list(paragraphs)


def test_captions_go(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    figure = "<figure><img src='x.jpg'><figcaption>The customs house at Teln in a photograph of last year.</figcaption></figure>"
    found = article(page_source(body=(paragraphs[0], figure, *paragraphs[1:])))
    assert found.text.split("\n") == list(paragraphs)


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("A woman sells bread in Ecatepec, Tuesday, April 18, 2023. (AP Photo/Ann Poe)", True),
        ("Troops line the quay. (Photo by Ann Poe/Getty Images)", True),
        ("A still of the drone (File image)", True),
        ("MEXICO CITY (AP) — The economy grew, the institute said.", False),
        ("The ministry released a photo (seen by Reuters) of the drone.", False),
    ],
)
def test_a_caption_is_told_by_the_credit_at_its_end(line: str, caption: bool) -> None:
    assert is_furniture(line) is caption
