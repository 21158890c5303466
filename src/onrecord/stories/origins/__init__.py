"""From a claim back to its first sources, and how many of them are independent."""
