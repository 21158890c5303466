"""The IRIs of what is in a record.

An IRI is a URN under ``x-onrecord``: a record has no address on the web, and a name that looks like one would promise
an answer that nobody gives. Ids are those of the reading, so that two exports speak of the same things.
"""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import quote, urlsplit

from onrecord.model.reading import MadeBy

URN = "urn:x-onrecord:"


def iri(*parts: str) -> str:
    """``urn:x-onrecord:a:b``; whatever a URN may not hold is percent-encoded."""
    return URN + ":".join(quote(part, safe="", errors="replace") for part in parts)


def address(url: str | None) -> str | None:
    """An address as an IRI: blanks and what JSON-LD would stumble over percent-encoded; ``None`` where it is none."""
    try:
        if not url or urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            return None
    except ValueError:
        return None
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]", errors="replace")


def named(*parts: str) -> str:
    """Sixteen digits that stand for a name: names hold what no IRI may."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def software(made_by: MadeBy) -> tuple[str, str]:
    """IRI and name of the program that read a report."""
    return iri("software", made_by.onrecord, made_by.engine), f"onrecord {made_by.onrecord} ({made_by.engine})"
