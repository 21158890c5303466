from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.article import Article

ID = "1858270265618096452"
POST_WORDS = "Our forces have left the bridge at Teln"
BLOCKQUOTE = (
    f'<blockquote class="twitter-tweet"><p lang="en">{POST_WORDS}</p>&mdash; Morren Army (@morrenarmy) '
    f'<a href="https://twitter.com/morrenarmy/status/{ID}?ref_src=x">November 17, 2024</a></blockquote>'
    '<script async src="https://platform.twitter.com/widgets.js"></script>'
)
CONSENT = (
    "This post can’t be displayed because social media cookies are disabled. You can enable them in your settings."
)
FORMS = {
    "blockquote": (BLOCKQUOTE, True),
    "blockquote in boxes": (
        f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{BLOCKQUOTE}</div></figure>',
        True,
    ),
    "empty blockquote": (
        f'<blockquote class="twitter-tweet"><a href="https://twitter.com/X/status/{ID}"></a></blockquote>',
        False,
    ),
    "quotation under another name": (
        f'<blockquote class="lazy-content"><a href="https://twitter.com/morrenarmy/status/{ID}"></a></blockquote>',
        False,
    ),
    "data-href": (f'<div class="social-embed" data-href="https://twitter.com/morrenarmy/status/{ID}"></div>', False),
    "iframe": (f'<iframe src="https://platform.twitter.com/embed/Tweet.html?id={ID}&theme=light"></iframe>', False),
    "lazy": (
        f'<div class="lazy" data-src="/embed?url=https%3A%2F%2Fx.com%2Fmorrenarmy%2Fstatus%2F{ID}"><p>Loading...</p></div>',
        False,
    ),
    "escaped": (
        f'<div data-html="&lt;blockquote&gt;&lt;a href=&quot;https://x.com/a/status/{ID}&quot;&gt;"></div>',
        False,
    ),
    "amp": (f'<amp-twitter width="375" data-tweetid="{ID}"></amp-twitter>', False),
    "bare address": (f"<p>https://x.com/i/web/status/{ID}</p>", False),
    "linked address": (f'<p><a href="https://x.com/i/web/status/{ID}">https://x.com/i/web/status/{ID}</a></p>', False),
    "wordpress figure": (
        f'<figure class="wp-block-embed"><div>https://twitter.com/morrenarmy/status/{ID}</div></figure>',
        False,
    ),
    "gated": (
        f'<div class="embed-optin"><p>{CONSENT}</p><button>Allow</button><a href="https://x.com/i/web/status/{ID}">Open the post on X</a></div>',
        False,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_post_is_found_and_cut_out(
    form: str, article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    markup, shown = FORMS[form]
    found = article(page_source(body=(*paragraphs[:2], markup, *paragraphs[2:])))
    assert [(e.platform, e.id, e.posted, e.shown, e.words) for e in found.embeds] == [
        ("x", ID, "2024-11-17T22:05:30Z", shown, None)
    ]
    assert found.text.split("\n") == list(paragraphs)


def test_one_post_twice_is_one_entry_and_posts_keep_their_order(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    body = (
        f"<p>https://x.com/i/web/status/{ID}</p>",
        *paragraphs[:3],
        BLOCKQUOTE,
        '<iframe src="https://t.me/teln_news/77?embed=1"></iframe>',
        *paragraphs[3:],
    )
    found = article(page_source(body=body))
    assert [(e.platform, e.shown) for e in found.embeds] == [("x", True), ("telegram", False)]
    assert POST_WORDS not in found.text


def test_prose_that_links_to_a_post_stays(
    article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    line = f'The army <a href="https://x.com/morrenarmy/status/{ID}">wrote on X</a> that its forces had left the bridge, and gave no reason.'
    found = article(page_source(body=(*paragraphs, line)))
    assert "The army wrote on X that its forces had left the bridge, and gave no reason." in found.text
    assert [e.id for e in found.embeds] == [ID]


def test_links_to_share_and_to_profiles_are_no_posts(
    article: Callable[..., Article], page_source: Callable[..., str]
) -> None:
    row = '<div class="share-row"><a href="https://twitter.com/intent/tweet?url=https://x.com/a/status/12">Share</a><a href="https://x.com/telncourier">Follow</a></div>'
    assert article(page_source(below=row)).embeds == ()


@pytest.mark.parametrize(
    "box",
    [
        f"<div><p>{CONSENT}</p></div>",
        "<div class='consent'><p>To view this content, please accept marketing cookies.</p><button>Accept</button></div>",
        "<div class='opt-in'><p>Empfohlener redaktioneller Inhalt</p><p>An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.</p></div>",
        "<div class='bloc-consent'><p>Ce contenu est bloqué car vous n'avez pas accepté les cookies.</p></div>",
    ],
)
def test_consent_boxes_go(
    box: str, article: Callable[..., Article], page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    assert article(page_source(body=(*paragraphs[:3], box, *paragraphs[3:]))).text.split("\n") == list(paragraphs)
