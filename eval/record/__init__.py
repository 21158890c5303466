"""How fast, how large and how flat the record is, on readings made by a seeded generator."""
