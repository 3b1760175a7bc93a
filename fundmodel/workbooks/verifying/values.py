"""Whether stored values are those that Python works out, but for rounding."""

import numpy as np
import numpy.typing as npt

from fundmodel.run_paths.numbers import Numbers
from fundmodel.workbooks.opening.xml_pieces import Content

TOLERANCE = 1e-9
RESIDUAL = 1e-6
SMALLEST_AMOUNT = 1e-8
LAST_BITS_OF_ONE = 1e-11


def differing(planned: Numbers, found: Numbers) -> npt.NDArray[np.bool_]:
    """Which numbers of a row differ by more than rounding: a truth value a cell.

    Two numbers agree if they are no further apart than the tolerance times their size plus that of
    the largest in their row, which a residual near zero came from. In a row of nothing but
    residuals any two amounts that do not count agree, and so do the last bits of a quotient.
    """
    sizes, apart = np.maximum(abs(planned), abs(found)), abs(planned - found)
    scale = float(abs(planned).max(initial=0.0))
    agree = apart <= TOLERANCE * (sizes + scale)
    agree |= sizes <= LAST_BITS_OF_ONE
    if scale <= RESIDUAL:
        agree |= apart <= SMALLEST_AMOUNT
    return ~agree


def is_same(planned: object, found: Content | None, *, is_residual: bool = False) -> bool:
    """Whether one cell holds what is planned: a number, a text or a truth value.

    Args:
        planned, found: what the model has, and what the file holds.
        is_residual: the number says how far two others are apart, whose last digits it is made of.
    """
    if planned == found:
        return True
    if isinstance(planned, str) or isinstance(found, str) or found is None:
        return _text(planned) == _text(found)
    one, other = (np.array([float(value)]) for value in (planned, found))  # type: ignore[arg-type]
    if is_residual and abs(one - other)[0] <= TOLERANCE:
        return True
    return not bool(differing(one, other)[0])


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


"""Texts count without the blanks between their words, which programs keep in different ways."""
