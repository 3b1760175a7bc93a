"""One HTML file in which the model recalculates: its data, its compiled model, its scripts."""
