"""Names that the network is told are names: towns and countries, office-holders, organisations.

Whether "Mykolaiv said" speaks of a town or of a man its letters do not tell. The engine's files carry the single words
that the package's tables know as names, and each word goes into the network with what they say of it, as one more
number beside its shape. It is a hint: the network has learned how far to trust it, and was shown every seventh without.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.analysis.shapes import OPENS_PARAGRAPH

KINDS = ("place", "person", "both", "organisation")
"""What a word may be known as; its place counted from 1 is its number, 0 is unknown."""
WIDTH = 2 * OPENS_PARAGRAPH
"""The numbers of shapes: a word's input is ``shape + WIDTH * kind``."""


class Known:
    """The table, from kinds to words in lower case, parted by blanks."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._kinds = {word: WIDTH * (KINDS.index(kind) + 1) for kind, row in words.items() for word in row.split()}

    def __call__(self, form: str) -> int:
        """What to add to a word's shape; 0 for words without a capital, and for those unknown.

        >>> known = Known({"place": "kyiv paris", "organisation": "nato"})
        >>> known("Kyiv"), known("NATO"), known("kyiv"), known("The")
        (20, 80, 0, 0)
        """
        return 0 if form.islower() else self._kinds.get(form.lower(), 0)

    def is_place(self, form: str) -> bool:
        """Whether a word is known as the name of a place, whatever else it may name.

        >>> Known({"place": "kyiv", "both": "washington"}).is_place("Washington")
        True
        """
        return self(form) in (WIDTH * (KINDS.index("place") + 1), WIDTH * (KINDS.index("both") + 1))
