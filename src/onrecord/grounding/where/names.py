"""How names of places are compared: without accents, marks and case."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[^\w ]|_")
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "e"}
)
_SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """The form under which a name is looked up.

    >>> fold("Sant Julià de Lòria"), fold("St. Petersburg"), fold("Port-au-Prince")
    ('sant julia de loria', 'saint petersburg', 'port au prince')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.replace("'", "").replace("’", "").replace("ʻ", "").replace("`", "")
    words = _MARKS.sub(" ", plain).split()
    if words and words[0] in _SHORT and len(words) > 1:
        words[0] = _SHORT[words[0]]
    return " ".join(words)
