"""Each refusal, provoked once, whole text."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from fundmodel.errors import BadInput
from fundmodel.measures import irr, irr_roots, mirr, no_irr_reason, npv, xirr, xirr_roots, xnpv

DATES = ["2027-01-01", "2028-01-01"]
ONE_ROW = """
  A rate of return is measured on one row of amounts, in the order of their periods.
  To fix: give a list of numbers, such as [-100, 60, 60]."""
RATE = """
  Discounting divides by 1 + rate, which must be positive and finite.
  To fix: write the rate as a fraction of one: 0.05 for 5 %."""
FINITE = """
  A present value needs a finite amount in each period.
  To fix: give the missing amount, or 0 where nothing is paid."""
DAY = """
  To fix: write it as year-month-day, such as "2027-03-31", or as a datetime.date."""


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (lambda: irr([]), "cash_flows: there is no amount." + ONE_ROW),
        (lambda: irr([[1, 2]]), "cash_flows: the amounts have 2 dimensions." + ONE_ROW),
        (lambda: irr(5), "cash_flows: the amounts have 0 dimensions." + ONE_ROW),
        (lambda: irr(["a"]), "cash_flows: these are not numbers: ['a']." + ONE_ROW),
        (lambda: irr([1, [2]]), "cash_flows: these are not numbers: [1, [2]]." + ONE_ROW),
        (lambda: irr([1j]), "cash_flows: these are not numbers: [1j]." + ONE_ROW),
        (
            lambda: irr([-1, np.nan, 3, np.inf]),
            "cash_flows: flow 2 of 4 is nan, flow 4 of 4 is inf." + FINITE,
        ),
        (lambda: npv(0.1, [None]), "cash_flows: flow 1 of 1 is nan." + FINITE),
        (lambda: npv(-1, [1, 2]), "rate: -1 is not a rate above -1." + RATE),
        (lambda: npv(np.nan, [1, 2]), "rate: nan is not a rate above -1." + RATE),
        (lambda: mirr([-1, 2], -1.5, 0), "finance_rate: -1.5 is not a rate above -1." + RATE),
        (lambda: mirr([-1, 2], 0, np.inf), "reinvest_rate: inf is not a rate above -1." + RATE),
        (
            lambda: npv(-0.9999, [1.0] * 120),
            (
                "rate: at -0.9999 the flows are worth more than a number can hold."
                "\n  The last of them is divided by 0.0001 to the power 119."
                "\n  To fix: use a rate that is farther from -1."
            ),
        ),
        (
            lambda: xirr(DATES, [-1, 2, 3]),
            (
                "dates: there are 2 dates and 3 amounts."
                "\n  Each amount is discounted from its own date."
                "\n  To fix: give one date for each amount, in the same order."
            ),
        ),
        (
            lambda: xnpv(0.1, ["2027-01-01", "31/12/2027"], [-1, 2]),
            "dates: date 2 cannot be read: 31/12/2027." + DAY,
        ),
        (lambda: xirr([45000, *DATES], [1, 2, 3]), "dates: date 1 cannot be read: 45000." + DAY),
        (lambda: xirr([None, *DATES], [1, 2, 3]), "dates: date 1 cannot be read: None." + DAY),
        (lambda: xirr([pd.NaT, *DATES], [1, 2, 3]), "dates: date 1 cannot be read: NaT." + DAY),
        (
            lambda: xirr([np.datetime64("NaT", "D"), *DATES], [1, 2, 3]),
            "dates: date 1 cannot be read: NaT." + DAY,
        ),
        (
            lambda: xirr(DATES, [-1, 2], "ACT/365"),
            (
                "day_count: 'ACT/365' is not a day count that is known here."
                "\n  Did you mean `ACT/365F`?"
                "\n  To fix: choose one of ACT/365F, ACT/360, 30/360, 30E/360."
            ),
        ),
    ],
)
def test_refusal(measure: Callable[[], float], text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        measure()
    assert str(refusal.value) == text


@pytest.mark.parametrize("measure", [irr, irr_roots, no_irr_reason])
def test_every_measure_checks_its_flows(measure: Callable[[list[float]], object]) -> None:
    with pytest.raises(BadInput):
        measure([])


def test_every_dated_measure_checks_its_flows() -> None:
    for measure in (xirr, xirr_roots):
        with pytest.raises(BadInput):
            measure([], [])
