"""How fast, in how much memory, and how surely much is read with many hands."""
