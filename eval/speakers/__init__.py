"""Whom a pronoun, a short name or a description names: the scorer over the annotated cases."""
