"""The heads by which ``onrecord.coders.attributions.learned`` finds what no rule sees; ``README.md`` has the recipe."""
