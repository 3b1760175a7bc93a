"""Each refusal of the measures on equal payments and schedules, provoked once, whole text."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from fundmodel.errors import BadInput
from fundmodel.measures import (
    concentration,
    dac_grant_element,
    dac_terms,
    debt_ratio_path,
    fv,
    grant_element,
    loan_schedule,
    mirr,
    multiples,
    npv,
    oda_grant_equivalent,
    pmt,
    ppmt,
    pv,
    value_at_risk,
    xirr,
)

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

AMOUNT = """
  It is what is lent and repaid.
  To fix: give the amount without a sign."""
NUMBERS = """
  To fix: give one number, or a list of numbers."""
ONE_ROW = """
  This is measured on one row of numbers.
  To fix: give a list of numbers, such as [12.5, 3, 8]."""
NO_NUMBERS = ("x", "1", b"1", None, [1], (), {}, object, 1j)
"""What stands where one number belongs, and is none."""


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
        (
            lambda: pmt(0.05, 10, 100, when=["end"]),
            (
                "when: ['end'] is not a time at which payments fall due."
                "\n  Did you mean `end`?"
                '\n  To fix: choose "end" or "begin" of each period; spreadsheets write 0 and 1.'
            ),
        ),
        (lambda: pmt("0.05", 10, 100), "rate: these are not numbers: '0.05'." + NUMBERS),
        (lambda: pmt(0.05, [10, "20"], 1), "nper: these are not numbers: [10, '20']." + NUMBERS),
        (
            lambda: loan_schedule("x", 0.05, 10),
            "principal: 'x' is not an amount above 0." + AMOUNT,
        ),
        (
            lambda: loan_schedule([100], 0.05, 10),
            "principal: [100] is not an amount above 0." + AMOUNT,
        ),
        (
            lambda: loan_schedule(100, 0.05, "3"),
            "periods: '3' is not a whole number of at least 1.\n  To fix: give 1, 2, 3 and so on.",
        ),
        (
            lambda: loan_schedule(100, "0.05", 10),
            "rate: these are not numbers: ['0.05']." + ONE_ROW,
        ),
        (
            lambda: loan_schedule(100, [[0.05], [0.05, 0.06]], 2),
            "rate: these are not numbers: [[0.05], [0.05, 0.06]]." + ONE_ROW,
        ),
        (
            lambda: loan_schedule(100, 0.05, 10, grace="1"),
            "grace: '1' is not a number of periods from 0 to 9." + GRACE,
        ),
        (
            lambda: loan_schedule(100, 0.05, 10, grace=None),
            "grace: None is not a number of periods from 0 to 9." + GRACE,
        ),
        (
            lambda: loan_schedule(100, 0.05, 10, repayment=["bullet"]),
            (
                "repayment: ['bullet'] is not a way to repay that is known here."
                "\n  Did you mean `bullet`?"
                "\n  To fix: choose one of equal principal, annuity, lump sum, bullet."
            ),
        ),
    ],
)
def test_refusal(measure: Callable[[], object], text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        measure()
    assert str(refusal.value) == text


TERMS = {"discount_rate": 0.05, "interest_rate": 0.02, "maturity": 10, "grace": 2}
ONE_NUMBER = {
    "principal": lambda given: loan_schedule(given, 0.05, 10),
    "periods": lambda given: loan_schedule(100, 0.05, given),
    "grace": lambda given: loan_schedule(100, 0.05, 10, grace=given),
    "repayment": lambda given: loan_schedule(100, 0.05, 10, repayment=given),
    "when": lambda given: pmt(0.05, 10, 100, when=[given]),
    "rate": lambda given: npv(given, [1, 2]),
    "reinvest_rate": lambda given: mirr([-1, 2], 0.05, given),
    "face": lambda given: grant_element([1], 0.05, given),
    "payments_a_year": lambda given: grant_element([1], 0.05, 1, given),
    "maturity": lambda given: dac_grant_element("annuity", **{**TERMS, "maturity": given}),
    "interest_rate": lambda given: dac_grant_element(
        "annuity", **{**TERMS, "interest_rate": given}
    ),
    "discount_rate": lambda given: dac_grant_element(
        "annuity", **{**TERMS, "discount_rate": given}
    ),
    "recipient": dac_terms,
    "disbursed": lambda given: oda_grant_equivalent(given, 0.5, "global institution"),
    "nav": lambda given: multiples([-1, 2], given),
    "level": lambda given: value_at_risk([1, 2], given),
    "largest": lambda given: concentration([1, 2], given),
    "opening_ratio": lambda given: debt_ratio_path(given, 0.05, 0.1),
    "nominal_growth": lambda given: debt_ratio_path(0.9, 0.05, [given]),
    "day_count": lambda given: xirr(["2027-01-01", "2028-01-01"], [-1, 2], given),
}


@pytest.mark.parametrize("given", NO_NUMBERS, ids=repr)
@pytest.mark.parametrize("name", ONE_NUMBER)
def test_what_is_no_number_is_refused_where_one_belongs(name: str, given: object) -> None:
    with pytest.raises(BadInput, match="\n  To fix: "):
        ONE_NUMBER[name](given)


def test_a_number_of_any_library_is_taken() -> None:
    plain = loan_schedule(100, 0.05, 10, grace=1)
    for kind in (np.float64, np.array, Decimal, Fraction):
        assert loan_schedule(kind(100), kind(0.05), kind(10), grace=kind(1)).equals(plain)
    terms = {name: Decimal(str(value)) for name, value in TERMS.items()}
    assert dac_grant_element("lump sum", **{**terms, "grace": 10}) == dac_grant_element(
        "lump sum", **{**TERMS, "grace": 10}
    )
