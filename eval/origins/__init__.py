"""How many newsrooms and sources stand behind a claim (``eval/gold/copies/claims.tsv``)."""
