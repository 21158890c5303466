from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.posts import posts_in, read_post, snowflake_time

ID = "1858270265618096452"


@pytest.mark.parametrize(
    "address",
    [
        f"https://x.com/i/web/status/{ID}",
        f"https://twitter.com/i/web/status/{ID}?s=20",
        f"http://mobile.twitter.com/SomeName/status/{ID}#m",
        f"//twitter.com/SomeName/statuses/{ID}",
        f"https://platform.twitter.com/embed/Tweet.html?dnt=true&id={ID}&lang=en",
        f"/wp-content/lazy?url=https%3A%2F%2Fx.com%2FSomeName%2Fstatus%2F{ID}",
        f"https://twitter.com/X/status/{ID}",
    ],
)
def test_one_post_of_x_has_one_key_whatever_its_address(address: str) -> None:
    post = read_post(address)
    assert post is not None
    assert (post.platform, post.id, post.posted, post.shown) == ("x", ID, "2024-11-17T22:05:30Z", False)


@pytest.mark.parametrize(
    ("address", "platform", "post_id"),
    [
        ("https://t.me/teln_news/1234", "telegram", "teln_news/1234"),
        ("https://t.me/s/teln_news/1234?embed=1", "telegram", "teln_news/1234"),
        (
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2FTelnCity%2Fposts%2Fpfbid0abc",
            "facebook",
            "TelnCity/posts/pfbid0abc",
        ),
        ("https://www.instagram.com/reel/CabcDEF_12/embed", "instagram", "CabcDEF_12"),
        ("https://www.tiktok.com/@teln/video/7123456789012345678", "tiktok", "7123456789012345678"),
        ("https://www.youtube-nocookie.com/embed/abcDEF_-123?rel=0", "youtube", "abcDEF_-123"),
        ("https://youtu.be/abcDEF_-123", "youtube", "abcDEF_-123"),
        (
            "https://bsky.app/profile/teln.example.com/post/3kabcdefgh2x",
            "bluesky",
            "teln.example.com/post/3kabcdefgh2x",
        ),
        ("https://truthsocial.com/@someName/posts/113456789012345678", "truthsocial", "113456789012345678"),
        (
            "https://mastodon.social/@teln/113456789012345678/embed",
            "mastodon",
            "mastodon.social/@teln/113456789012345678",
        ),
    ],
)
def test_other_platforms(address: str, platform: str, post_id: str) -> None:
    post = read_post(address)
    assert post is not None
    assert (post.platform, post.id, post.posted) == (platform, post_id, None)
    assert post.url.startswith("https://")


@pytest.mark.parametrize(
    "address",
    [
        "https://x.com/SomeName",
        "https://twitter.com/intent/tweet?text=x",
        "https://example.com/status/12",
        "https://t.me/teln",
        "javascript:alert(1)",
        "",
        "https://www.facebook.com/TelnCity",
    ],
)
def test_addresses_of_no_post(address: str) -> None:
    assert read_post(address) is None


def test_ids_from_before_the_scheme_tell_no_time() -> None:
    assert snowflake_time("20") is None
    assert snowflake_time("29700859246") is None
    assert snowflake_time("9" * 20) is None


@given(st.datetimes(min_value=datetime(2010, 11, 5), max_value=datetime(2090, 1, 1)), st.integers(0, 2**22 - 1))
def test_an_id_tells_the_second_in_which_it_was_given(moment: datetime, low: int) -> None:
    at = moment.replace(tzinfo=UTC, microsecond=0)
    number = ((int(at.timestamp() * 1000) - 1288834974657) << 22) + low
    assert snowflake_time(str(number)) == at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_addresses_in_a_text_are_found_where_they_stand() -> None:
    text = f"See https://x.com/i/web/status/{ID}, and (https://t.me/teln_news/7)."
    assert [(text[a:b].rstrip(".,"), post.platform) for a, b, post in posts_in(text)] == [
        (f"https://x.com/i/web/status/{ID}", "x"),
        ("https://t.me/teln_news/7", "telegram"),
    ]
