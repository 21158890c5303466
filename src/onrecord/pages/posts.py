"""Addresses of posts on social networks: which platform, which post, and when it was posted where the id itself says
so.

One post has many addresses (``twitter.com/name/status/1``, ``x.com/i/web/status/1``, ``mobile.twitter.com/...``, an
embed frame); platform and id are its one key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote

from onrecord.model.article import Embed

# The first id of X's snowflake scheme is of 2010-11-04; ids before it are a plain count and tell no time.
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
_FIRST_SNOWFLAKE = 29_700_859_247
# A moment after which no id can have been given: ids that would lie there are made up.
_LAST_MS = 4_102_444_800_000

_X = r"(?:(?:www|mobile|m)\.)?(?:twitter|x|fxtwitter|vxtwitter|nitter)\.(?:com|net)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (platform, re.compile(form, re.IGNORECASE))
    for platform, form in (
        ("x", rf"\b{_X}/(?:#!/)?(?:i/web|i|[A-Za-z0-9_]{{1,20}})/status(?:es)?/(?P<id>\d{{1,20}})"),
        ("x", r"\bplatform\.(?:twitter|x)\.com/embed/\S*?[?&#](?:amp;)?id=(?P<id>\d{1,20})"),
        ("x", rf"\b{_X}/i/videos/(?:tweet/)?(?P<id>\d{{1,20}})"),
        ("telegram", r"\b(?:t|telegram)\.me/(?:s/)?(?P<id>[A-Za-z]\w{3,31}/\d{1,10})"),
        ("facebook", r"\b(?:www\.|m\.|web\.)?facebook\.com/"
         r"(?P<id>[\w.-]{2,80}/(?:posts|videos|photos)/[\w.:-]{5,120})"),
        ("facebook", r"\b(?:www\.|m\.)?facebook\.com/(?:watch/?|photo(?:\.php)?/?|permalink\.php|story\.php)"
         r"\?\S*?\b(?:v|fbid|story_fbid)=(?P<id>\w{5,120})"),
        ("facebook", r"\b(?:www\.|m\.)?facebook\.com/(?P<id>(?:reel|share/[pvr])/\w{5,40})"),
        ("instagram", r"\binstagram\.com/(?:[\w.]{1,30}/)?(?:p|reel|tv)/(?P<id>[\w-]{5,40})"),
        ("tiktok", r"\btiktok\.com/(?:@[\w.-]{1,40}/(?:video|photo)|embed(?:/v\d)?|v)/(?P<id>\d{8,22})"),
        ("youtube", r"\b(?:youtube(?:-nocookie)?\.com/(?:embed/|shorts/|live/|watch\?(?:\S*?&(?:amp;)?)?v=)|youtu\.be/)"
         r"(?P<id>[\w-]{11})(?![\w-])"),
        ("bluesky", r"\b(?:bsky\.app/profile/|embed\.bsky\.app/embed/|at://)"
         r"(?P<id>[\w.:-]{3,80}/(?:app\.bsky\.feed\.post|post)/\w{8,20})"),
        ("truthsocial", r"\btruthsocial\.com/(?:users/\w{1,40}/statuses/|@\w{1,40}/(?:posts/)?)(?P<id>\d{8,22})"),
        ("threads", r"\bthreads\.(?:net|com)/@[\w.]{1,40}/post/(?P<id>[\w-]{5,40})"),
        ("reddit", r"\breddit(?:media)?\.com/r/(?P<id>\w{2,30}/comments/\w{4,12})"),
        ("vk", r"\bvk\.com/(?P<id>wall-?\d{1,12}_\d{1,12})"),
        ("mastodon", r"\b(?P<id>(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,20}/@\w{1,40}(?:@[\w.-]{3,60})?/\d{15,20})"),
    )
)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"'()\[\]{}]{4,500}", re.IGNORECASE)


def read_post(address: str, shown: bool = False) -> Embed | None:
    """The post behind an address, also where the address stands inside another one (frames, proxies); ``None`` if
    none."""
    text = unquote(address[:2000])
    for platform, form in _FORMS:
        if match := form.search(text):
            post = match["id"].rstrip(".")
            return Embed(platform, post, _canonical(platform, post, match.group()), _posted(platform, post), shown)
    return None


def posts_in(text: str) -> Iterator[tuple[int, int, Embed]]:
    """Where addresses of posts stand in a text, and which posts they are."""
    for match in _ADDRESS.finditer(text):
        if found := read_post(match.group().rstrip(".,;:!?")):
            yield match.start(), match.end(), found


def snowflake_time(post: str) -> str | None:
    """When a post of X was posted, out of its id: UTC, to the second; ``None`` for ids from before the scheme."""
    number = int(post)
    moment = (number >> 22) + _SNOWFLAKE_EPOCH_MS
    if number < _FIRST_SNOWFLAKE or moment > _LAST_MS:
        return None
    return datetime.fromtimestamp(moment // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _posted(platform: str, post: str) -> str | None:
    return snowflake_time(post) if platform == "x" else None


def _canonical(platform: str, post: str, address: str) -> str:
    match platform:
        case "x":
            handle = re.search(rf"{_X}/([A-Za-z0-9_]{{1,20}})/status", address, re.IGNORECASE)
            name = handle.group(1) if handle and handle.group(1).lower() != "i" else "i/web"
            return f"https://x.com/{name}/status/{post}"
        case "telegram":
            return f"https://t.me/{post}"
        case "youtube":
            return f"https://www.youtube.com/watch?v={post}"
        case "instagram":
            return f"https://www.instagram.com/p/{post}/"
        case "bluesky":
            return f"https://bsky.app/profile/{post.replace('/app.bsky.feed.post/', '/post/')}"
        case _:
            return f"https://{re.sub('^at:/*', '', address.removeprefix('www.'))}"
