"""What all of this package calls an array of numbers."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
"""`[period, member, path]`, period 0 the opening, unless it is said otherwise."""
