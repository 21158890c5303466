"""Events: who did what to whom. See ``coder`` for the family, ``lexicon/docs.md`` for its words."""

from onrecord.coders.events.coder import EventCoder

__all__ = ["EventCoder"]
