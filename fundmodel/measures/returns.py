"""Rates of return and present values of amounts that are one period apart."""

import numpy as np
import numpy_financial
from numpy.typing import ArrayLike

from fundmodel.errors import BadInput, message
from fundmodel.measures.checked_amounts import DUST
from fundmodel.measures.checked_inputs import Floats, checked_flows, checked_rate
from fundmodel.measures.rate_roots import net_flows, rate_roots

ABSURD = 1000.0
"""A rate at which money becomes more than a thousandfold in a period; or less than a thousandth."""


def irr(cash_flows: ArrayLike) -> float:
    """Internal rate of return: the one rate at which the flows are worth nothing.

    Flows that change sign more than once can have several such rates, or none. Then the answer
    is nan, never one of them: which one a solver meets depends on its guess, and each would be
    read as *the* return. `irr_roots` gives them all, `no_irr_reason` the words for a table.
    What is at most 1e-12 of the largest flow and against the sign of its neighbour is no flow.

    Args:
        cash_flows: shape (flows,), one a period, the first at once; + received, - paid.

    Returns:
        Rate a period, above -1 (of quarters, a year's is (1 + irr)^4 - 1), or nan.

    Raises:
        BadInput: no flows, or one that is no finite number.

    >>> round(irr([-100, 39, 59, 55, 20]), 5)
    0.28095
    """
    return only_root(irr_roots(cash_flows))


def irr_roots(cash_flows: ArrayLike) -> list[float]:
    """All rates at which the flows are worth nothing, rising. Arguments and errors as for `irr`.

    >>> [round(rate, 12) for rate in irr_roots([-1600, 10000, -10000])]
    [0.25, 4.0]
    """
    flows = checked_flows(cash_flows)
    return rate_roots(np.arange(flows.size, dtype=np.float64), flows)


def irr_nearest_zero(cash_flows: ArrayLike) -> float:
    """Of several rates of return, the one that an economist would mean: the nearest to zero.

    Flows with a small call or fee at either end often have a second rate without a meaning, such
    as 1e65 or -99.99999 %, so that `irr` is nan. This one is nearest to zero as rates compound:
    the least `|log(1 + rate)|`, for which a doubling and a halving are equally far. Name it where
    it is shown, and show `irr_roots` beside it: it is a choice, and the others are rates as well.
    Arguments and errors as for `irr`.

    Returns:
        Rate a period: `irr` where that is a number; nan where no rate solves the flows.

    >>> round(irr_nearest_zero([-1600, 10000, -10000]), 12)
    0.25
    """
    return nearest_zero(irr_roots(cash_flows))


def no_irr_reason(cash_flows: ArrayLike) -> str | None:
    """Why `irr` is nan, as a table prints it; None if it is a number. Errors as for `irr`.

    >>> no_irr_reason([-1600, 10000, -10000])
    'n/a: several rates: 25.0%, 400.0%'
    """
    flows = checked_flows(cash_flows)
    times = np.arange(flows.size, dtype=np.float64)
    return reason(times, flows, rate_roots(times, flows))


def npv(rate: float, cash_flows: ArrayLike) -> float:
    """Net present value, with the first flow at once and undiscounted.

    A spreadsheet's NPV discounts the first flow too: it equals `npv(rate, [0, *cash_flows])`.

    Args:
        rate: a period, above -1.
        cash_flows: shape (flows,), one a period.

    Returns:
        Worth at the first flow's date, in the currency of the flows.

    Raises:
        BadInput: a rate of -1 or less, no flows, or a number that is not finite.

    >>> round(npv(0.10, [-100, 60, 60]), 4)
    4.1322
    """
    flows = checked_flows(cash_flows)
    growth = 1 + checked_rate("rate", rate)
    with np.errstate(all="ignore"):
        worth = float(numpy_financial.npv(rate, flows))
        factor = np.float64(growth) ** (1 - flows.size)
    _refuse_infinite(rate, worth if np.isfinite(factor) else factor, flows.size - 1)
    return worth


