"""How right the engine's names and dates are, against reports marked by hand."""
