"""One page that holds the whole model and recalculates it, without Python or a network.

Knows nothing of funds: which numbers it moves and which lines it tells is said by whoever asks.
"""
