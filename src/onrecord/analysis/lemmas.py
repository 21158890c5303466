"""Lemmas: the network picks an edit rule for each word; a small table of irregular words outranks it.

A rule is written ``case|cut|suffix``: lower the word (``L``) or keep it (``K``), cut that many letters off its end,
append the suffix. ``L|2|y`` makes "say" out of "Said".
"""

from collections.abc import Mapping

Irregular = Mapping[str, Mapping[str, str]]
"""UPOS -> lower-cased form -> lemma, learned from the training treebanks."""


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


def lemma(form: str, upos: str, edit: str, irregular: Irregular) -> str:
    """The lemma of a word: a known irregular first, then the rule; a name keeps its capitals.

    >>> lemma("Lying", "VERB", "L|3|", {"VERB": {"lying": "lie"}}), lemma("Putin", "PROPN", "L|0|", {})
    ('lie', 'Putin')
    """
    known = irregular.get(upos, {}).get(form.lower())
    if known is not None:
        return known
    if upos == "PROPN":
        edit = "K" + edit[1:] if len(form) > 1 and not edit[2:].partition("|")[2] else "K|0|"
        return apply(form, edit)
    if upos == "VERB" and len(form) == 5 and form.lower().endswith("ying") and form[0].lower() not in "aeiou":
        return form[0].lower() + "ie"  # dying, lying, tying, vying: too rare for the rules to learn
    made = apply(form, edit)
    return made if len(made) > 1 or len(form) < 3 or upos not in ("NOUN", "VERB", "ADJ") else form.lower()
