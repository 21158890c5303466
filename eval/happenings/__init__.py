"""How well happenings are told apart and told the same: ECB+, look-alikes, growth."""
