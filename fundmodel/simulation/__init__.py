"""The world as a distribution: numbers drawn from what is said of them, many paths, what they give.

Knows nothing of funds: what is drawn, which events there are and by which hazards they come is said
by the assumptions; which results are told is said by whoever asks.
"""
