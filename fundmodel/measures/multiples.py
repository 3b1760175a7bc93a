"""What came back for what was paid in: multiples, and the time until it was back."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.measures.checked_amounts import DUST, checked_amount
from fundmodel.measures.checked_inputs import Floats, checked_flows
from fundmodel.measures.returns import present_values


class Multiples(NamedTuple):
    """Money back for each unit paid in; nan where nothing was paid in.

    Attributes:
        dpi: distributed to paid-in.
        rvpi: residual value (what is still held) to paid-in.
        tvpi: total value to paid-in, the sum of the two; also called multiple of invested capital.
    """

    dpi: float
    rvpi: float
    tvpi: float


def multiples(cash_flows: ArrayLike, nav: float) -> Multiples:
    """Distributed, residual and total value for each unit paid in.

    Capital that is returned counts once, as a distribution: it is not taken off what was paid in,
    and the net asset value is what is left after it. The order of the flows does not matter: give
    the call and the distribution of one period as two flows. Netted, both what is paid in and
    what is distributed would be too small, and the multiples too far from 1.

    Args:
        cash_flows: shape (flows,); + distributed to the investor, - paid in.
        nav: net asset value after the last flow.

    Returns:
        Three multiples (CFA Institute, Global Investment Performance Standards), or three nan.

    Raises:
        BadInput: no flows, or a number that is not finite.

    >>> multiples([-125, 19, 38], nav=122.7).dpi
    0.456
    """
    paid_in, distributed = calls_and_distributions(checked_flows(cash_flows))
    return Multiples(*per_unit_paid_in(distributed.sum(), paid_in.sum(), nav))


def per_unit_paid_in(distributed: float, paid_in: float, nav: float) -> tuple[float, float, float]:
    """Distributed, residual and total value over paid-in; nan where nothing was paid in."""
    held = checked_amount("nav", nav)
    if not paid_in:
        return (float("nan"),) * 3
    total = (distributed + held) / paid_in
    return float(distributed / paid_in), float(held / paid_in), float(total)


def calls_and_distributions(flows: Floats) -> tuple[Floats, Floats]:
    """What is paid in and what is received, each of the shape of the flows and not negative."""
    return np.maximum(-flows, 0.0), np.maximum(flows, 0.0)


def payback(cash_flows: ArrayLike) -> float:
    """Periods until what was paid is back for good: from then on the sum so far is not below 0.

    Within its last period below zero the sum is taken to move along a straight line. A sum that
    falls below zero again (a later call, a clean-up cost) is not paid back yet: the first return
    to zero would make an early trifle look like the return of all money, and leading zeros look
    like a payback at once. For outlays that come before all receipts both are the same.

    Args:
        cash_flows: shape (flows,), one a period, the first at once; + received, - paid.

    Returns:
        Periods from the first flow; 0 if the sum is never below zero, nan if it ends below zero.

    Raises:
        BadInput: no flows, or one that is no finite number.

    >>> payback([-200, 50, 60, 70, 200])
    3.1
    """
    flows = checked_flows(cash_flows)
    so_far = np.cumsum(flows)
    below = np.flatnonzero(so_far < -DUST * np.abs(flows).sum())
    if not below.size:
        return 0.0
    last = below[-1]
    if last == flows.size - 1:
        return float("nan")
    return float(last - so_far[last] / flows[last + 1])


def discounted_payback(rate: float, cash_flows: ArrayLike) -> float:
    """Periods until the present value of what was paid is back for good.

    Args:
        rate: a period, above -1.
        cash_flows: as for `payback`.

    Returns:
        As for `payback`, of which it is the same rule on present values.

    Raises:
        BadInput: a rate of -1 or less, no flows, or a number that is not finite.

    >>> round(discounted_payback(0.10, [-200, 50, 60, 70, 200]), 2)
    3.38
    """
    flows = checked_flows(cash_flows)
    return payback(present_values(rate, np.arange(flows.size, dtype=np.float64), flows))
