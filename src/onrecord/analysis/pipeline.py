"""Which engine reads, and one ``Doc`` for an article.

``load()`` gives the engine that ships with onrecord; ``load("en_core_web_trf")`` any spaCy pipeline that is
installed, its labels brought to Universal Dependencies as far as renaming can. Nothing heavy is imported before an
engine is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from onrecord.analysis.lean import import_spacy
from onrecord.model.problems import MissingExtra, OnrecordError

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Engine(Protocol):
    """What reads text: any string becomes a ``Doc`` with the same text, Universal Dependencies labels, and names and
    dates of the types in ``names.TYPES``.
    """

    @property
    def name(self) -> str:
        """Signs the readings."""

    @property
    def version(self) -> str:
        """Changes whenever the engine could answer otherwise."""

    def __call__(self, text: str) -> Doc:
        """The parsed text."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The parsed texts in their order."""


def load(name: str | None = None) -> Engine:
    """The shipped engine, or the installed spaCy pipeline of that name or path.

    Raises:
        MissingExtra: where no such pipeline is installed; the message is the command to type.
        OnrecordError: where the pipeline cannot be used, or the shipped engine's files are missing.
    """
    import_spacy()
    if name is None:
        from onrecord.analysis.engine import SHIPPED, OnnxEngine

        if not (SHIPPED / "model.onnx").exists():
            raise OnrecordError("The language engine is not in this copy of onrecord. Make it with: make engine")
        return OnnxEngine()
    from onrecord.analysis.foreign import SpacyEngine

    try:
        return SpacyEngine(name)
    except OSError as error:
        raise MissingExtra(f"No spaCy pipeline {name!r} is installed: python -m spacy download {name}") from error
    except (ImportError, ValueError) as error:
        raise OnrecordError(f"The spaCy pipeline {name!r} cannot be loaded: {error}") from error
