"""Readings in other forms: one format, one file. None of them knows how a reading was made."""
