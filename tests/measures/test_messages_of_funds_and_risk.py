"""Each refusal of the measures on funds and outcomes, provoked once, whole text."""

from collections.abc import Callable

import pytest

from fundmodel.errors import BadInput
from fundmodel.measures import (
    concentration,
    direct_alpha,
    discounted_payback,
    expected_shortfall,
    j_curve_trough,
    ks_pme,
    ln_pme,
    maximum_drawdown,
    multiples,
    payback,
    peak_exposure,
    percentile,
    pme_plus,
    value_at_risk,
)

ONE_ROW = """
  This is measured on one row of numbers.
  To fix: give a list of numbers, such as [12.5, 3, 8]."""
FINITE = """
  One number that is missing or infinite would make the measure so.
  To fix: give the missing number, or leave its place out on purpose."""
AMOUNT = """
  It is added to the other amounts, which would become missing or infinite.
  To fix: give the amount, or 0 where there is none."""
WHOLE = """
  To fix: give 1, 2, 3 and so on."""
LEVEL = """
  It is the share of cases that are not worse; the worst 5 % start at level 0.95."""
FRACTION = """
  To fix: write the level as a fraction of one: 0.95 for 95 %."""
RATE = """
  Discounting divides by 1 + rate, which must be positive and finite.
  To fix: write the rate as a fraction of one: 0.05 for 5 %."""


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (lambda: value_at_risk([], 0.9), "losses: there is no number." + ONE_ROW),
        (lambda: percentile([[1]], 0.9), "values: the numbers have 2 dimensions." + ONE_ROW),
        (lambda: concentration(["a"]), "amounts: these are not numbers: ['a']." + ONE_ROW),
        (lambda: maximum_drawdown([1, None]), "balances: number 2 of 2 is nan." + FINITE),
        (
            lambda: expected_shortfall([1], -0.1),
            f"level: -0.1 is not a share from 0 to 1.{LEVEL}{FRACTION}",
        ),
        (
            lambda: expected_shortfall([1], 95),
            f"level: 95 is not a share from 0 to 1.{LEVEL}\n  Did you mean `0.95`?{FRACTION}",
        ),
        (lambda: multiples([-1], float("nan")), "nav: nan is not a finite amount." + AMOUNT),
        (
            lambda: ks_pme([-1, 2], [1, 2, 3], 0),
            (
                "index: its length is 3, that of cash_flows is 2."
                "\n  Each value of one belongs to the value of the other at the same place."
                "\n  To fix: give one value for each of cash_flows, in the same order."
            ),
        ),
        (
            lambda: ln_pme([-1, 2, 3], [1, 0, -2]),
            (
                "index: level 2 of 3 is 0.0, level 3 of 3 is -2.0."
                "\n  Money grows with the index by the ratio of two levels, which must be above 0."
                "\n  To fix: give levels, such as [100, 105, 103], not rates of return."
            ),
        ),
        (lambda: discounted_payback(-1, [1]), "rate: -1 is not a rate above -1." + RATE),
        (
            lambda: discounted_payback(-0.9999, [1.0] * 120),
            (
                "rate: at -0.9999 the flows are worth more than a number can hold."
                "\n  The last of them is divided by 0.0001 to the power 119."
                "\n  To fix: use a rate that is farther from -1."
            ),
        ),
        (
            lambda: concentration([3, -1]),
            (
                "amounts: number 2 of 2 is -1.0."
                "\n  A part that is negative has no share of the whole."
                "\n  To fix: leave it out, or measure receipts and payments apart."
            ),
        ),
        (lambda: concentration([3], 0), "largest: 0 is not a whole number of at least 1." + WHOLE),
    ],
)
def test_refusal(measure: Callable[[], float], text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        measure()
    assert str(refusal.value) == text


@pytest.mark.parametrize(
    "measure",
    [
        payback,
        j_curve_trough,
        peak_exposure,
        lambda flows: multiples(flows, 0),
        lambda flows: discounted_payback(0.1, flows),
        lambda flows: ks_pme(flows, flows, 0),
        lambda flows: direct_alpha(flows, flows, 0),
        lambda flows: ln_pme(flows, flows),
        lambda flows: pme_plus(flows, flows, 0),
    ],
)
def test_every_measure_of_flows_checks_them(measure: Callable[[list[float]], object]) -> None:
    with pytest.raises(BadInput, match=r"^cash_flows: there is no amount\."):
        measure([])
