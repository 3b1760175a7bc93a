"""Charts of analyses, for papers: each a function from numbers to a figure of matplotlib."""
