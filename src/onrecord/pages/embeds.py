"""Posts inside a page: found, written down, and cut out of the tree before the main text is read.

Left in, a post either vanishes without its address or melts into the outlet's own voice (trafilatura keeps the words
of 81 of 116 posts and the id of 2): an attribution fault. So no word of a post stays in the text; the reading says
that it was there, which post it was, and whether its words were shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.model.article import Embed
from onrecord.pages.consent import MAX_BOX_CHARACTERS, MAX_BOX_WORDS, is_consent, speaks_of_consent
from onrecord.pages.dom import drop, legal, marks, text_sizes, words
from onrecord.pages.posts import posts_in, read_post

# A cheap look before sixteen patterns are tried
_MAYBE = re.compile(
    r"status|(?:t|telegram)\.me/|facebook|instagram|tiktok|youtu|bsky|at://|truthsocial|threads\."
    r"|reddit|vk\.com|/@|/embed",
    re.I,
)
_NAMED = re.compile(
    r"twitter-(?:tweet|video)|tweet-?(?:embed|blockquote|container|wrap)|instagram-media|tiktok-embed"
    r"|fb-(?:post|video)|bluesky-embed"
    r"|mastodon-embed|telegram-post|text-post-media|reddit-embed|truthsocial-embed|truth-social"
    r"|embed-(?:twitter|x|tweet)"
    r"|(?:twitter|social|post)-embed|embedded-tweet",
    re.I,
)
_WRAP = re.compile(
    r"embed|tweet|twitter|social|oembed|opt-?in|consent|gdpr|external|placeholder|lazy|media|instagram"
    r"|youtube|telegram",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"opt-?in|consent|cookie|gdpr|privacy|placeholder|two-?click|roadblock|borlabs|cmplz|usercentrics"
    r"|uc-embed|embed|external|cmp-"
    r"|content-?blocker|blocked",
    re.I,
)
_BARE_ID = re.compile(r"\d{8,20}$")
# Attributes that hold a post's id without an address, by element name or attribute.
_ID_ATTRIBUTES = (("data-tweetid", "x"), ("data-tweet-id", "x"), ("tweet-id", "x"), ("data-tweet", "x"))
_SHORTCODES = (("amp-instagram", "data-shortcode", "instagram.com/p/"), ("amp-youtube", "data-videoid", "youtu.be/"),
               ("lite-youtube", "videoid", "youtu.be/"))  # fmt: skip
_LOADED = frozenset({"img", "script", "link", "meta", "html", "head", "body", "source", "input", "use"})
_LINKED = frozenset({"x", "telegram", "facebook", "truthsocial", "bluesky", "threads", "mastodon", "vk"})
_SHELLS = frozenset({"div", "figure", "section", "aside", "p", "center", "span", "blockquote", "article"})
# A post on X holds at most 280 characters for most accounts and 25,000 for some; a wrapper with more is no wrapper
MAX_POST_WORDS = 400
# Elements in the box of a post (real ones: at most 90), and boxes around it that hold nothing else (real ones: at most
# 5)
MAX_BOX = 200
MAX_SHELLS = 8


def cut_embeds(tree: HtmlElement) -> tuple[Embed, ...]:
    """Takes every post and every consent box out of the tree; the posts, in the order of the page, one entry a post."""
    found: dict[tuple[str, str], Embed] = {}
    doomed: list[HtmlElement] = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str) or element.tag in _LOADED:
            continue
        for post, box in _posts_at(element):
            key = (post.platform, post.id)
            if key not in found or (post.shown and not found[key].shown):
                found[key] = post
            if box is not None:
                doomed.append(_shell(box))
                walk.skip_subtree()
    for element in doomed:
        drop(element)
    _cut_addresses(tree)
    _cut_placeholders(tree)
    return tuple(found.values())


def _posts_at(element: HtmlElement) -> Iterator[tuple[Embed, HtmlElement | None]]:
    """The posts that an element is, and the box to take out with each (``None``: prose that links to a post stays)."""
    if element.tag == "a":
        yield from _linked(element)
        return
    if (_NAMED.search(marks(element)) or _closes_with_post(element)) and _small(element, MAX_BOX):
        post = next((p for p in _addresses(element) if p), None)
        if post is not None:
            yield read_post(post.url, _has_words(element)) or post, element
            return
    if post := _in_attributes(element):
        yield post, element
    for text in (element.text, *(child.tail for child in element)):
        if text and "//" in text and _MAYBE.search(text[:4000]):
            for _, _, found in posts_in(text[:4000]):
                yield found, None


def _closes_with_post(element: HtmlElement) -> bool:
    """Whether a quotation ends in a link to a post, under whatever name: its words are the post's."""
    if element.tag != "blockquote":
        return False
    links = list(element.iter("a"))
    return bool(links) and read_post(links[-1].get("href") or "") is not None


