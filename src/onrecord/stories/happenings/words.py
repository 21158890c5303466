"""Words as they are compared across reports: stems, roots, how rare they are, and which name one kind of happening.

No language model is loaded here: forms are folded by English endings and a table of irregular ones. A stem folds what
is one word in its forms (``strikes``, ``struck``); a root goes further and folds what one word is made from another
(``investigate``, ``investigation``). Both are keys for comparison, no words to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from zlib import crc32

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = ("ations", "ation", "itions", "ition", "ions", "ion", "ments", "ment", "ances", "ance", "ences", "ence",
            "als", "al", "at", "it", "iv")  # fmt: skip
PARTICLES = frozenset("up down out off over away back into in on through".split())
UNKNOWN_WORD = 0.5
"""The count that stands for a word that the table does not hold: rarer than the rarest in it."""
GRAMMAR = frozenset(
    "a an the this that these those it its he him his she her hers they them their theirs we us our you your i me "
    "my who whom whose which what there here be am is are was were been being have has had do does did done will "
    "would shall should can could may might must of in on at by for with from to into onto over under after "
    "before since until as than and or but if so not no nor also more most other another some any all both each "
    "such only own same very just when where why how while about against between during through out up down off "
    "again further then once s t".split()
)


def stem(word: str) -> str:
    """The word without the endings of its forms; lower case, a final ``e`` dropped (``released``: ``releas``)."""
    word = _POSSESSIVE.sub("", word.casefold())
    word = _irregular().get(word, word)
    if word.endswith("eed") and len(word) > 5:
        return _bare(word[:-1])
    for ending in ("ings", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWEL.search(word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            return _bare(word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "i"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _bare(word)


def _bare(word: str) -> str:
    """Without a final ``e``, and with ``i`` for a final ``y``."""
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou" else word


@cache
def root(word: str) -> str:
    """What the word is made from, as far as English endings tell: five letters at least are left."""
    made = stem(word)
    for ending in _ENDINGS:
        if made.endswith(ending) and len(made) - len(ending) >= 5:
            return _bare(made[: -len(ending)])
    return made


def number(key: str) -> int:
    """A word or name as a number: what sets of words are kept as."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text: start, end, as written."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), match[0]


def stems(text: str) -> list[int]:
    """The stems of a text's words that are no words of grammar, as numbers, in order."""
    return [number(stem(word)) for _, _, word in tokens(text) if word.casefold() not in GRAMMAR]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a shared word tells, by its number: the logarithm of how many times rarer than in every report it is.

    ``unknown`` is that of a word that the table does not hold.
    """

    known: Mapping[int, float]
    unknown: float

    def of(self, key: int) -> float:
        """How much a shared word tells."""
        return self.known.get(key, self.unknown)

    def sum(self, keys: Iterable[int]) -> float:
        """How much several words tell together."""
        known, unknown = self.known, self.unknown
        return sum([known.get(key, unknown) for key in keys])


@cache
def rarity() -> Rarity:
    """The table that ships, counted over Wikinews reports (``eval/happenings/words.py`` makes it)."""
    rows = (line.split("\t") for line in _lines("rarity.tsv"))
    counts = {word: int(count) for word, count in rows}
    reports = counts.pop("*reports*") + 1
    known = {number(word): log(reports / (count + UNKNOWN_WORD)) for word, count in counts.items()}
    return Rarity(known, log(reports / UNKNOWN_WORD))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Root of a word, or of a phrase with blanks -> the kinds of happening that it can name."""
    found: dict[str, set[str]] = {}
    for line in _lines("classes.tsv"):
        name, _, words = line.partition("\t")
        for word in words.split():
            found.setdefault(phrase_root(word.replace("_", " ")), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


def phrase_root(phrase: str) -> str:
    """The roots of a phrase's words, with blanks."""
    return " ".join(root(word) for _, _, word in tokens(phrase))


@cache
def _irregular() -> dict[str, str]:
    rows = (line.partition("\t") for line in _lines("irregular.tsv"))
    return {form: base for base, _, forms in rows for form in forms.split()}


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]
