"""GDELT 2.0 mentions: 16 columns, tab-separated, without a header, as GDELT has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO
from urllib.parse import urlsplit

from onrecord.exports import Written
from onrecord.exports.coded.gdelt import stamp
from onrecord.exports.coded.rows import Dyad, write_dyads
from onrecord.model.article import Article
from onrecord.model.reading import Reading

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

_WEB, _CITATION = 1, 2
_ABSENT = -1  # GDELT's offset of what does not stand in the report


class GdeltMentions:
    """One row for each row of ``gdelt-events``: the report in which the event is mentioned, and where."""

    name = "gdelt-mentions"
    media_type = "text/tab-separated-values"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the rows; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the rows, a reading at a time."""
        return write_dyads(readings, out, row)


def row(dyad: Dyad) -> list[str | int | None]:
    """The 16 values of a dyad, in the order of ``COLUMNS``; offsets count code points of the report's text."""
    article = dyad.reading.article
    kind, name, identifier = _source(article)
    return [
        dyad.number,
        None,
        stamp(article.published),
        kind,
        name,
        identifier,
        None,
        dyad.actor.words.start if dyad.actor else _ABSENT,
        dyad.recipient.words.start if dyad.recipient else _ABSENT,
        dyad.event.trigger.start,
        1,
        None,
        len(article.text),
        None,
        None,
        None,
    ]


def _source(article: Article) -> tuple[int, str | None, str]:
    """Type, name and identifier: the domain and address of a page, the outlet and headline where it has none."""
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:  # an address that is none
        host = None
    if article.url and host:
        return _WEB, host.removeprefix("www."), article.url.replace('"', "%22")
    citation = ": ".join(part for part in (article.outlet, article.headline) if part)
    return _CITATION, article.outlet, citation or article.id
