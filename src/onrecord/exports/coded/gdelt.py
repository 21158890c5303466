"""What both GDELT files need: numbers of events and the stamp of a time to the minute."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from onrecord.model.grounds import When

# CAMEO's own codes of countries are those of ISO 3166-1 alpha-3 but for these, which GDELT keeps.
_CAMEO_COUNTRIES = {"ROU": "ROM", "TLS": "TMP"}

_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})")


def cameo_country(alpha3: str) -> str:
    """The country code as GDELT writes it."""
    return _CAMEO_COUNTRIES.get(alpha3, alpha3)


def stamp(when: When | None) -> str:
    """``YYYYMMDDHHMMSS`` in UTC; empty where the time is not known to the minute with its zone."""
    if when is None or not _INSTANT.fullmatch(when.value):
        return ""
    try:
        return datetime.fromisoformat(when.value).astimezone(UTC).strftime("%Y%m%d%H%M%S")
    except (ValueError, OverflowError):  # the 30th of February, the last hour of the year 9999
        return ""
