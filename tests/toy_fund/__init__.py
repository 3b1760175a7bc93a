"""A fund of lighthouses: small, fictional, and a user of everything that the language has."""
