"""Debt service of loans as the measures take it: nothing at the drawdown, then period by period."""

import numpy as np
from numpy.typing import NDArray

from fundmodel.measures import loan_schedule

Payments = NDArray[np.float64]


def debt_service(
    repayment: str,
    coupon: float,
    grace_periods: int,
    instalments: int,
    face: float = 1.0,
    later_coupon: float | None = None,
) -> Payments:
    """Interest alone in grace, then instalments, from then on at the later coupon."""
    later = coupon if later_coupon is None else later_coupon
    rates = np.repeat([coupon, later], [grace_periods, instalments])
    schedule = loan_schedule(face, rates, rates.size, repayment=repayment, grace=grace_periods)
    return np.array([0.0, *schedule["payment"]])
