"""spaCy without its command line.

``import spacy`` brings ``spacy.cli`` along, and with it a download client, a project runner and their HTTP libraries:
two fifths of its import time for nothing that a ``Doc`` needs, paid by everybody who reads a single page.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def import_spacy() -> None:
    """Imports spaCy, if nobody has, with a stand-in where its command line would be.

    Afterwards the stand-in is gone: ``import spacy.cli`` finds the real one, and ``spacy.info`` asks it.
    """
    if "spacy" in sys.modules:
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    stand_ins = {"spacy.cli": package, "spacy.cli.info": module}
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
    if getattr(spacy, "cli", None) is package:
        delattr(spacy, "cli")


def _info(*words: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*words, **options)
