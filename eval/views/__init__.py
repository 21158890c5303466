"""Measures of the doors to a record."""
