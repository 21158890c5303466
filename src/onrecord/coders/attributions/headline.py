"""What a headline says of where its story comes from: "Minister to resign - Reuters", "... - report", "... : sources".

No span may point into a headline, so it makes no claim. It helps a chain whose text speaks of "the report" before it
has named one.
"""

from __future__ import annotations

import re

from onrecord.coders.attributions.lexicon import Medium, medium_in

SUFFIX = re.compile(r"\s(?:[-–—|]|:)\s*(?P<source>[^-–—|:]{2,60})$|:\s+(?P<late>[\w .']{2,40})$")
REPORT = re.compile(
    r"(?i)^(?:the|that|this|its)\s+(?:report|newspaper|paper|outlet|agency|network|broadcaster|channel|daily)$"
)


def newsroom(headline: str | None) -> Medium | None:
    """The newsroom that a headline credits at its end, or ``None`` ("- report" names nobody).

    >>> newsroom("Minister to resign - Reuters").name, newsroom("Minister to resign - report")
    ('Reuters', None)
    """
    found = SUFFIX.search(headline or "")
    return medium_in(found["source"] or found["late"]) if found else None


def stands_for(words: str, headline: str | None) -> Medium | None:
    """The newsroom that "the report" stands for by the headline, where the text has named none."""
    return newsroom(headline) if REPORT.match(words) else None
