"""The mean of a result over worlds, where enough of them have it."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENOUGH = 0.5
"""Of so many worlds a ratio must be available to be told: of a few it tells of another world."""


def mean_of_worlds(numbers: NDArray[np.float64]) -> float:
    """The mean over those worlds that have the result; not a number where few have it.

    Args:
        numbers: `[path]`, not a number where the result is not available.
    """
    there = numbers[~np.isnan(numbers)]
    return float(there.mean()) if 0 < len(there) >= ENOUGH * len(numbers) else nan
