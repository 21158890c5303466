"""Across reports: which are copies, which tell of the same happening, how many independent origins a claim has.

No language model is loaded here: what the reading wing found is compared, never read again.
"""
