"""The label inventories the heads choose from, and the table of irregular lemmas, both learned from the training
trees.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.analysis.lemmas import rule
from training.treebank import Document, Word

ENTITIES = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
REGULAR = {
    "NOUN": {"s": "", "es": "", "ies": "y"},
    "VERB": {"s": "", "es": "", "ies": "y"},
    "ADJ": {"er": "", "est": "", "r": "", "st": "", "ier": "y", "iest": "y"},
}
"""Endings that the rules handle well by themselves; what follows them stays out of the table of irregulars.

Not "-ed" and "-ing": whether an "e" was dropped before them ("promised", "reported") only the word can tell."""

Labels = dict[str, list[str]]


def tag(word: Word) -> str:
    """UPOS and features as one label, since the one all but decides the other."""
    return f"{word.upos}|{word.feats}"


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


def verbs(documents: Iterable[Document]) -> list[str]:
    """The lemmas of verbs, each seen twice or written out in its plain form."""
    seen: Counter[str] = Counter()
    for sentence in (s for doc in documents for s in doc.sentences if s.tree):
        for word in sentence.words:
            if word.upos == "VERB" and word.lemma.isalpha() and "Typo" not in word.feats:
                seen[word.lemma.lower()] += 1 + (word.form.lower() == word.lemma)
    return sorted(lemma for lemma, count in seen.items() if count > 1)


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
    return dict(table)
