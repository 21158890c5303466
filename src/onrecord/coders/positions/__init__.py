"""Positions: who permits, forbids, promises, offers, demands, refuses, threatens, warns, supports, opposes.

See ``coder`` for the family and ``onrecord.ontologies`` (``stances.toml``) for its words.
"""

from onrecord.coders.positions.coder import PositionCoder

__all__ = ["PositionCoder"]
