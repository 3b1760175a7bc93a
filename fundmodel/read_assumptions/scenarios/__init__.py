"""From a scenario's name to its checked numbers: overlays, changes by hand, what must hold."""
