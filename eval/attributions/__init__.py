"""Measuring attributions: PolNeAR's sources, cues and contents."""
