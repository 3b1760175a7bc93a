"""What all of this package calls an array of numbers, and how one is rounded."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
"""`[period, member, path]`, period 0 the opening, unless it is said otherwise."""


def to_nearest(numbers: Numbers | float, step: float) -> Numbers:
    """Numbers as whole multiples of a step; what is all but zero is zero, and never minus zero.

    >>> to_nearest(-0.3, 1.0), to_nearest(2.6, 0.5)
    (np.float64(0.0), np.float64(2.5))
    """
    return np.round(np.asarray(numbers) / step) * step + 0.0
