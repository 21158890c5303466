"""The nouns of onrecord: frozen values that import nothing of ours but one another."""
