"""Charts, for papers and notebooks: each a function from numbers to a figure of matplotlib."""
