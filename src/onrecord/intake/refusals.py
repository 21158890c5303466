"""Why a page could not be fetched, in plain words, and what a person can do instead."""

from __future__ import annotations

import os
import ssl

from urllib3.exceptions import ConnectTimeoutError, HTTPError, ReadTimeoutError, SSLError

SAVE_IT = "open it in a browser, save it and read the file"

_STATUS = {
    202: f"the server put the page off (202), as some do with programs; {SAVE_IT}",
    204: "the server answered that there is no content (204)",
    401: f"the page needs a login (401), and a user name and password in an address are not sent; {SAVE_IT}",
    402: f"the page has to be paid for (402); {SAVE_IT}",
    403: f"the server refuses to show the page to a program (403); {SAVE_IT}",
    404: "there is no such page (404); check the address, or look for it in a web archive",
    410: "the page was taken down (410); look for it in a web archive",
    429: "the server asks for fewer requests (429); wait and try again",
    451: "the page is withheld for legal reasons (451)",
}

_MEDIA = (
    ("application/pdf", "it is a PDF; save its text as a .txt file and read that"),
    ("image/", "it is an image, not a page"),
    ("video/", "it is a video, not a page"),
    ("audio/", "it is a sound recording, not a page"),
    ("application/rss", "it is a feed, not a page; to read its pages: onrecord fetch ADDRESS"),
    ("application/atom", "it is a feed, not a page; to read its pages: onrecord fetch ADDRESS"),
    ("application/feed", "it is a feed, not a page; to read its pages: onrecord fetch ADDRESS"),
    ("text/xml", "it is XML (a feed or a list of addresses), not a page; to read its pages: onrecord fetch ADDRESS"),
    (
        "application/xml",
        "it is XML (a feed or a list of addresses), not a page; to read its pages: onrecord fetch ADDRESS",
    ),
    ("application/gzip", "it is a compressed file; download it and read the file"),
    ("application/x-gzip", "it is a compressed file; download it and read the file"),
)


def status_refusal(status: int) -> str:
    """What an HTTP status other than success means."""
    if status in _STATUS:
        return _STATUS[status]
    if status >= 500:
        return f"the server has a fault of its own ({status}); try again later"
    return f"the server answered with status {status} instead of the page; {SAVE_IT}"


def media_refusal(media: str) -> str:
    """What a media type other than HTML or text means."""
    words = next((words for start, words in _MEDIA if media.startswith(start)), None)
    return words or f"it is of type {media[:80]!a}, not a page"


def failure(error: Exception) -> str:
    """What went wrong on the way."""
    cause = _root(error)
    match cause:
        case ssl.SSLCertVerificationError():
            return f"the server cannot prove who it is: {cause.verify_message}"
        case ssl.SSLError() | SSLError():
            return f"no secure connection could be made ({getattr(cause, 'reason', None) or cause})"
        case TimeoutError() | ConnectTimeoutError() | ReadTimeoutError():
            return f"the server could not be reached in time{proxy_note()}"
        case ConnectionRefusedError():
            return f"the server refuses the connection{proxy_note()}"
        case ConnectionError():
            return "the server broke the connection off before it answered"
        case OSError():
            return f"the server cannot be reached ({cause.strerror or _short(cause)}){proxy_note()}"
        case _:
            return f"the server's answer makes no sense ({_short(cause)})"


def proxy_note() -> str:
    """A word for people whose only way out is a proxy that the environment names."""
    names = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
    named = next((name for name in names if os.environ.get(name)), None)
    return f"; the proxy in {named} is not used, since no address can be judged behind a proxy" if named else ""


def _root(error: Exception) -> Exception:
    """What urllib3 wrapped; it keeps the first error as the cause or among the arguments."""
    while isinstance(error, HTTPError):
        inner = [error.__cause__, *error.args]
        found = next((one for one in inner if isinstance(one, Exception)), None)
        if found is None:
            return error
        error = found
    return error


def _short(error: BaseException) -> str:
    return ascii(str(error) or type(error).__name__)[1:-1][:120]
