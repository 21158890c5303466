"""Measuring events: dyads of single sentences, and silence where nothing happens."""
