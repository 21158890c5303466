"""The engine's vectors of the words of a ``Doc``, for those who judge words by more than their labels.

They stand in ``Doc.tensor``, a row a token, white space all zeros; who uses them asks for the engine whose they are,
since weights that were learned on one engine's vectors mean nothing on another's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from onrecord.analysis.projective import Array

ENGINE = "engine of the vectors"
"""Where in ``Doc.user_data`` the engine's version stands."""


def keep(doc: Any, words: Sequence[int], rows: Sequence[Array], engine: str) -> None:
    """Puts the rows, one for each of ``words``, into the ``Doc``, as floats of two bytes."""
    if rows:
        seen = np.concatenate(rows)
        doc.tensor = np.zeros((len(doc), seen.shape[1]), np.float16)
        doc.tensor[list(words)] = seen
        doc.user_data[ENGINE] = engine


def of(doc: Any, engine: str) -> Array | None:
    """The vectors, a row a token; ``None`` where another engine read the text, or one that keeps none."""
    return doc.tensor if doc.user_data.get(ENGINE) == engine else None
