"""The record as tables for statistics: ten tables that hold every field of a reading, and their dictionary."""
