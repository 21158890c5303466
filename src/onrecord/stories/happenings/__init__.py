"""Which events of different reports are the same happening."""
