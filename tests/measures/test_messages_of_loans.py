"""Each refusal of the measures on loans and public debt, provoked once, whole text."""

from collections.abc import Callable

import pytest

from fundmodel.errors import BadInput
from fundmodel.measures import (
    dac_grant_element,
    dac_terms,
    debt_ratio_path,
    effective_cost_of_capital,
    grant_element,
    oda_grant_equivalent,
)

AMOUNT = """
  It is added to the other amounts, which would become missing or infinite.
  To fix: give the amount, or 0 where there is none."""
POSITIVE = """
  The measure is a share of it.
  To fix: give the amount without a sign."""
WHOLE = """
  To fix: give 1, 2, 3 and so on."""
GRACE = """
  Grace runs from commitment to the first payment of principal, at least one period; whole periods \
lead from there to maturity, and a lump sum is paid at maturity.
  To fix: count grace to the first payment; use grant_element for an irregular schedule."""
INTEREST = """
  The formulas of the DAC are for loans on which the borrower pays.
  To fix: write the rate as a fraction of one: 0.025 for 2.5 %."""
RATE = """
  Discounting divides by 1 + rate, which must be positive and finite.
  To fix: write the rate as a fraction of one: 0.05 for 5 %."""
KINDS = (
    "least developed country, other low-income country, lower-middle-income country, "
    "upper-middle-income country, global institution, multilateral development bank, "
    "other multilateral institution"
)


def loan(repayment: str = "annuity", **changes: float) -> Callable[[], float]:
    terms = {"discount_rate": 0.05, "interest_rate": 0.02, "maturity": 10, "grace": 2}
    return lambda: dac_grant_element(repayment, **{**terms, **changes})


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (lambda: grant_element([1], 0.05, 0), "face: 0 is not an amount above 0." + POSITIVE),
        (lambda: grant_element([1], -2, 1), "discount_rate: -2 is not a rate above -1." + RATE),
        (
            lambda: grant_element([1], 0.05, 1, 1.5),
            "payments_a_year: 1.5 is not a whole number of at least 1." + WHOLE,
        ),
        (
            loan("equal principle"),
            (
                "repayment: 'equal principle' is not a way to repay that the DAC has a formula for."
                "\n  Did you mean `equal principal`?"
                "\n  To fix: choose one of equal principal, annuity, lump sum, "
                "or use grant_element."
            ),
        ),
        (
            loan(discount_rate=0.0),
            (
                "discount_rate: 0.0 is below a basis point."
                "\n  The formulas of the DAC divide by the rate, and lose their digits near 0."
                "\n  To fix: use grant_element with the debt service itself."
            ),
        ),
        (
            loan(interest_rate=-0.01),
            "interest_rate: -0.01 is not a rate of interest of at least 0." + INTEREST,
        ),
        (
            loan(later_interest_rate=float("inf")),
            "later_interest_rate: inf is not a rate of interest of at least 0." + INTEREST,
        ),
        (
            loan("lump sum"),
            "grace: 2 of 10 years does not fit a loan repaid by lump sum, with 2 payments a year."
            + GRACE,
        ),
        (
            loan(grace=0.25, maturity=9.25),
            "grace: 0.25 of 9.25 years does not fit a loan repaid by annuity, "
            "with 2 payments a year." + GRACE,
        ),
        (
            loan(maturity=10.25),
            "grace: 2 of 10.25 years does not fit a loan repaid by annuity, "
            "with 2 payments a year." + GRACE,
        ),
        (
            loan(maturity=1.3),
            "grace: 2 of 1.3 years does not fit a loan repaid by annuity, with 2 payments a year."
            + GRACE,
        ),
        (
            lambda: dac_terms("lower middle income country"),
            (
                "recipient: 'lower middle income country' is not a kind of recipient that "
                "the DAC has terms for.\n  Did you mean `lower-middle-income country`?"
                f"\n  To fix: choose one of {KINDS}."
            ),
        ),
        (
            lambda: oda_grant_equivalent(float("inf"), 0.5, "global institution"),
            "disbursed: inf is not a finite amount." + AMOUNT,
        ),
        (
            lambda: effective_cost_of_capital([1, 2], [3]),
            (
                "paid: its length is 1, that of received is 2."
                "\n  Each value of one belongs to the value of the other at the same place."
                "\n  To fix: give one value for each of received, in the same order."
            ),
        ),
        (
            lambda: debt_ratio_path(0.9, [0.05, 0.05], [0.1, 0.1, 0.1]),
            (
                "debt_ratio_path: the rows have different numbers of periods: interest_rate 2, "
                "nominal_growth 3, depreciation 1, foreign_share 1, primary_balance 1, "
                "fund_loans 1."
                "\n  To fix: give one number a period in each row, or one number for all periods."
            ),
        ),
        (
            lambda: debt_ratio_path(0.9, 0.05, [0.1, -1.0]),
            (
                "nominal_growth: -1.0 is not a rate above -1."
                "\n  To fix: write rates as fractions of one: 0.05 for 5 %."
            ),
        ),
        (
            lambda: debt_ratio_path(float("nan"), 0.05, 0.1),
            "opening_ratio: nan is not a finite amount." + AMOUNT,
        ),
    ],
)
def test_refusal(measure: Callable[[], float], text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        measure()
    assert str(refusal.value) == text
