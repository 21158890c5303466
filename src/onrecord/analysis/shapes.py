"""The shape of a word: what its letters look like, apart from which letters they are.

The encoder under the engine reads lower-cased pieces. The shape gives back what that loses (capitals, digits), and
one bit that plain words cannot carry: whether the word opens a paragraph, so that a headline without a full stop
stays apart from the sentence after it. Training and reading share these numbers; a change here needs new weights.
"""

SHAPES = 10
OPENS_PARAGRAPH = SHAPES
"""Added to the shape of a word that opens a paragraph."""


def shape(word: str) -> int:
    """The class of a word's letters, 1 to 9.

    >>> [shape(w) for w in ("2024", "F-16", "...", "said", "A", "NATO", "Kyiv", "McCain", "iPhone")]
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if not any(c.isalpha() for c in word):
        return 3
    if word.islower():
        return 4
    if len(word) == 1:
        return 5
    if word.isupper():
        return 6
    if word[0].isupper() and word[1:].islower():
        return 7
    if word[0].isupper():
        return 8
    return 9
