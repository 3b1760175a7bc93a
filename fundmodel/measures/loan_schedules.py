"""Loans written out period by period: what is owed, the interest on it, and what is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fundmodel.errors import BadInput, closest, message
from fundmodel.measures.annuities import ppmt
from fundmodel.measures.checked_amounts import checked_count, checked_positive
from fundmodel.measures.checked_inputs import (
    Floats,
    as_number,
    as_row,
    checked_rate,
    checked_row,
    format_given,
    is_one_of,
)
from fundmodel.measures.concessionality import REPAYMENTS

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

LOAN_REPAYMENTS = (*REPAYMENTS, "bullet")


def loan_schedule(
    principal: float,
    rate: ArrayLike,
    periods: int,
    *,
    repayment: str = "annuity",
    grace: int = 0,
    capitalised: bool = False,
) -> pd.DataFrame:
    """A loan that is drawn at once and served at the end of each period.

    `[0, *schedule["payment"]]` is the debt service that `grant_element` takes. Grace here counts
    the periods in which no principal is due; that of `dac_grant_element` runs to the *first*
    payment of principal, in years, and is one period longer.

    Args:
        principal: amount lent, above 0.
        rate: of interest a period, above -1: one number, or shape (periods,) for a rate that
            floats, with which each payment of an annuity is worked out anew.
        periods: from the drawdown to the last payment.
        repayment: "annuity" (equal payments), "equal principal" (equal parts of the principal),
            "bullet" (all principal with the last payment) or "lump sum" (all of it and simple
            interest with the last payment, as the DAC counts it; grace changes nothing).
        grace: periods before those with instalments, fewer than all.
        capitalised: the interest of the grace is added to what is owed, instead of being paid.

    Returns:
        A row a period, the first is 1, and the columns `opening_balance`, `interest`,
        `principal` (what lowers the balance; negative while unpaid interest raises it),
        `payment` (interest and principal) and `closing_balance`, in the currency of the principal.

    Raises:
        BadInput: an amount that is not above 0, periods that are no whole number, a grace that
            leaves no instalment, an unknown repayment, a rate of -1 or less, or not one a period.

    >>> schedule = loan_schedule(1000, 0.10, 3, repayment="equal principal", grace=1)
    >>> print(schedule.rename_axis(None).round(1))
       opening_balance  interest  principal  payment  closing_balance
    1           1000.0     100.0        0.0    100.0           1000.0
    2           1000.0     100.0      500.0    600.0            500.0
    3            500.0      50.0      500.0    550.0              0.0
    """
    import pandas as pd

    lent = checked_positive("principal", principal, why="It is what is lent and repaid.")
    count = checked_count("periods", periods)
    rates = _rates(rate, count)
    is_simple = _checked_repayment(repayment) == "lump sum"
    wait = _checked_grace(grace, count)
    owed = lent * (_simple(rates) if is_simple else _owed(rates, repayment, wait, capitalised))
    opening, closing = owed[:-1], owed[1:]
    interest = rates * (lent if is_simple else opening)
    columns = {
        "opening_balance": opening,
        "interest": interest,
        "principal": opening - closing,
        "payment": interest + opening - closing,
        "closing_balance": closing,
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(1, count + 1, name="period"))


def _owed(rates: Floats, repayment: str, grace: int, capitalised: bool) -> Floats:
    """What is owed of a loan of 1 at its start and after each period, shape (periods + 1,)."""
    growth = 1 + rates[:grace] if capitalised else np.ones(grace)
    waiting = np.cumprod([1.0, *growth])
    kept = STILL_OWED[repayment](rates[grace:])
    return np.concatenate([waiting, waiting[-1] * kept])


def _simple(rates: Floats) -> Floats:
    """The same where interest is simple, and all is paid at the end."""
    return np.append(1 + np.cumsum([0.0, *rates[:-1]]), 0.0)


def _after_equal_parts(rates: Floats) -> Floats:
    """The share of the principal that is owed after each instalment, of the shape of the rates."""
    return np.arange(rates.size - 1, -1, -1) / rates.size


def _after_equal_payments(rates: Floats) -> Floats:
    """The same for payments that would stay equal if the rate of the period stayed as it is."""
    left = np.arange(rates.size, 0, -1)
    kept = 1 + np.asarray(ppmt(rates, 1, left, 1.0))
    kept[-1] = 0.0  # what is left is repaid, to the last digit
    return np.cumprod(kept)


def _after_the_last(rates: Floats) -> Floats:
    """The same where all is repaid at once."""
    return np.append(np.ones(rates.size - 1), 0.0)


STILL_OWED = {
    "equal principal": _after_equal_parts,
    "annuity": _after_equal_payments,
    "bullet": _after_the_last,
}


def _rates(rate: ArrayLike, periods: int) -> Floats:
    """A rate for each period."""
    rates = checked_row("rate", as_row(rate))
    for one in rates:
        checked_rate("rate", float(one))
    if np.ndim(rate) and rates.size != periods:
        raise BadInput(
            message(
                "rate",
                f"there are {rates.size} rates and {periods} periods.",
                fix="give one rate for all periods, or one for each.",
            )
        )
    return np.broadcast_to(rates, periods)


def _checked_repayment(repayment: str) -> str:
    if is_one_of(repayment, LOAN_REPAYMENTS):
        return repayment
    raise BadInput(
        message(
            "repayment",
            f"{repayment!r} is not a way to repay that is known here.",
            meant=closest(str(repayment), LOAN_REPAYMENTS),
            fix=f"choose one of {', '.join(LOAN_REPAYMENTS)}.",
        )
    )


def _checked_grace(grace: int, periods: int) -> int:
    number = as_number(grace)
    if 0 <= number < periods and number.is_integer():
        return int(number)
    raise BadInput(
        message(
            "grace",
            f"{format_given(grace)} is not a number of periods from 0 to {periods - 1}.",
            why="At least one of the periods must be left for repayment.",
            fix="count the periods in which no principal is due.",
        )
    )
