"""Attributions: who says so, in which words, by which channel, through whose hands."""

from onrecord.coders.attributions.coder import RULES, AttributionCoder

__all__ = ["RULES", "AttributionCoder"]
