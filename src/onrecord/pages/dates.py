"""When a page was published and changed: machine-readable sources first, to the minute and with the zone that they
give.

A day is never guessed: JSON-LD, then meta, then ``<time>``, then a date printed by the headline, then the address, then
htmldate. Printed dates count only where day and month cannot be taken for one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from onrecord.model.grounds import Grain, When
from onrecord.model.problems import UsageError
from onrecord.pages.linked_data import LinkedData

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC"
    r"|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = (
    r"(?:,?\s*(?:at\s+|\|\s*|[-–•·]\s*|/\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z\b|UTC(?![+-])|GMT(?![+-])|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?\b"
    r"|E[SD]?T\b|P[SD]T\b|C[SD]T\b"
    r"|BST\b|CES?T\b|EES?T\b|MSK\b)?)?"
)
_ENGLISH = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}}){_CLOCK}", re.IGNORECASE),
)
_FOREIGN_MONTHS = {
    "januar": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9,
    "oktober": 10, "november": 11, "dezember": 12, "janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6,
    "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "января": 1, "февраля":
    2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8, "сентября": 9, "октября": 10, "ноября":
    11, "декабря": 12,
}  # fmt: skip
_FOREIGN = re.compile(
    rf"\b(\d{{1,2}})\.?\s+({'|'.join(_FOREIGN_MONTHS)})\s+(\d{{4}})(?:\D{{1,8}}?(\d{{1,2}})[:.h](\d{{2}}))?",
    re.IGNORECASE,
)
# Dots are never written month first; two figures of a year only with a clock time behind them
_DOTTED = re.compile(
    r"\b(\d{1,2})\.(\d{1,2})\.(20\d{2}|\d{2}(?=\D{1,5}\d{1,2}[:.]\d{2}))(?:\D{1,6}(\d{1,2})[:.](\d{2}))?(?!\d)"
)
_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "GMT": 0, "UTC": 0, "Z": 0,
}  # fmt: skip
_IN_ADDRESS = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "article.published", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "sailthru.date", "date",
    "pubdate", "publish-date", "publishdate", "publication_date", "cxenseparse:recs:publishtime",
    "article_date_original", "last-published", "rnews:datepublished", "article:publicationdate", "bt:pubdate",
    "originalpublicationdate", "dcsext.articlefirstpublished",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "last-modified", "lastmod", "article.updated", "article_date_updated", "rnews:datemodified",
)  # fmt: skip
# htmldate looks at every element several times: 200,000 links take it 13 s
# Words that stand beside a printed date of publication; with more the line is a caption or prose
MAX_WITH_DATE = 5
HTMLDATE_ELEMENTS = 5_000


def read_when(value: object) -> When | None:
    """A time as machines and mastheads write it, cut at the grain it is written in; ``None`` where it is none.

    Takes ISO 8601 (with or without separators), RFC 2822, seconds since 1970, and English dates with a clock time.
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if not 8 <= len(text) <= 120:
        return None
    if match := _ISO.match(text) or _BASIC.match(text):
        return _when(*match.groups())
    if _EPOCH.match(text):
        return _moment(datetime.fromtimestamp(int(text[:10]), UTC))
    for pattern in _ENGLISH:
        if match := pattern.search(text):
            return _english(match)
    try:
        return _moment(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def english_dates(line: str) -> Iterator[re.Match[str]]:
    """The English dates that stand in a line, each with its clock time where one follows."""
    for pattern in _ENGLISH:
        yield from pattern.finditer(line)


def hinted_when(value: str) -> When:
    """The date a person gives for a page: ``2024-11-17``, ``2024-11-17T22:14+02:00``.

    Raises UsageError where it is none.
    """
    found = read_when(value)
    if found is None:
        raise UsageError(f"{value!r} is not a date; write 2024-11-17 or 2024-11-17T22:14+02:00")
    return found


def published(
    data: LinkedData, meta: dict[str, str], tree: HtmlElement, near: list[str], url: str | None, elements: int
) -> When | None:
    """When the page was first published; ``near`` are the lines printed around its headline."""
    sources = [_told(data, "datePublished", "dateCreated", "uploadDate"), _from_meta(meta, PUBLISHED)]
    sources += [_itemprop(tree, "datePublished"), _time_element(tree)]
    found = _finest([w for w in sources if w is not None])
    return (
        found or _printed(near) or _in_address(url) or (_htmldate(tree, url) if elements <= HTMLDATE_ELEMENTS else None)
    )


def modified(data: LinkedData, meta: dict[str, str], tree: HtmlElement) -> When | None:
    """When the page says it was last changed."""
    return _told(data, "dateModified") or _from_meta(meta, MODIFIED) or _itemprop(tree, "dateModified")


def _finest(found: list[When]) -> When | None:
    """The first source's time; where it gives a day only, a finer time of the same day from a later source."""
    if not found:
        return None
    first = found[0]
    if first.grain == "day":
        return next((w for w in found[1:] if w.grain != "day" and w.value[:10] == first.value), first)
    return first


def _told(data: LinkedData, *names: str) -> When | None:
    return next((w for name in names if (w := read_when(data.article.get(name)))), None)


def _from_meta(meta: dict[str, str], names: tuple[str, ...]) -> When | None:
    return _finest([w for name in names if name in meta and (w := read_when(meta[name]))])


def _itemprop(tree: HtmlElement, prop: str) -> When | None:
    for element in tree.xpath(".//*[@itemprop=$prop][position() <= 5]", prop=prop)[:20]:
        if found := read_when(
            element.get("datetime") or element.get("content") or element.text_content().strip()[:120]
        ):
            return found
    return None


def _time_element(tree: HtmlElement) -> When | None:
    """The first ``<time>`` after the headline: earlier ones belong to tickers, later ones to teasers."""
    after = tree.xpath("(.//h1)[1]/following::time[@datetime][position() <= 2]")
    marked = tree.xpath(".//time[@datetime][@pubdate or contains(@class, 'publish')]")
    return next((w for e in (*marked, *after) if (w := read_when(e.get("datetime")))), None)


def _printed(near: list[str]) -> When | None:
    """The first date in the lines around the headline; a line of prose is none of them."""
    for line in near:
        if match := next(english_dates(line), None) or _FOREIGN.search(line) or _DOTTED.search(line):
            if len((line[: match.start()] + " " + line[match.end() :]).split()) > MAX_WITH_DATE:
                continue
            if "half" in match.re.groupindex:
                return _english(match)
            day, month, year, hour, minute = match.groups()
            month = str(_FOREIGN_MONTHS.get(month.lower(), month))
            return _when(year if len(year) == 4 else f"20{year}", month, day, hour, minute)
    return None


def _in_address(url: str | None) -> When | None:
    match = _IN_ADDRESS.search(url or "")
    return _when(*match.groups()) if match else None


def _htmldate(tree: HtmlElement, url: str | None) -> When | None:
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=url)
    except Exception:  # a library's fault on one page must not lose the page
        return None
    return read_when(found) if found else None