def _in_attributes(element: HtmlElement) -> Embed | None:
    for name, platform in _ID_ATTRIBUTES:
        if (value := element.get(name)) and _BARE_ID.match(value) and platform == "x":
            return read_post(f"https://x.com/i/web/status/{value}", _has_words(element))
    for tag, name, host in _SHORTCODES:
        if element.tag == tag and element.get(name):
            return read_post(f"https://{host}{element.get(name)}")
    shown = element.tag == "blockquote" and _has_words(element)
    for name, value in element.attrib.items():
        if (
            name not in ("class", "style", "id", "href", "srcset", "itemid")
            and len(value) > 8
            and _MAYBE.search(value[:4000])
        ):
            if "intent/" in value or "share" in value[:60]:
                continue
            if post := read_post(value, shown):
                return post
    return None


def _linked(anchor: HtmlElement) -> Iterator[tuple[Embed, HtmlElement | None]]:
    """A link to a post: an embed where the link stands for the post, and in prose; not in lists and footers."""
    address = anchor.get("href") or ""
    if not _MAYBE.search(address) or not (post := read_post(address)):
        return
    parent = anchor.getparent()
    label = words(anchor)
    if parent is not None and parent.tag in ("p", "div", "figure", "span", "li", "center") and words(parent) == label:
        if not label or label.startswith(("http", "pic.", "www.")) or (len(label.split()) < 7 and parent.tag != "li"):
            yield post, parent
        return
    for box in islice(anchor.iterancestors("div", "figure", "section", "aside"), 2):
        if _small(box, 30) and speaks_of_consent(words(box)) and len(words(box).split()) <= MAX_BOX_WORDS:
            yield post, box
            return
    if post.platform in _LINKED and any(above.tag == "p" for above in anchor.iterancestors()):
        yield post, None


def _addresses(element: HtmlElement) -> Iterator[Embed | None]:
    """Posts that a named box points to; in a blockquote the last link is the post's own, earlier ones are quoted in
    it."""
    for name in (
        "cite",
        "data-instgrm-permalink",
        "data-href",
        "data-url",
        "data-bluesky-uri",
        "data-src",
        "data-embed-url",
        "src",
    ):
        if value := element.get(name):
            yield read_post(value)
    links = [a.get("href") or "" for a in element.iter("a")]
    yield from (read_post(link) for link in reversed(links))
    for frame in element.iter("iframe", "div", "blockquote"):
        yield _in_attributes(frame) if frame is not element else None
    text = words(element)
    yield from (post for _, _, post in posts_in(text))


def _has_words(element: HtmlElement) -> bool:
    """Whether a box shows words of its post, and not its address or a notice alone."""
    text = words(element)
    return bool(re.search(r"\w{3}.*\s\w", re.sub(r"https?://\S+|pic\.twitter\S+", "", text))) and not is_consent(text)


def _shell(element: HtmlElement) -> HtmlElement:
    """The largest box around a post that holds nothing but it: its words, its caption, a consent notice."""
    inner = len(words(element).split()) if _small(element, MAX_BOX) else MAX_POST_WORDS
    box = element
    for parent in islice(element.iterancestors(), MAX_SHELLS):
        if (
            not _small(parent, MAX_BOX)
            or parent.tag not in _SHELLS
            or not (_WRAP.search(marks(parent)) or len(parent) == 1 or parent.tag == "figure")
        ):
            break
        text = words(parent)
        more = len(text.split()) - inner
        if more > MAX_BOX_WORDS or inner > MAX_POST_WORDS or (more > 25 and not is_consent(text)):
            break
        box = parent
    return box


def _cut_addresses(tree: HtmlElement) -> None:
    """Takes addresses of posts that stand bare in the text out of it."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if element.text and "//" in element.text:
            element.text = legal(without_addresses(element.text))
        if element.tail and "//" in element.tail:
            element.tail = legal(without_addresses(element.tail))


def without_addresses(text: str) -> str:
    """A text without the bare addresses of posts that stand in it."""
    for start, end, _ in reversed(list(posts_in(text))):
        text = text[:start] + text[end:]
    return text


def _cut_placeholders(tree: HtmlElement) -> None:
    """Takes out boxes that stand where a reader did not agree to be tracked."""
    sizes = text_sizes(tree)
    doomed = []
    for element in tree.iter("div", "p", "figure", "section", "aside", "span", "button", "label", "h2", "h3", "h4"):
        plain = element.tag not in ("section", "figure", "aside") and (element.tag != "div" or len(element) <= 3)
        if not 0 < sizes[element] <= MAX_BOX_CHARACTERS or not (plain or _PLACEHOLDER.search(marks(element))):
            continue
        if _small(element, 60) and len((text := words(element)).split()) <= MAX_BOX_WORDS and is_consent(text):
            doomed.append(element)
    for element in doomed:
        drop(element)


def _small(element: HtmlElement, most: int) -> bool:
    """Whether an element holds at most so many others; counts no further."""
    return sum(1 for _ in islice(element.iter(), most + 1)) <= most
