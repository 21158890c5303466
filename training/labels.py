"""The label inventories the heads choose from, and the table of irregular lemmas, both learned from the training
trees.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.analysis.lemmas import rule
from onrecord.analysis.names import TYPES
from training.treebank import Document, Word

ENTITIES = ["O", *(position + kind for kind in TYPES for position in ("B-", "I-"))]
REGULAR = {
    "NOUN": {"s": "", "es": "", "ies": "y"},
    "VERB": {"s": "", "es": "", "ies": "y"},
    "ADJ": {"er": "", "est": "", "r": "", "st": "", "ier": "y", "iest": "y"},
}
"""Endings that the rules handle well by themselves; what follows them stays out of the table of irregulars.

Not "-ed" and "-ing": whether an "e" was dropped before them ("promised", "reported") only the word can tell."""

STRONG = (
    "arise arose arisen|bind bound|bite bit bitten|breed bred|cling clung|creep crept|dig dug|flee fled|"
    "forbid forbade forbidden|forsake forsook forsaken|freeze froze frozen|grind ground|hang hung|kneel knelt|"
    "fling flung|lend lent|ride rode ridden|ring rang rung|shoot shot|shrink shrank shrunk|sing sang sung|"
    "sink sank sunk|slay slew slain|slide slid|sling slung|spin spun|spring sprang sprung|steal stole stolen|"
    "sting stung|stink stank stunk|strike struck stricken|strive strove striven|swear swore sworn|sweep swept|"
    "swim swam swum|swing swung|tear tore torn|tread trod trodden|weave wove woven|weep wept|wring wrung|"
    "withdraw withdrew withdrawn|overthrow overthrew overthrown|uphold upheld|seek sought|bleed bled|feed fed|"
    "bear bore borne|go went"
)
"""Strong verbs that the treebanks may not hold in every form: the lemma, then its past forms."""

Labels = dict[str, list[str]]


def tag(word: Word) -> str:
    """UPOS and features as one label, since the one all but decides the other."""
    return f"{word.upos}|{word.feats}"


def allowed(answer: str) -> list[int]:
    """The places in ``ENTITIES`` that a set's answer for a word leaves open.

    ``B-GPE/LOC/FAC``: a name of one of these types begins. ``O?DATE/TIME``: no name, or part of one of these types,
    which the set does not mark.

    >>> [ENTITIES[place] for place in allowed("B-GPE/LOC")], [ENTITIES[place] for place in allowed("O?DATE")]
    (['B-GPE', 'B-LOC'], ['O', 'B-DATE', 'I-DATE'])
    """
    if answer.startswith("O"):
        kinds = answer[2:].split("/") if answer != "O" else []
        names = ["O", *(position + kind for kind in kinds for position in ("B-", "I-"))]
    else:
        names = [answer[:2] + kind for kind in answer[2:].split("/")]
    return [ENTITIES.index(name) for name in names]


def inventories(documents: Iterable[Document]) -> Labels:
    """The labels seen often enough to learn, most frequent first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in (s for doc in documents for s in doc.sentences if s.tree):
        for word in sentence.words:
            counts["xpos"][word.xpos] += 1
            counts["morph"][tag(word)] += 1
            counts["lemma"][rule(word.form, word.lemma)] += 1
            counts["dep"][word.deprel] += 1
    least = {"xpos": 1, "morph": 2, "lemma": 2, "dep": 3}
    labels = {key: [label for label, n in counts[key].most_common() if n >= least[key]] for key in least}
    return {**labels, "ner": ENTITIES}


def words(documents: Iterable[Document]) -> dict[str, list[str]]:
    """UPOS -> the lemmas of verbs, nouns and adjectives, each seen twice or written out in its plain form."""
    seen: dict[str, Counter[str]] = {"VERB": Counter(), "NOUN": Counter(), "ADJ": Counter()}
    for sentence in (s for doc in documents for s in doc.sentences if s.tree):
        for word in sentence.words:
            if word.upos in seen and word.lemma.isalpha() and len(word.lemma) > 1 and "Typo" not in word.feats:
                seen[word.upos][word.lemma.lower()] += 1 + (word.form.lower() == word.lemma.lower())
    return {upos: sorted(lemma for lemma, count in row.items() if count > 1) for upos, row in seen.items()}


def irregulars(documents: Iterable[Document]) -> dict[str, dict[str, str]]:
    """UPOS -> form -> lemma for inflected words that no regular ending explains and on which the treebanks agree.

    Past forms that equal their lemma ("hit", "put") are irregular too: the rules are tempted to cut them.
    Function words are left to the rules: there one form has several lemmas ("'s").
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    unmarked: set[str] = set()
    for sentence in (s for doc in documents for s in doc.sentences if s.tree):
        for word in sentence.words:
            if word.upos in ("NOUN", "VERB", "ADJ", "ADV") and word.form.isalpha() and "Typo" not in word.feats:
                seen[word.upos, word.form.lower()][word.lemma.lower()] += 1
                if word.xpos in ("VBD", "VBN") and word.form.lower() == word.lemma:
                    unmarked.add(word.lemma)
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (upos, form), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        endings = REGULAR.get(upos, {})
        regular = any(
            form.endswith(end) and form[: len(form) - len(end)] + base == lemma for end, base in endings.items()
        )
        regular = form not in unmarked if form == lemma and upos == "VERB" else regular or form == lemma
        if not regular and count >= 0.9 * lemmas.total() and lemma[:1] == form[:1] and lemma.isalpha():
            table[upos][form] = lemma
    for lemma, *forms in map(str.split, STRONG.split("|")):
        for form in forms:
            table["VERB"].setdefault(form, lemma)
    return dict(table)
