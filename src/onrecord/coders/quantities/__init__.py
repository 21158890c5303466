"""Quantities: how many were killed, fired, moved, paid, and of what; bounds, never a bare guess."""

from onrecord.coders.quantities.coder import QuantityCoder

__all__ = ["QuantityCoder"]
