"""Event types and stances as files, and what reads them.

A third party's ontology is a TOML file of the same form and one line in its own ``pyproject.toml``::

    [project.entry-points."onrecord.ontologies"]
    harbour = "my_package:HARBOUR"      # HARBOUR = Path(__file__).parent / "harbour.toml"
"""

from pathlib import Path
from typing import Final

from onrecord.ontologies.ontology import Crossing, EventType, Ontology, StanceType, load, merge, read_file

_HERE = Path(__file__).parent

PLOVER: Final = _HERE / "plover.toml"
"""The file of PLOVER's types, modes, contexts and the crosswalk from CAMEO."""

STANCES: Final = _HERE / "stances.toml"
"""The file of stances and the words that take them."""

__all__ = ["PLOVER", "STANCES", "Crossing", "EventType", "Ontology", "StanceType", "load", "merge", "read_file"]
