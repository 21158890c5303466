"""From a Doc and what its words stand for to claims: one family a room, one rule a small file."""
