"""A file as it is found: its cells, and whether somebody worked in it."""
