"""Where reports that are no copies of each other differ."""
