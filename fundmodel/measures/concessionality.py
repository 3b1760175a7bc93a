"""How much of a loan is a gift: the grant element, by enumeration and by the DAC's formulas."""

import numpy as np
from numpy.typing import ArrayLike

from fundmodel.errors import BadInput, closest, message
from fundmodel.measures.annuities import pv
from fundmodel.measures.checked_amounts import (
    checked_count,
    checked_positive,
    is_at_least,
    same_size,
)
from fundmodel.measures.checked_inputs import (
    as_number,
    checked_rate,
    checked_row,
    format_given,
    is_one_of,
)
from fundmodel.measures.returns import irr, npv

REPAYMENTS = ("equal principal", "annuity", "lump sum")

LEAST_DISCOUNT_RATE = 1e-4
"""A basis point: the formulas divide by the square of the rate, and lose their digits below."""


def grant_element(
    debt_service: ArrayLike, discount_rate: float, face: float, payments_a_year: int = 1
) -> float:
    """Share of a loan that is a gift: 1 - present value of its debt service / face.

    For any schedule. Discounting compounds, (1 + rate)^(1/payments_a_year) a period, while coupons
    are simple: a loan at 10 %, paid as 5 % twice a year, costs 10.25 %, so that its grant element
    at 10 % is below 0.

    Args:
        debt_service: shape (payments,), principal and interest paid by the borrower, one a period,
            the first at once (0 unless something is due on the day of the drawdown).
        discount_rate: a year, effective, above -1.
        face: amount lent, above 0, in the currency of the debt service.
        payments_a_year: periods a year.

    Returns:
        A share: 1 for a gift, 0 at market terms, negative above them.

    Raises:
        BadInput: a rate of -1 or less, a face that is not above 0, no payments, or a number that
            is not finite.

    >>> round(grant_element([0, 0, 0, 0, 100], 0.05, face=100), 6)
    0.177298
    """
    lent = checked_positive("face", face)
    paid = checked_row("debt_service", debt_service)
    discount = _a_period(discount_rate, checked_count("payments_a_year", payments_a_year))
    return 1 - npv(discount, paid) / lent


def dac_grant_element(
    repayment: str,
    *,
    discount_rate: float,
    interest_rate: float,
    maturity: float,
    grace: float,
    payments_a_year: int = 2,
    later_interest_rate: float | None = None,
) -> float:
    """Grant element by the formulas of the OECD's Development Assistance Committee (DAC).

    Args:
        repayment: "equal principal" or "annuity" (interest is paid each period from the first), or
            "lump sum" (principal and simple interest together at maturity).
        discount_rate: a year, effective, at least a basis point; the DAC's are in `DAC_TERMS`.
        interest_rate: a year, simple, until the period before the first instalment.
        maturity: years from commitment to the last payment.
        grace: years from commitment to the *first* payment of principal: one period more than
            the time in which none is due, and with a lump sum the maturity itself.
        payments_a_year: instalments a year.
        later_interest_rate: a year, simple, from then on; the same if it is not given.

    Returns:
        A share, equal to `grant_element` of the same schedule.

    Raises:
        BadInput: an unknown repayment, a rate that cannot be used, or years that leave no whole
            number of instalments.

    >>> terms = {"discount_rate": 0.1, "interest_rate": 0.025, "maturity": 10, "grace": 2.5}
    >>> round(dac_grant_element("equal principal", **terms), 6)
    0.323909
    """
    instalments = _instalments(repayment, maturity, grace, payments_a_year)
    maturity, grace, payments_a_year = float(maturity), float(grace), int(payments_a_year)
    interest_rate = _checked_interest("interest_rate", interest_rate)
    discount_rate = _checked_discount(discount_rate)
    coupon = interest_rate / payments_a_year
    discount = _a_period(discount_rate, payments_a_year)
    if repayment == "lump sum":
        return float(1 - (1 + interest_rate * maturity) / (1 + discount_rate) ** maturity)
    later = interest_rate if later_interest_rate is None else later_interest_rate
    later_coupon = _checked_interest("later_interest_rate", later) / payments_a_year
    periods = grace * payments_a_year - 1
    worth = _annuity(discount, instalments)
    if repayment == "annuity":
        repaid = worth / _annuity(later_coupon, instalments)
    else:
        interest = later_coupon * (instalments - worth) / discount
        repaid = (worth + interest) / instalments
    return float(1 - coupon * _annuity(discount, periods) - repaid / (1 + discount) ** periods)


