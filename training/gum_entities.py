"""Named entities out of GUM's nested mentions.

GUM marks every mention ("the Ukrainian president Volodymyr Zelenskyy") with a type. A named entity is the proper-noun
core of a mention whose head is a proper noun, without titles: this file finds those cores.
"""

import re

from training.treebank import Document, Word

TYPES = {"person": "PERSON", "organization": "ORG", "place": "GPE/LOC/FAC"}
OUTSIDE = "O?NORP/EVENT/PRODUCT/DATE/TIME/MONEY/PERCENT/LAW/WORK"
"""What the mentions do not tell of the other words: whether one is a name of another type."""
LINKS = frozenset(
    {
        "of", "the", "for", "de", "del", "la", "and", "in", "al", "bin", "von", "van", "on", "'s", "’s",
    }
)  # fmt: skip
TITLES = frozenset(
    {
        "Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Prof.", "Professor", "President", "Senator", "Sen.",
        "Rep.", "Representative", "Governor", "Gov.", "Prime", "Minister", "King", "Queen", "Prince", "Princess",
        "Sir", "Lord", "Lady", "Judge", "Justice", "General", "Gen.", "Captain", "Colonel", "Col.", "Lt.", "Major",
        "Sgt.", "Secretary", "Chancellor", "Ambassador", "Mayor", "Pope", "Bishop", "Archbishop", "Father",
        "Sister", "Brother", "Saint", "Rev.", "Reverend", "Emperor", "Chairman", "Congressman", "Congresswoman",
        "Commissioner", "Officer", "Detective", "Admiral", "Vice", "Foreign", "Aunt", "Uncle", "Director", "Doctor",
        "Premier", "Sheikh", "Sultan", "Imam", "Chief", "Executive",
    }
)  # fmt: skip
Mention = tuple[int, int, list[str]]


def mark(document: Document) -> None:
    """Give each sentence of a GUM document its answers (see ``labels.allowed``)."""
    words = [word for sentence in document.sentences for word in sentence.words]
    heads: list[int] = []
    for sentence in document.sentences:
        base = len(heads)
        heads += [base + w.head - 1 if w.head else -1 for w in sentence.words]
    tags = [OUTSIDE] * len(words)
    for start, end, kind in _spans(words, heads):
        if all(tag == OUTSIDE for tag in tags[start:end]):
            tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    position = 0
    for sentence in document.sentences:
        own = tags[position : position + len(sentence.words)]
        if own and own[0].startswith("I-"):
            own[0] = "B-" + own[0][2:]
        sentence.entities = own
        position += len(sentence.words)


def _spans(words: list[Word], heads: list[int]) -> list[tuple[int, int, str]]:
    mentions = _mentions(words)
    ends: dict[int, int] = {}  # head of a mention -> where the shortest mention it heads ends
    for start, end, _ in mentions:
        head = _head(words, heads, start, end)
        ends[head] = min(end, ends.get(head, end))
    found = set()
    for start, end, fields in mentions:
        kind = TYPES.get(fields[1]) if len(fields) > 1 else None
        head = _head(words, heads, start, end)
        if kind is None or not _proper(words[head]):
            continue
        linked = len(fields) >= 8  # the mention carries a Wikipedia link, so even "the Beatles" is a name
        if kind == "PERSON" and words[head].xpos == "NNPS" and end - start <= 3 and not linked:
            continue
        first, last = _left(words, ends, start, head), _right(words, ends, head, end)
        if kind == "PERSON":
            while first < last - 1 and words[first].form in TITLES:
                first += 1
        while first < last and words[first].form in "-.'’":
            first += 1
        if first < last:
            found.add((first, last, kind))
    return sorted(found, key=lambda span: (span[0] - span[1], span[0]))


def _mentions(words: list[Word]) -> list[Mention]:
    open_: list[tuple[int, list[str]]] = []
    mentions: list[Mention] = []
    for index, word in enumerate(words):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for bracket in re.findall(r"\([^()]*\)|\([^()]*|[^()]*\)", entity[1]) if entity else ():
            fields = bracket.strip("()").split("-")
            if bracket.startswith("(") and bracket.endswith(")"):
                mentions.append((index, index + 1, fields))
            elif bracket.startswith("("):
                open_.append((index, fields))
            else:
                group = fields[0].split("[")[0]
                for depth in range(len(open_) - 1, -1, -1):
                    if open_[depth][1][0].split("[")[0] == group:
                        start, fields = open_.pop(depth)
                        mentions.append((start, index + 1, fields))
                        break
    return mentions


def _proper(word: Word) -> bool:
    return word.xpos.startswith("NNP")


def _head(words: list[Word], heads: list[int], start: int, end: int) -> int:
    for index in range(start, end):
        if not start <= heads[index] < end and words[index].deprel != "punct":
            return index
    return end - 1


def _left(words: list[Word], ends: dict[int, int], start: int, head: int) -> int:
    first = head
    while first > start:
        before = words[first - 1]
        if not _proper(before) and not (before.form in "-.&’'" and first - 2 >= start and _proper(words[first - 2])):
            break
        # an apposition's own head ("Secretary of State / John Kerry") is another name
        if ends.get(first - 1, head + 1) <= head and before.deprel not in ("compound", "flat", "amod"):
            break
        first -= 1
    return first


def _right(words: list[Word], ends: dict[int, int], head: int, end: int) -> int:
    last = head + 1
    while last < end:
        if _proper(words[last]):
            if last in ends and words[last].deprel in ("appos", "conj"):
                break
            last += 1
        elif words[last].form in "-&." and last + 1 < end and _proper(words[last + 1]):
            last += 2
        else:
            after = last
            while after < end and after - last < 2 and words[after].form.lower() in LINKS:
                after += 1
            if not last < after < end or not _proper(words[after]) or after in ends:
                break
            last = after + 1
    return last
