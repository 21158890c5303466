"""Attributions, events, positions and quantities against our own gold (``eval/gold/reports``)."""
