"""The weights by which ``onrecord.analysis.coref`` chooses what a pronoun takes up; ``README.md`` has the recipe."""
