"""Which engine is loaded, and what is said when it cannot be."""

import subprocess
import sys

import pytest

from onrecord.analysis import pipeline
from onrecord.model.problems import MissingExtra


def test_a_missing_pipeline_is_answered_with_the_command_to_type() -> None:
    with pytest.raises(MissingExtra, match="python -m spacy download en_no_such_model"):
        pipeline.load("en_no_such_model")


def test_nothing_heavy_is_imported_before_an_engine_is_loaded() -> None:
    code = (
        "import sys, onrecord.analysis.pipeline, onrecord.analysis.clauses, onrecord.analysis.quotes, onrecord.analysis.coref; "
        "print({'spacy', 'onnxruntime', 'numpy'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"


def test_another_spacy_pipeline_speaks_universal_dependencies(tmp_path: object) -> None:
    from spacy.lang.en import English
    from spacy.tokens import Doc, Span

    from onrecord.analysis.foreign import _universal

    doc = Doc(
        English().vocab, words=["Kyiv", "was", "hit", "by", "rockets", "in", "May"], heads=[2, 2, 2, 2, 3, 2, 5],
        deps=["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pobj"],
        pos=["PROPN", "AUX", "VERB", "ADP", "NOUN", "ADP", "PROPN"],
    )  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, "GPE"), Span(doc, 6, 7, "DATE")])
    read = _universal(doc)
    assert [t.dep_ for t in read] == ["nsubj:pass", "aux:pass", "ROOT", "case", "obl:agent", "case", "obl"]
    assert [t.head.i for t in read] == [2, 2, 2, 4, 2, 6, 2]
    assert [(e.text, e.label_) for e in read.ents] == [("Kyiv", "GPE"), ("May", "DATE")]


def test_a_copula_is_turned_around() -> None:
    from spacy.lang.en import English
    from spacy.tokens import Doc

    from onrecord.analysis.foreign import _universal

    doc = Doc(
        English().vocab, words=["He", "is", "president", "."], heads=[1, 1, 1, 1], lemmas=["he", "be", "president", "."],
        deps=["nsubj", "ROOT", "attr", "punct"], pos=["PRON", "AUX", "NOUN", "PUNCT"],
    )  # fmt: skip
    read = _universal(doc)
    assert [(t.dep_, t.head.i) for t in read] == [("nsubj", 2), ("cop", 2), ("ROOT", 2), ("punct", 2)]
