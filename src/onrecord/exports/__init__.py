"""Readings in other forms: one format, one file. None of them knows how a reading was made."""

from __future__ import annotations

from onrecord.exports.write import write

__all__ = ["write"]