def mirr(cash_flows: ArrayLike, finance_rate: float, reinvest_rate: float) -> float:
    """Modified internal rate of return: what is paid is financed, what is received reinvested.

    (Value at the end of what is received / value at the start of what is paid)^(1/n) - 1, with n
    the periods between the first and the last flow. A spreadsheet's MIRR and numpy-financial's
    count zeros before and after as periods too, which draws the result towards the given rates.

    Args:
        cash_flows: shape (flows,), one a period; + received, - paid.
        finance_rate: a period, above -1.
        reinvest_rate: a period, above -1.

    Returns:
        Rate a period; nan if nothing is paid or nothing is received.

    Raises:
        BadInput: a rate of -1 or less, no flows, or a number that is not finite.

    >>> round(mirr([-120000, 39000, 30000, 21000, 37000, 46000], 0.10, 0.12), 6)
    0.126094
    """
    flows = checked_flows(cash_flows)
    paying = np.log1p(checked_rate("finance_rate", finance_rate))
    earning = np.log1p(checked_rate("reinvest_rate", reinvest_rate))
    flows = flows / (np.abs(flows).max() or 1.0)
    times = np.flatnonzero(np.abs(flows) > DUST)
    amounts = flows[times]
    received, paid = amounts > 0, amounts < 0
    if not (received.any() and paid.any()):
        return float("nan")
    at_end = np.log(amounts[received]) + earning * (times[-1] - times[received])
    at_start = np.log(-amounts[paid]) - paying * (times[paid] - times[0])
    gained = np.logaddexp.reduce(at_end) - np.logaddexp.reduce(at_start)
    return float(np.expm1(gained / (times[-1] - times[0])))


def only_root(roots: list[float]) -> float:
    """The root if there is exactly one, else nan."""
    return roots[0] if len(roots) == 1 else float("nan")


def nearest_zero(roots: list[float]) -> float:
    """The root at which money grows or shrinks least; nan where there is none."""
    return min(roots, key=lambda root: abs(np.log1p(root)), default=float("nan"))


def reason(times: Floats, flows: Floats, roots: list[float]) -> str | None:
    """The words for a table in place of a rate, given all roots; None if there is one root."""
    if len(roots) == 1:
        return None
    if roots:
        return f"n/a: several rates: {', '.join(map(_percent, roots))}"
    _, amounts = net_flows(times, flows)
    if (amounts >= 0).all():
        return "n/a: no capital at risk"
    return "n/a: nothing comes back" if (amounts <= 0).all() else "n/a: no rate solves it"


def _percent(rate: float) -> str:
    """A rate for a table; where a decimal would hide what it is, its order of magnitude."""
    if rate > ABSURD:
        return f"{100 * rate:.1e}%"
    return f"-100% + {100 * (1 + rate):.1e}%" if 1 + rate < 1 / ABSURD else f"{rate:z.1%}"


def present_value(rate: float, times: Floats, flows: Floats) -> float:
    """Worth at time 0 of all flows together; arguments and errors as for `present_values`."""
    return float(present_values(rate, times, flows).sum())


def present_values(rate: float, times: Floats, flows: Floats) -> Floats:
    """Worth at time 0 of each flow of shape (flows,) at the times of the same shape.

    Raises:
        BadInput: a rate of -1 or less, or so near -1 that the sum is no finite number.
    """
    growth = 1 + checked_rate("rate", rate)
    with np.errstate(over="ignore", invalid="ignore"):
        worth = flows * growth**-times
        _refuse_infinite(rate, worth.sum(), times.max())
    return np.asarray(worth, dtype=np.float64)


def _refuse_infinite(rate: float, worth: float, last_time: float) -> None:
    if np.isfinite(worth):
        return
    raise BadInput(
        message(
            "rate",
            f"at {rate} the flows are worth more than a number can hold.",
            why=f"The last of them is divided by {1 + rate:.6g} to the power {last_time:g}.",
            fix="use a rate that is farther from -1.",
        )
    )
