"""Which sets the engine learns from, which it is checked on, and under what licence; read straight from the
archives.

Only sets whose licence lets weights ship are read here. GUM's conversation and vlog are left out even where an
archive holds them: the rights in those recordings are unclear. Documents of a dev or test split are never learned
from, save the names of EWT dev, because Universal NER offers no training part for EWT.
"""

import re
import tarfile
from pathlib import Path
from typing import Literal

from training import gum_entities, iob, marked, treebank
from training.treebank import Document

GUM_GENRES = frozenset({"academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"})
Split = Literal["train", "dev", "test"]
HERE = Path(__file__).parent
GOLD = HERE.parent / "eval" / "gold" / "entities"


def _members(archive: Path) -> dict[str, str]:
    with tarfile.open(archive) as tar:
        opened = ((member.name.removeprefix("./"), tar.extractfile(member)) for member in tar.getmembers())
        return {name: file.read().decode("utf-8", "replace") for name, file in opened if file is not None}


def ewt(data: Path, split: Split) -> list[Document]:
    """UD English EWT (CC BY-SA 4.0), with Universal NER's names (CC BY-SA 4.0) on dev and test."""
    files = _members(data / "ewt-ud2.16.tar.xz")
    if split == "train":
        names = files["ewt/not-to-release/file-lists/files.train"].split()
        return [doc for name in names for doc in treebank.read(files[f"ewt/not-to-release/sources/{name}"])]
    documents = list(treebank.read(files[f"ewt/en_ewt-ud-{split}.conllu"]))
    tags = iob.uner(_members(data / "uner-ewt-devtest.tar.xz")[f"uner/en_ewt-ud-{split}.iob2"])
    for sentence in (s for doc in documents for s in doc.sentences):
        own = tags.get(sentence.name)
        if own is not None and len(own) == len(sentence.words):
            sentence.entities = own
    return documents


def gum(data: Path, split: Split) -> list[Document]:
    """GUM V11's genres with an open text licence (annotations CC BY 4.0), with named entities made of its mentions."""
    files = _members(data / "gum-v11-open-genres.tar.xz")
    splits: dict[str, str] = {}
    for section in re.split(r"^## ", files["gum/splits.md"], flags=re.M)[1:]:
        title, _, rest = section.partition("\n")
        splits |= dict.fromkeys(re.findall(r"\* (GUM_\w+)", rest), title.strip())
    documents = []
    for name, text in sorted(files.items()):
        match = re.fullmatch(r"gum/dep/(GUM_([a-z]+)_\w+)\.conllu", name)
        if match and match[2] in GUM_GENRES and splits.get(match[1], "train") == split:
            documents += treebank.read(text)
    for document in documents:
        gum_entities.mark(document)
    return documents


def names(data: Path) -> list[Document]:
    """Sets with names but no trees: wikigold (CC BY 4.0), CrossNER's politics (MIT, text CC BY-SA)."""
    gold = _members(data / "wikigold.tar.xz")["wikigold/CONLL-format/data/wikigold.conll.txt"]
    return list(iob.read(gold, iob.WIKIGOLD, group=4)) + crossner(data, "politics")


def crossner(data: Path, domains: str) -> list[Document]:
    """CrossNER's own domains, named as ``politics|science``. Its conll2003 folder is not read."""
    files = _members(data / "crossner-pol-sci-lit.tar.xz")
    wanted = rf"crossner/ner_data/({domains})/(train|dev|test)\.txt"
    rows = (iob.read(text, iob.CROSSNER, group=1) for name, text in sorted(files.items()) if re.fullmatch(wanted, name))
    return [document for row in rows for document in row]


def reports(half: Literal["train", "dev", "test"]) -> list[Document]:
    """Our own marked reports from Wikinews (texts CC BY 2.5). ``dev``: a sixth of the train half, to tune on."""
    rows = [line.split("\t") for line in (GOLD / "split.tsv").read_text().splitlines()[1:]]
    train = [name for name, own in rows if own == "train"]
    dev = set(train[::6])
    test = {name for name, own in rows if own == "test"}
    chosen = {"train": set(train) - dev, "dev": dev, "test": test}[half]
    return [document for document in marked.spans(GOLD) if document.name in chosen]


def written() -> list[Document]:
    """Reports marked for training alone: from Wikinews (CC BY 2.5), and written for the project (CC BY-SA 4.0)."""
    return list(marked.spans(HERE / "news")) + list(marked.brackets(HERE / "written"))


def training(data: Path) -> list[Document]:
    """The documents with trees, and EWT's dev documents for their names alone."""
    dev = ewt(data, "dev")
    for sentence in (s for doc in dev for s in doc.sentences):
        sentence.tree = False  # its trees stay unseen
    return ewt(data, "train") + gum(data, "train") + dev
