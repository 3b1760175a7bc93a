"""How deep flows and balances go before they recover, and on how few members amounts stand."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.errors import BadInput, message
from fundmodel.measures.checked_amounts import DUST, checked_count
from fundmodel.measures.checked_inputs import checked_flows, checked_row


class Trough(NamedTuple):
    """The lowest point of the sum so far.

    Attributes:
        amount: the sum of all flows up to then, in the currency of the flows.
        period: number of the flow with which it is reached first; the first flow is 0.
    """

    amount: float
    period: int


class Concentration(NamedTuple):
    """How far an amount stands on few members; nan where there is no amount at all.

    Attributes:
        herfindahl: sum of squared shares (Herfindahl-Hirschman index), from 1 / members to 1.
        top_share: share of the largest members together.
    """

    herfindahl: float
    top_share: float


def j_curve_trough(cash_flows: ArrayLike) -> Trough:
    """The bottom of the J-curve: the lowest sum so far, and when it is reached.

    Args:
        cash_flows: shape (flows,), one a period; + received, - paid.

    Raises:
        BadInput: no flows, or one that is no finite number.

    >>> j_curve_trough([-60, -40, 10, 150])
    Trough(amount=-100.0, period=1)
    """
    so_far = np.cumsum(checked_flows(cash_flows))
    period = int(so_far.argmin())
    return Trough(float(so_far[period]), period)


def peak_exposure(cash_flows: ArrayLike) -> float:
    """The most that was paid and not yet back at any time; 0 if nothing ever was.

    Arguments and errors as for `j_curve_trough`, whose amount it is without the sign.

    >>> peak_exposure([-60, -40, 10, 150])
    100.0
    """
    return max(0.0, -j_curve_trough(cash_flows).amount)


def maximum_drawdown(balances: ArrayLike) -> float:
    """The largest fall of a balance from any earlier high.

    An amount and not a share of the high, since a balance of cash starts and ends at zero.

    Args:
        balances: shape (periods,), such as cash or net asset value.

    Returns:
        In the currency of the balances, 0 or more.

    Raises:
        BadInput: no balances, or one that is no finite number.

    >>> maximum_drawdown([100, 140, 90, 120, 80])
    60.0
    """
    levels = checked_row("balances", balances)
    return float((np.maximum.accumulate(levels) - levels).max())


def concentration(amounts: ArrayLike, largest: int = 1) -> Concentration:
    """Herfindahl-Hirschman index and the share of the largest members.

    Args:
        amounts: shape (members,), none negative, in any one unit.
        largest: how many of the largest members the top share counts.

    Returns:
        Two shares; authorities that write the index in points multiply it by 10,000.

    Raises:
        BadInput: no amounts, one that is negative or not finite, or a count that is none.

    >>> concentration([50, 30, 20])
    Concentration(herfindahl=0.38, top_share=0.5)
    """
    row = checked_row("amounts", amounts)
    counted = checked_count("largest", largest)
    row = np.where(np.abs(row) <= DUST * np.abs(row).max(), 0.0, row)
    negative = np.flatnonzero(row < 0)
    if negative.size:
        found = ", ".join(f"number {at + 1} of {row.size} is {row[at]}" for at in negative)
        why = "A part that is negative has no share of the whole."
        fix = "leave it out, or measure receipts and payments apart."
        raise BadInput(message("amounts", f"{found}.", why=why, fix=fix))
    if not row.any():
        return Concentration(float("nan"), float("nan"))
    shares = np.sort(row / row.max())[::-1]
    shares /= shares.sum()
    return Concentration(float(shares @ shares), float(shares[:counted].sum()))
