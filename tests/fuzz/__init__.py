"""Bad input without end: what nobody thought of typing is refused in words, at once."""