def _english(match: re.Match[str]) -> When | None:
    month = _MONTHS.index(match["month"].lower()[:3]) + 1
    if match["hour"] is None:
        return _when(match["year"], str(month), match["day"])
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return _when(match["year"], str(month), match["day"])
    hour = hour % 12 + 12 * half.startswith("p") if half else hour
    return _when(match["year"], str(month), match["day"], str(hour), match["minute"], match["second"], match["zone"])


def _when(
    year: str, month: str, day: str, hour: str | None = None, minute: str | None = None, second: str | None = None,
    zone: str | None = None,
) -> When | None:  # fmt: skip
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return None
    if hour is None:
        return _cut(moment, "day")
    return _cut(moment.replace(tzinfo=_offset(zone)), "second" if second is not None else "minute")


def _moment(moment: datetime) -> When | None:
    return _cut(moment, "second")


def _cut(moment: datetime, grain: Grain) -> When | None:
    """The moment cut at its grain; midnight sharp is how systems write "that day", so it is a day."""
    if not 1990 <= moment.year <= 2100:
        return None
    if grain == "day" or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return When(moment.date().isoformat(), "day", "published")
    value = moment.isoformat(timespec="seconds" if grain == "second" else "minutes")
    return When(value.replace("+00:00", "Z"), grain, "published")


def _offset(zone: str | None) -> timezone | None:
    if not zone:
        return None
    name = zone.upper()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    match = re.match(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$", name)
    if not match:
        return None
    span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-span if match[1] == "-" else span) if span < timedelta(hours=15) else None
