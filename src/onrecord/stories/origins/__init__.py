"""Origins: from a claim back through copies and credits to the newsrooms that have it first-hand and to its sources.

``trace`` asks about a claim of a report, ``trace_words`` about words; both answer with every path, the newsrooms, the
ultimate sources, and the two counts.
"""

from __future__ import annotations

from onrecord.stories.origins.trace import trace, trace_words

__all__ = ["trace", "trace_words"]
