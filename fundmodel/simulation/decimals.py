"""Drawn numbers as a workbook and a file keep them: to 15 significant digits (R19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from fundmodel.run_paths.numbers import Numbers

DIGITS, MOST_EXACT = 15, 22
POWERS = 10.0 ** np.arange(MOST_EXACT + 1)
"""All of these powers of ten are exact."""


def rounded_all(numbers: Numbers) -> Numbers:
    """The same to 15 significant digits, each the double that its decimal text is read as.

    A whole number of up to 15 digits is exact, and so is a power of ten up to the 22nd; their
    quotient or product is then rounded once, as reading the text does. Numbers below 1e-8 keep 22
    decimals, which is fewer digits.
    """
    size = np.abs(numbers)
    with np.errstate(divide="ignore"):
        exponent = np.floor(np.log10(size))
    decimals = np.where(size > 0, DIGITS - 1 - exponent, 0).clip(-MOST_EXACT, MOST_EXACT)
    power = POWERS[np.abs(decimals).astype(np.int64)]
    small = decimals >= 0
    whole = np.rint(np.where(small, numbers * power, numbers / power))
    return np.asarray(np.where(small, whole / power, whole * power))
