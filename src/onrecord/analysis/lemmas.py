"""Lemmas: the network picks an edit rule for each word; what the training trees know outranks it.

A rule is written ``case|cut|suffix``: lower the word (``L``) or keep it (``K``), cut that many letters off its end,
append the suffix. ``L|2|y`` makes "say" out of "Said".
"""

import re
from collections.abc import Iterable, Mapping

_MUTE = re.compile(
    "(?:[^aeo]at|[iy][sz]|[^e]ys|v|c|u|[dr]g|[bcdfgkptz]l|rs|[^aeiou]ag|^[^aeiou]*[aeiou][bcdfgkmnprtvz])$"
)
"""Stems that English verbs do not end in without an "e": "deactivat", "colonis"."""
_FINAL = re.compile(
    "(?:[wxy]|[^aeiou](?:e[nrt]|i[nt])|[aeiou][aeiou][ntrldpkm]|[lr][bdfklmnpt]|[mn][dpt]|ct|ft|pt|sk|sh|ch|ss|ff|ll|ck)$"
)
"""Stems that take no "e" back: "eschew", "fester", "harden", "inflict"."""
_DOUBLED = re.compile("[^aeiou][aeiou](?:bb|dd|gg|mm|nn|pp|rr|tt)$")
"""Stems whose last letter was doubled: "mopp"."""
_BOTH = frozenset({"species", "series", "means", "headquarters", "crossroads"})
"""Plurals that are their own singular."""
_PREFIXES = ("under", "over", "out", "fore", "mis", "with", "un", "re")
_DAYS = "January February April August September October November December Monday Tuesday Wednesday Thursday Friday"
_SHORT = {
    **{day[:3]: day for day in _DAYS.split()},
    "Sept": "September", "Tues": "Tuesday", "Thur": "Thursday", "Thurs": "Thursday",
}  # fmt: skip
"""Months and days of the week whose short forms mean nothing else (not "Mar", "Sat", "Sun")."""
SHOUTED = 7
"""Letters from which on a name all in capitals is taken for a shouted name, not an abbreviation ("TEHRAN" is in doubt:
of EWT's training names of six letters four fifths are, but so is "UNICEF" not)."""


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
    """What the training trees know of words: irregular forms, and which verbs, nouns and adjectives there are.

    Args:
        irregular: UPOS -> lower-cased form -> lemma.
        words: UPOS -> lemmas; with them "fired" becomes "fire", not "fir".
    """

    def __init__(self, irregular: Mapping[str, Mapping[str, str]], words: Mapping[str, Iterable[str]]) -> None:
        self._irregular = irregular
        self._words = {upos: frozenset(row) for upos, row in words.items()}

    def lemma(self, form: str, upos: str, edit: str) -> str:
        """The lemma of a word: a known irregular first, then the network's rule; a name keeps its capitals.

        >>> lexicon = Lexicon({"VERB": {"went": "go"}}, {"VERB": ["fire"], "NOUN": ["movie"], "ADJ": ["close"]})
        >>> lexicon.lemma("Went", "VERB", "L|0|"), lexicon.lemma("fired", "VERB", "L|2|")
        ('go', 'fire')
        >>> lexicon.lemma("armies", "NOUN", "L|1|"), lexicon.lemma("movies", "NOUN", "L|1|")
        ('army', 'movie')
        >>> lexicon.lemma("closest", "ADJ", "L|3|"), lexicon.lemma("Senators", "PROPN", "K|1|")
        ('close', 'Senator')
        """
        lower = form.lower()
        known = self._known(lower, upos)
        if known is not None:
            return known
        if upos == "PROPN":
            return _name(form, edit)
        made = apply(form, edit).replace("’", "'") if upos in ("PART", "AUX") else apply(form, edit)
        if upos in ("VERB", "NOUN", "ADJ") and lower.isalpha() and made.lower() not in self._words.get(upos, ()):
            made = {"VERB": self._verb, "NOUN": self._noun, "ADJ": self._adjective}[upos](lower, made)
        return made if len(made) > 1 or len(form) < 3 or upos not in ("NOUN", "VERB", "ADJ") else lower

    def _known(self, form: str, upos: str) -> str | None:
        """The lemma of an irregular word, also behind a prefix: "underwent", "overthrew"."""
        table = self._irregular.get(upos, {})
        found = table.get(form)
        if found is None and upos == "VERB":
            prefix = next((p for p in _PREFIXES if form.startswith(p) and len(form[len(p) :]) > 3), "")
            found = prefix + table[form[len(prefix) :]] if prefix and form[len(prefix) :] in table else None
        return found

    def _verb(self, form: str, made: str) -> str:
        verbs = self._words.get("VERB", frozenset())
        if len(form) == 5 and form.endswith("ying") and form[0] not in "aeiou":
            return form[0] + "ie"  # dying, lying, tying, vying
        if form.endswith(("ies", "ied")) and len(form) > 5:
            return form[:-3] + "y"
        for ending in ("ing", "ed", "es", "s"):
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 1:
                doubled = [stem[:-1]] if stem[-1] == stem[-2] else []
                for candidate in (stem + "e", stem, *doubled):
                    if candidate in verbs:
                        return candidate
        cut = form.removesuffix("ed").removesuffix("ing")
        if made == form[:-1] and not form.endswith("s"):
            return form  # nothing was inflected
        if len(cut) > 2 and made == form and re.search("[aeiouy]", cut):
            made = cut
        if cut != form and made in (cut, cut + "e"):
            if _DOUBLED.search(cut):
                return cut[:-1]
            return cut + "e" if _MUTE.search(cut) or (made != cut and not _FINAL.search(cut)) else cut
        return made

    def _noun(self, form: str, made: str) -> str:
        """ "countries", "losses": the plurals that a cut "s" leaves a letter too many of."""
        if made.lower() == form or form in _BOTH:
            return form if form in _BOTH else made
        nouns = self._words.get("NOUN", frozenset())
        plain = [form[:-1], form[:-2]] if form.endswith("es") else [form[:-1]] if form.endswith("s") else []
        for candidate in plain:
            if candidate in nouns:
                return candidate
        if form.endswith("ies") and len(form) > 4 and form[-4] not in "aeiou":
            return _cased(made, form[:-3] + "y")
        if form.endswith("men") and len(form) > 5:
            return _cased(made, form[:-3] + "man")
        if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return _cased(made, form[:-2])
        return made

    def _adjective(self, form: str, made: str) -> str:
        adjectives = self._words.get("ADJ", frozenset())
        if form in adjectives:
            return made
        for ending in ("est", "er"):
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 1:
                doubled = [stem[:-1]] if stem[-1] == stem[-2] else []
                for candidate in (stem + "e", stem, *doubled, stem[:-1] + "y" if stem[-1] == "i" else stem):
                    if candidate in adjectives:
                        return candidate
        return made


def _cased(like: str, lemma: str) -> str:
    return lemma if like.islower() else lemma.upper() if like.isupper() and len(like) > 1 else lemma.capitalize()


def _name(form: str, edit: str) -> str:
    """A name's lemma is the name, in the singular where the network says so; capitals of a headline are not its own."""
    if form != "Jan" and form.removesuffix(".").capitalize() in _SHORT:
        return _SHORT[form.removesuffix(".").capitalize()]  # "Jan" alone is a man more often
    if edit[1:] == "|1|" and form.lower().endswith("s") and len(form) > 3:
        form = form[:-3] + "y" if form.endswith("ies") and len(form) > 5 else form[:-1]
    return form.capitalize() if len(form) >= SHOUTED and form.isalpha() and form.isupper() else form
