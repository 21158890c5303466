"""Which attributions of different reports are the same statement."""
