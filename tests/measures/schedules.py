"""Debt service of loans, written out by hand: what the code under test must say as well."""

import numpy as np
import numpy_financial
from numpy.typing import NDArray

Payments = NDArray[np.float64]


def equal_principal(
    coupon: float,
    grace_periods: int,
    instalments: int,
    face: float = 1.0,
    later_coupon: float | None = None,
) -> Payments:
    """Interest alone in grace, then equal parts of the principal with interest on what is left."""
    later = coupon if later_coupon is None else later_coupon
    left = face * (1 - np.arange(instalments) / instalments)
    interest = np.full(grace_periods, face * coupon)
    return np.concatenate([[0.0], interest, face / instalments + later * left])


def annuity(
    coupon: float, grace_periods: int, instalments: int, later_coupon: float | None = None
) -> Payments:
    """Interest alone in grace, then equal payments, for a face of 1."""
    later = coupon if later_coupon is None else later_coupon
    payment = -numpy_financial.pmt(later, instalments, 1.0)
    return np.concatenate([[0.0], np.full(grace_periods, coupon), np.full(instalments, payment)])


def lump_sum(yearly_rate: float, years: int) -> Payments:
    """Principal and simple interest together at the end, for a face of 1; one period a year."""
    return np.concatenate([np.zeros(years), [1 + yearly_rate * years]])
