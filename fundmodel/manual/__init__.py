"""The manual: every line and every number of a model on pages that refer to each other."""
