"""A curve moves as one: what money earns, pays and is discounted at."""

import numpy as np
import pytest

import fundmodel
from fundmodel.run_paths.run import Run
from tests.properties.draws import constant, run_with

UP, POINTS = 0.02, (-0.02, 0.0, 0.02, 0.04)


def ukraine(run: Run) -> float:
    return float(run.results["ukraine_whole_net_receipt_present_value"])


def test_raising_the_dollar_curve_lowers_the_present_value_to_ukraine() -> None:
    """What idle cash earns more is worth less: most of what Ukraine has comes decades from now."""
    worth = [ukraine(run_with(constant(us_curve_shift=shift))) for shift in POINTS]
    assert worth == sorted(worth, reverse=True)
    assert worth[2] < 0.9 * worth[1]


def test_the_policy_rate_alone_raises_it() -> None:
    """Why there is a shift: a short rate that nothing is discounted at makes waiting worth more."""
    base, alone = run_with({}), run_with(constant(us_policy_rate=0.034 + UP))
    assert ukraine(alone) > ukraine(base)


@pytest.mark.parametrize("scenario", ["base", "ppp_and_euro_loans"])
def test_a_shift_moves_each_rate_of_its_currency_by_as_much(scenario: str) -> None:
    still = fundmodel.run(fundmodel.load(scenario))
    shifts = {"us_curve_shift": {2027: UP}, "euro_curve_shift": {2027: UP / 2}}
    moved = fundmodel.run(fundmodel.load(scenario, shifts))
    for name, by in (("deposit_rate", UP), ("us_short_rate", UP), ("euro_short_rate", UP / 2)):
        assert moved.arrays[name][1:] - still.arrays[name][1:] == pytest.approx(by), name
    for name, by in (("us_discount_factor", UP), ("contributor_discount_factor", UP / 2)):
        a_year = [(run.arrays[name][4] / run.arrays[name][8]) for run in (still, moved)]
        assert a_year[1] - a_year[0] == pytest.approx(by), name
    floats = [run.arrays["loan_rate"][1:].sum(axis=0) for run in (still, moved)]
    assert (np.abs(floats[1] - floats[0]).max() > 0) == (scenario == "ppp_and_euro_loans")
    assert moved.passed
