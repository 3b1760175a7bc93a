"""Laws of the tail measures, and debt paths worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundmodel.measures import debt_ratio_path, expected_shortfall, percentile, value_at_risk

CERTAIN = settings(deadline=None, derandomize=True, max_examples=300)
VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40)
SHARES = st.floats(0, 1)


@CERTAIN
@given(VALUES, SHARES)
def test_percentile_is_inclusive_and_on_a_straight_line(values: list[float], level: float) -> None:
    """The rule written out: the place level x (n - 1), counted from the smallest value."""
    ordered = sorted(values)
    place = level * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    expected = ordered[below] + (place - below) * (ordered[above] - ordered[below])
    assert percentile(values, level) == pytest.approx(expected, rel=1e-9, abs=1e-6)
    assert percentile(values, level) == np.quantile(values, level)


@CERTAIN
@given(VALUES, SHARES)
def test_the_worst_are_on_average_no_better_than_the_best_of_them(
    losses: list[float], level: float
) -> None:
    shortfall = expected_shortfall(losses, level)
    slack = 1e-9 * (1 + max(abs(loss) for loss in losses))
    assert shortfall >= value_at_risk(losses, level) - slack
    assert shortfall <= max(losses) + slack


@CERTAIN
@given(VALUES, SHARES, SHARES)
def test_the_farther_out_the_worse(losses: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    slack = 1e-9 * (1 + max(abs(loss) for loss in losses))
    for measure in (percentile, value_at_risk, expected_shortfall):
        assert measure(losses, low) <= measure(losses, high) + slack


@CERTAIN
@given(VALUES, st.integers(0, 39))
def test_a_whole_number_of_cases_is_their_plain_mean(losses: list[float], better: int) -> None:
    kept = max(len(losses) - better, 1)
    level = 1 - kept / len(losses)
    worst = sorted(losses)[-kept:]
    assert expected_shortfall(losses, level) == pytest.approx(np.mean(worst), rel=1e-9, abs=1e-6)


def test_the_last_case_counts_with_the_part_that_is_missing() -> None:
    assert expected_shortfall([1, 2, 3, 10], 0.625) == pytest.approx((10 + 3 / 2) / 1.5, rel=1e-15)
    assert expected_shortfall([1, 2, 3, 10], 0.9) == 10
    assert expected_shortfall([1, 2, 3, 10], 1.0) == 10
    assert expected_shortfall([1, 2, 3, 10], 0.0) == 4


@pytest.mark.parametrize(
    ("drivers", "expected"),
    [
        ({}, [0.9, 0.9 * 1.05 / 1.08, 0.9 * (1.05 / 1.08) ** 2]),
        ({"primary_balance": 0.02}, [0.9, 0.855, 0.81125]),
        ({"fund_loans": [0.03, 0.0]}, [0.9, 0.905, 0.905 * 1.05 / 1.08]),
        (
            {"depreciation": [0.21, 0.0], "foreign_share": 0.5},
            [0.9, 0.9 * 1.1 * 1.05 / 1.08, 0.9 * 1.1 * (1.05 / 1.08) ** 2],
        ),
    ],
)
def test_debt_ratio_path(drivers: dict[str, float | list[float]], expected: list[float]) -> None:
    path = debt_ratio_path(0.9, 0.05, [0.08, 0.08], **drivers)
    assert path == pytest.approx(expected, rel=1e-4 if "primary_balance" in drivers else 1e-14)


def test_single_numbers_are_one_period() -> None:
    assert debt_ratio_path(0.5, 0.1, 0.1).tolist() == pytest.approx([0.5, 0.5], rel=1e-15)


@CERTAIN
@given(st.lists(st.floats(-0.1, 0.3), min_size=1, max_size=30), st.floats(0, 0.1))
def test_the_increment_of_loans_does_not_depend_on_the_opening_debt(
    growth: list[float], loans: float
) -> None:
    increments = [
        debt_ratio_path(opening, 0.06, growth, fund_loans=loans)
        - debt_ratio_path(opening, 0.06, growth)
        for opening in (0.0, 1.0)
    ]
    assert increments[0] == pytest.approx(increments[1], rel=1e-9, abs=1e-9)
