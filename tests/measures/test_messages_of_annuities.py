"""Each refusal of the measures on equal payments and schedules, provoked once, whole text."""

from collections.abc import Callable

import pytest

from fundmodel.errors import BadInput
from fundmodel.measures import fv, loan_schedule, pmt, ppmt, pv

RATE = """
  Discounting divides by 1 + rate, which must be positive and finite.
  To fix: write the rate as a fraction of one: 0.05 for 5 %."""
PERIODS = """
  To fix: give the number of payments, such as 40 for ten years of quarters."""
GRACE = """
  At least one of the periods must be left for repayment.
  To fix: count the periods in which no principal is due."""
PAYMENT = """
  Payments are counted 1, 2, 3, and the last is due with the last period.
  To fix: give a whole number from 1 to nper."""


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (lambda: pmt(-1, 10, 100), "rate: -1.0 is not a rate above -1." + RATE),
        (lambda: pmt([0.1, float("nan")], 10, 1), "rate: nan is not a rate above -1." + RATE),
        (lambda: pmt(0.05, 0, 100), "nper: 0 is not a number of periods." + PERIODS),
        (lambda: pv(0.05, -2, 100), "nper: -2 is not a number of periods." + PERIODS),
        (
            lambda: ppmt(0.05, 11, 10, 100),
            "per: there is no payment number 11 of 10." + PAYMENT,
        ),
        (
            lambda: ppmt(0.05, [1, 1.5], 10, 100),
            "per: there is no payment number 1.5 of 10." + PAYMENT,
        ),
        (
            lambda: fv(0.05, 10, float("inf"), 100),
            (
                "pmt: inf is not a finite number."
                "\n  One number that is missing or infinite would make the answer so."
                "\n  To fix: give the number, or 0 where there is none."
            ),
        ),
        (
            lambda: pmt(0.05, 10, "a lot"),
            (
                "pv: these are not numbers: 'a lot'."
                "\n  To fix: give one number, or a list of numbers."
            ),
        ),
        (
            lambda: pmt(0.05, [], 100),
            "nper: there is no number.\n  To fix: give one number, or a list of numbers.",
        ),
        (
            lambda: pmt([0.05, 0.06], [10, 20, 30], 100),
            (
                "rate: the shapes do not fit together: rate (2,), nper (3,)."
                "\n  To fix: give single numbers, or arrays of one shape."
            ),
        ),
        (
            lambda: pmt(0.05, 10, 100, when="beginn"),
            (
                "when: 'beginn' is not a time at which payments fall due."
                "\n  Did you mean `begin`?"
                '\n  To fix: choose "end" or "begin" of each period; spreadsheets write 0 and 1.'
            ),
        ),
        (
            lambda: pmt(1000.0, 400, 100),
            (
                "rate: at 1000.0 the answer after 400 periods is more than a number can hold."
                "\n  Money is multiplied by 1001 to the power 400."
                "\n  To fix: use a rate that is nearer to 0, a fraction of one: 0.05 for 5 %."
            ),
        ),
        (
            lambda: loan_schedule(-100, 0.05, 10),
            (
                "principal: -100 is not an amount above 0."
                "\n  It is what is lent and repaid."
                "\n  To fix: give the amount without a sign."
            ),
        ),
        (
            lambda: loan_schedule(100, 0.05, 2.5),
            (
                "periods: 2.5 is not a whole number of at least 1."
                "\n  To fix: give 1, 2, 3 and so on."
            ),
        ),
        (
            lambda: loan_schedule(100, [0.05, 0.06], 3),
            (
                "rate: there are 2 rates and 3 periods."
                "\n  To fix: give one rate for all periods, or one for each."
            ),
        ),
        (
            lambda: loan_schedule(100, [0.05, -1.5], 2),
            "rate: -1.5 is not a rate above -1." + RATE,
        ),
        (
            lambda: loan_schedule(100, 0.05, 10, grace=10),
            "grace: 10 is not a number of periods from 0 to 9." + GRACE,
        ),
        (
            lambda: loan_schedule(100, 0.05, 10, grace=-1),
            "grace: -1 is not a number of periods from 0 to 9." + GRACE,
        ),
        (
            lambda: loan_schedule(100, 0.05, 10, repayment="equal_principal"),
            (
                "repayment: 'equal_principal' is not a way to repay that is known here."
                "\n  Did you mean `equal principal`?"
                "\n  To fix: choose one of equal principal, annuity, lump sum, bullet."
            ),
        ),
    ],
)
def test_refusal(measure: Callable[[], object], text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        measure()
    assert str(refusal.value) == text
