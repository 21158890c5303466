"""Forms of files that hold many articles or one in fields: each its own module, told from its first bytes."""
