"""Measures of whole rows, by hand; the opening never counts."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from fundmodel.build_model.over_life import MEASURES
from fundmodel.run_paths import over_life
from fundmodel.run_paths.numbers import Numbers
from tests.toy_fund.stages import toy_run

ROW = [1000.0, 3.0, -7.0, 5.0, 5.0]
FLAG = [1.0, 0.0, 1.0, 0.0, 1.0]
HALF, FOUR = np.array([[0.5]]), np.array([[4.0]])


def _row(*numbers: float) -> Numbers:
    return np.array(numbers)[:, None, None]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (over_life.life_total, 6.0),
        (over_life.final, 5.0),
        (over_life.highest, 5.0),
        (over_life.lowest, -7.0),
    ],
)
def test_a_measure_of_one_row(measure, expected: float) -> None:
    assert measure(_row(*ROW)).tolist() == [[[expected]]]


def test_value_when() -> None:
    assert over_life.value_when(_row(1, 0, 1, 0, 0), _row(*ROW)).item() == -7


@pytest.mark.parametrize(
    ("flags", "expected"),
    [(FLAG, 2), ([1, 0, 0, 0, 0], 0), ([0, 1, 1, 1, 1], 1), ([0, 0, 0, 0, 1], 4)],
)
def test_first_quarter(flags: list[float], expected: int) -> None:
    assert over_life.first_quarter(_row(*flags)).item() == expected


def test_present_value() -> None:
    factors = _row(1, 0.5, 0.25, 0.125, 1)
    assert over_life.present_value(_row(*ROW), factors).item() == 1.5 - 1.75 + 0.625 + 5


@pytest.mark.parametrize(
    ("flows", "a_quarter"),
    [
        ([-100, 110], 0.10),
        ([-100, 0, 121], 0.10),
        ([100, -110], 0.10),
        ([-100, 70], -0.30),
        ([-100, 100], 0.0),
        ([-1e-6, 1.05e-6], 0.05),
        ([0, 0, -50, 55], 0.10),
    ],
)
def test_a_rate_of_return(flows: list[float], a_quarter: float) -> None:
    rate = over_life.irr(_row(0, *flows), HALF, FOUR).item()
    assert rate == pytest.approx((1 + a_quarter) ** 4 - 1, rel=0, abs=1e-12)


@pytest.mark.parametrize("flows", [[1, 2, 3], [-1, -2], [0, 0], [-1, 2.5], [-1, 0.2]])
def test_no_rate_of_return(flows: list[float]) -> None:
    """Without a change of sign, or with a rate outside -50 % to 100 % a quarter, there is none."""
    assert np.isnan(over_life.irr(_row(0, *flows), HALF, FOUR)).all()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.floats(-0.4, 0.9), st.lists(st.floats(0.01, 100), min_size=1, max_size=30), st.floats(1, 9)
)
def test_at_the_rate_of_return_the_present_value_is_zero(
    rate: float, later: list[float], years: float
) -> None:
    worth = sum(flow / (1 + rate) ** time for time, flow in enumerate(later, 1))
    found = over_life.irr(_row(0, -worth, *later), HALF, np.array([[years]])).item()
    assert found == pytest.approx((1 + rate) ** years - 1, rel=1e-9, abs=1e-11)


def test_every_member_and_path_by_itself() -> None:
    rows = np.random.default_rng(3).normal(size=(9, 4, 5))
    for measure in (over_life.life_total, over_life.final, over_life.highest, over_life.lowest):
        single = [[measure(rows[:, [m]][..., [p]]).item() for p in range(5)] for m in range(4)]
        assert measure(rows)[0].tolist() == single
    rates = over_life.irr(rows, HALF, FOUR)[0]
    alone = [[over_life.irr(rows[:, [m]][..., [p]], HALF, FOUR).item() for p in range(5)]
             for m in range(4)]  # fmt: skip
    assert np.allclose(rates, alone, rtol=1e-12, equal_nan=True)
    assert np.isnan(rates).any()
    assert np.isfinite(rates).any()


def test_the_steps_of_the_bisection_close_in() -> None:
    steps = over_life.irr_steps(_row(0, -100, 60, 60), HALF)
    assert all(len(steps[key]) == over_life.BISECTION_STEPS for key in ("low", "high", "middle"))
    assert (steps["low"] <= steps["middle"]).all()
    assert (steps["middle"] <= steps["high"]).all()
    assert steps["low"][0].item() == -0.5
    assert steps["high"][0].item() == 1.0
    assert abs(steps["value"][-1].item()) < 1e-12


def test_the_results_of_the_toy() -> None:
    results, lines = toy_run().results, toy_run().lines
    reserve = lines["reserve", ""].iloc[1:]
    assert results["reserve_at_the_end"] == reserve.iloc[-1]
    assert results["swing"] == reserve.max() - reserve.min()
    assert results["first_mending"] == 5
    assert results["prices_in_the_storm"] == lines["price_index", ""].iloc[5]
    assert np.isnan(results["tolls_irr"])
    assert results["tolls_of_all"] == pytest.approx(lines["all_tolls", ""].sum(), rel=1e-14)
    present = (lines["tower_cash", "Skerry"] * lines["discount_factor", ""]).iloc[1:].sum()
    assert results["present_value_of_tower[Skerry]"] == pytest.approx(present, rel=1e-14)


def test_every_measure_of_the_table_can_be_worked_out() -> None:
    assert list(over_life.FUNCTIONS) == list(MEASURES)
