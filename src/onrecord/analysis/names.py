"""The types of names, and names and trees that agree: a person's name is one phrase.

The network decides names and trees apart. Where it marks "Yelena Sorokina" as one person and yet hangs "Sorokina" on
the verb beside "spokeswoman Yelena", the verb has two subjects and the person half a name. The name is the surer of the
two. So it is with a title: "Interior Minister Orhan Tekin" is one subject, not two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

TYPES = (
    "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "DATE", "TIME", "MONEY", "PERCENT", "LAW", "WORK",
)  # fmt: skip
"""What ``ent.label_`` may be, whichever engine reads; ``eval/gold/GUIDELINES-entities.md`` tells what each is.

A bare LOC stands for every place in an engine that knows no GPE and FAC."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def recalled(
    names: Sequence[str], forms: Sequence[str], upos: Sequence[str], is_place: Callable[[str], bool]
) -> list[str]:
    """``names`` with lone words named as the rest of the text names them: surnames and places.

    The network sees a hundred words at a time: of "Vandemoortele said", three windows after "Jan Vandemoortele", it can
    only guess. Words that the tables know as a place are no surnames here ("Jordan" beside "Michael Jordan"); one of
    them that is a person at one spot and a place at another is a place at both.
    """
    names = list(names)
    surnames = {forms[end - 1] for start, end in _persons(names) if end - start > 1}
    places = {form for index, form in enumerate(forms) if names[index] == "B-GPE" and is_place(form)} - surnames
    surnames = {form for form in surnames if len(form) > 2 and form[0].isupper() and not is_place(form)}
    for index, form in enumerate(forms):
        inside = names[index].startswith("I-") or names[index + 1 : index + 2] == ["I-" + names[index][2:]]
        misspelt = names[index] in ("B-ORG", "B-GPE") and any(_one_letter_off(form, known) for known in surnames)
        if (form in surnames or misspelt) and upos[index] == "PROPN" and not inside:
            names[index] = "B-PERSON"
        elif form in places and names[index] == "B-PERSON" and not inside:
            names[index] = "B-GPE"
    return names


def _one_letter_off(form: str, name: str) -> bool:
    """Whether a long word is a name with one letter too few, too many or wrong: "Marcheti" for "Marchetti"."""
    if len(form) < 6 or form == name or form[0] != name[0] or abs(len(form) - len(name)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(form, name, strict=False)) if a != b), min(len(form), len(name)))
    rests = ((form[same + 1 :], name[same + 1 :]), (form[same:], name[same + 1 :]), (form[same + 1 :], name[same:]))
    return any(a == b for a, b in rests)


def undescribed(
    names: Sequence[str], forms: Sequence[str], upos: Sequence[str], is_place: Callable[[str], bool]
) -> list[str]:
    """``names`` without events that are described, not named: "invasion of Ukraine", of which "Ukraine" is a name."""
    names = list(names)
    for index, form in enumerate(forms):
        if names[index] == "B-EVENT" and upos[index] == "NOUN" and form.islower():
            end = index + 1
            while end < len(names) and names[end] == "I-EVENT":
                end += 1
            if forms[index + 1 : index + 2] in (["of"], ["in"], ["on"], ["against"]):
                names[index:end] = ["B-GPE" if is_place(word) else "O" for word in forms[index:end]]
    return names


def completed(names: Sequence[str], upos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """``names`` with a person's name drawn on over a second subject right behind it.

    "spokeswoman Yelena Sorokina said" with "Yelena" alone marked as a person and "Sorokina" as a subject beside
    "spokeswoman": a verb has one subject, so the proper noun behind the name is the rest of it.
    """
    names = list(names)
    for index in range(1, len(names)):
        behind = names[index] == "O" and names[index - 1] in ("B-PERSON", "I-PERSON") and upos[index] == "PROPN"
        if behind and relations[index] in SUBJECTS:
            above = _above(index - 1, heads)
            if any(heads[i] == heads[index] and relations[i] in SUBJECTS for i in above):
                names[index] = "I-PERSON"
    return names


def joined(names: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations with every later part of a person's name hung on its first, as ``flat``.

    ``names`` are BIO labels, ``heads`` indices into the same list (a root is its own head). A part stays where it is if
    it heads its sentence, stands in another one, or would come to hang on itself.
    """
    heads, relations = list(heads), list(relations)
    for start, end in _persons(names):
        tops = [index for index in range(start, end) if not start <= heads[index] < end]
        for part in tops[1:]:
            above = _above(tops[0], heads)
            if relations[part] != "ROOT" and part not in above and _above(part, heads)[-1] == above[-1]:
                heads[part], relations[part] = tops[0], "flat"
        title = start - 1
        if start and relations[start] in SUBJECTS and relations[title] in SUBJECTS and heads[title] == heads[start]:
            heads[start], relations[start] = title, "appos"
    return heads, relations


def _persons(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    for index, name in enumerate([*names, "O"]):
        if start is not None and name != "I-PERSON":
            yield start, index
            start = None
        if name == "B-PERSON":
            start = index


def _above(index: int, heads: Sequence[int]) -> list[int]:
    """A token and what it hangs on, up to the root."""
    path = [index]
    while heads[path[-1]] != path[-1] and len(path) <= len(heads):
        path.append(heads[path[-1]])
    return path
