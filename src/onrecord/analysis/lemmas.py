"""Lemmas: the network picks an edit rule for each word; what the training trees know outranks it.

A rule is written ``case|cut|suffix``: lower the word (``L``) or keep it (``K``), cut that many letters off its end,
append the suffix. ``L|2|y`` makes "say" out of "Said".
"""

import re
from collections.abc import Iterable, Mapping

_MUTE = re.compile("(?:[^aeo]at|[iy]z|[^e]ys|v|c|u|[dr]g|[bcdfgkptz]l)$")
"""Stems that English verbs do not end in without an "e": "deactivat", "colonis"."""


def rule(form: str, lemma: str) -> str:
    """The rule that leads from a form to its lemma.

    >>> rule("Said", "say"), rule("was", "be"), rule("Kyiv", "Kyiv"), rule("troops", "troop")
    ('L|2|y', 'L|3|be', 'K|0|', 'L|1|')
    """
    lower = lemma == lemma.lower()
    base = form.lower() if lower else form
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return f"{'L' if lower else 'K'}|{len(base) - same}|{lemma[same:]}"


def apply(form: str, edit: str) -> str:
    """The lemma a rule makes of a form; the form itself where the rule does not fit.

    >>> apply("Said", "L|2|y"), apply("a", "L|3|be")
    ('say', 'a')
    """
    case, cut, suffix = edit.split("|", 2)
    base = form.lower() if case == "L" else form
    if int(cut) > len(base):
        return base
    return (base[: len(base) - int(cut)] + suffix) or base


class Lexicon:
    """What the training trees know of words: irregular forms, and which verbs there are.

    Args:
        irregular: UPOS -> lower-cased form -> lemma.
        verbs: the lemmas of verbs; with them "fired" becomes "fire", not "fir".
    """

    def __init__(self, irregular: Mapping[str, Mapping[str, str]], verbs: Iterable[str]) -> None:
        self._irregular = irregular
        self._verbs = frozenset(verbs)

    def lemma(self, form: str, upos: str, edit: str) -> str:
        """The lemma of a word: a known irregular first, then the network's rule; a name keeps its capitals.

        >>> lexicon = Lexicon({"VERB": {"went": "go"}}, ["fire", "plan"])
        >>> lexicon.lemma("Went", "VERB", "L|0|"), lexicon.lemma("fired", "VERB", "L|2|")
        ('go', 'fire')
        """
        lower = form.lower()
        known = self._irregular.get(upos, {}).get(lower)
        if known is not None:
            return known
        if upos == "PROPN":
            plural = edit[1:] == "|1|" and lower.endswith("s") and len(form) > 3
            return form[:-1] if plural else form
        made = apply(form, edit)
        if upos == "VERB":
            made = self._verb(lower, made)
        return made if len(made) > 1 or len(form) < 3 or upos not in ("NOUN", "VERB", "ADJ") else lower

    def _verb(self, form: str, made: str) -> str:
        if made in self._verbs:
            return made
        if len(form) == 5 and form.endswith("ying") and form[0] not in "aeiou":
            return form[0] + "ie"  # dying, lying, tying, vying
        for ending in ("ing", "ed", "es", "s"):
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 1:
                doubled = [stem[:-1]] if stem[-1] == stem[-2] else []
                for candidate in (stem + "e", stem, *doubled):
                    if candidate in self._verbs:
                        return candidate
        cut = form.removesuffix("ed").removesuffix("ing")
        return made + "e" if made == cut != form and _MUTE.search(made) else made
