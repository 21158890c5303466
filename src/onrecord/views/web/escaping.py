"""What stands between the words of strangers and a page: every value that a template prints goes through here.

Markup is escaped by Jinja's autoescape; what is added is for what HTML lets through: marks that turn the order of
letters round, lines of megabytes, and links that would run something.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

# Embeddings, overrides and isolates: they can make "exe.fdp" look like "pdf.exe". Plain right-to-left marks, which
# Hebrew and Arabic need, stay.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# The longest value shown in one piece. A long paragraph of print has some 2,000 characters; ten times that is no
# paragraph, and a browser lays it out in well under a tenth of a second.
LONGEST = 20_000


def visible(text: str) -> str:
    """``text`` with marks that turn the order of letters round as ``[U+202E]``, and no control characters."""
    return _CONTROL.sub("\ufffd", _TURNS.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text))


def cut(text: str, longest: int = LONGEST) -> str:
    """``text``, or its beginning and how much is left out."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rstrip()} … [{len(text) - longest:,} more characters]"


def finalize(value: Any) -> Any:
    """What Jinja prints in the place of ``value``: unknown is nothing, text is made visible and cut."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(cut(value))
    return value


def link(address: str | None) -> str | None:
    """``address`` where it leads to a page over http or https, else ``None``: ``javascript:`` and ``data:`` run."""
    if not address or len(address) > 2_000 or _CONTROL.search(address) or _TURNS.search(address):
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else None
