"""Faces of the house: the command line; it asks, formats and shows."""
