"""Coded event data in the columns that the field's own datasets have: GDELT, POLECAT, ICEWS."""
