"""Where a number comes from: what it is made of, what depends on it, why two scenarios differ."""
