"""Origins: from a claim back through copies and credits to the newsrooms that have it first-hand and to its sources."""