def effective_cost_of_capital(received: ArrayLike, paid: ArrayLike) -> float:
    """What money from outside costs a country: the rate at which it is worth what is paid for it.

    Args:
        received: shape (periods,), draws of loans, equity and grants; leave out the grants, and
            take off the income that the deal costs elsewhere, to see the rate without them.
        paid: shape (periods,), debt service, profit remitted abroad and sales of equity.

    Returns:
        Rate a period, or nan for the reason that `no_irr_reason` gives for received - paid.

    Raises:
        BadInput: two rows of different length, or a number that is not finite.

    >>> round(effective_cost_of_capital([100, 0, 0], [0, 52, 52]), 4)
    0.0266
    """
    inward = checked_row("received", received)
    outward = same_size("paid", checked_row("paid", paid), "received", inward)
    return irr(inward - outward)


def _a_period(yearly: float, periods_a_year: int) -> float:
    """A yearly effective rate as the rate of one period that compounds to it."""
    rate = checked_rate("discount_rate", yearly)
    return float(np.expm1(np.log1p(rate) / periods_a_year))


def _annuity(rate: float, periods: float) -> float:
    """Present value of 1 a period."""
    return -float(pv(rate, periods, 1.0))


def _checked_discount(rate: float) -> float:
    number = checked_rate("discount_rate", rate)
    if is_at_least(number, LEAST_DISCOUNT_RATE):
        return number
    raise BadInput(
        message(
            "discount_rate",
            f"{rate} is below a basis point.",
            why="The formulas of the DAC divide by the rate, and lose their digits near 0.",
            fix="use grant_element with the debt service itself.",
        )
    )


def _checked_interest(name: str, rate: float) -> float:
    number = as_number(rate)
    if np.isfinite(number) and number >= 0:
        return number
    raise BadInput(
        message(
            name,
            f"{format_given(rate)} is not a rate of interest of at least 0.",
            why="The formulas of the DAC are for loans on which the borrower pays.",
            fix="write the rate as a fraction of one: 0.025 for 2.5 %.",
        )
    )


def _instalments(repayment: str, maturity: float, grace: float, payments_a_year: int) -> int:
    """Number of payments of principal, from the end of grace to maturity."""
    if not is_one_of(repayment, REPAYMENTS):
        raise BadInput(
            message(
                "repayment",
                f"{repayment!r} is not a way to repay that the DAC has a formula for.",
                meant=closest(str(repayment), REPAYMENTS),
                fix=f"choose one of {', '.join(REPAYMENTS)}, or use grant_element.",
            )
        )
    payments = checked_count("payments_a_year", payments_a_year)
    first = as_number(grace)
    count = (as_number(maturity) - first) * payments + 1
    whole = np.isfinite(count) and is_at_least(count, 1) and abs(count - round(count)) < 1e-9
    if (
        whole
        and is_at_least(first, 1 / payments)
        and (repayment != "lump sum" or round(count) == 1)
    ):
        return round(count)
    raise BadInput(
        message(
            "grace",
            f"{format_given(grace)} of {format_given(maturity)} years does not fit a loan repaid "
            f"by {repayment}, with {payments_a_year} payments a year.",
            why="Grace runs from commitment to the first payment of principal, at least one period;"
            " whole periods lead from there to maturity, and a lump sum is paid at maturity.",
            fix="count grace to the first payment; use grant_element for an irregular schedule.",
        )
    )
