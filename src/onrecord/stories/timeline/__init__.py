"""What was held and said when, and what changed."""
