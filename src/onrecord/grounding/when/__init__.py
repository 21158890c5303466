"""When: time expressions in running text, found and told as calendar values cut at their grain.

Written for onrecord; the conventions of value are ISO 8601 and, where it has no word (seasons, parts of day), TIMEX3's.
"""

from onrecord.grounding.when.anchors import NOTHING, Anchor, anchor
from onrecord.grounding.when.expressions import Expression, expressions, find

__all__ = ["NOTHING", "Anchor", "Expression", "anchor", "expressions", "find"]
