"""Drawn numbers are those that their fifteen digits are read as."""

import numpy as np
import pytest

from fundmodel.measures.risk import expected_shortfall, percentile
from fundmodel.simulation.decimals import rounded_all
from fundmodel.simulation.rank_correlations import rank_correlations
from fundmodel.simulation.summaries import (
    batches_of,
    fan_of,
    standard_error,
    summary_of,
    tail_mean,
)

CHANCE = np.random.default_rng(5)


@pytest.mark.parametrize("size", [1e-7, 1e-3, 1.0, 12_345.678, 9.9e14, 3e18])
def test_fifteen_digits_are_what_reading_them_gives(size: float) -> None:
    numbers = np.concatenate([CHANCE.normal(size=2_000) * size, [0.0, size, -size, size / 3]])
    found = rounded_all(numbers)
    assert all(float(f"{one:.15g}") == one for one in found.tolist())
    np.testing.assert_allclose(found, numbers, rtol=1e-14, atol=1e-22)


def test_summaries_are_those_of_the_measures() -> None:
    numbers = CHANCE.normal(size=1_000)
    found = summary_of(numbers)
    assert found["mean"] == pytest.approx(numbers.mean())
    for percent in (5, 25, 50, 95):
        assert found[f"p{percent}"] == percentile(numbers, percent / 100)
    assert found["low_tail"] == pytest.approx(-expected_shortfall(-numbers, 0.95))
    assert found["high_tail"] == pytest.approx(expected_shortfall(numbers, 0.95))
    assert (found["lowest"], found["highest"]) == (numbers.min(), numbers.max())


def test_percentiles_by_hand() -> None:
    """Inclusive: of 1, 2, 3, 4, 5 the fifth percentile is 1.2."""
    found = summary_of(np.array([5.0, 3.0, 1.0, 4.0, 2.0]))
    assert (found["p5"], found["p50"], found["p95"]) == pytest.approx((1.2, 3.0, 4.8))
    assert tail_mean(np.array([4.0, 1.0, 2.0, 3.0]), 0.3) == pytest.approx((1.0 + 0.2 * 2) / 1.2)


def test_what_is_not_available_counts_for_nothing_else() -> None:
    numbers = np.array([1.0, np.nan, 3.0, np.nan])
    found = summary_of(numbers)
    assert (found["mean"], found["available"], found["p50"]) == (2.0, 0.5, 2.0)
    empty = summary_of(np.full(4, np.nan))
    assert empty["available"] == 0
    assert all(np.isnan(empty[key]) for key in ("mean", "p5", "low_tail", "lowest", "mean_se"))


def test_standard_errors_say_how_far_estimates_lie_apart() -> None:
    """Of independent numbers: sigma / sqrt(n), within what 32 batches can tell (four sigmas)."""
    numbers = CHANCE.normal(3, 2, size=1 << 15)
    expected = 2 / np.sqrt(len(numbers))
    found = standard_error(numbers, lambda row: float(row.mean()))
    assert found == pytest.approx(expected, rel=4 / np.sqrt(2 * 31))
    assert np.isnan(standard_error(numbers[:511], lambda row: float(row.mean())))
    assert [batches_of(paths) for paths in (127, 128, 1_000, 10**6)] == [0, 1, 7, 32]


def test_rank_correlations_know_ties_and_order() -> None:
    up = np.arange(6.0)
    drawn = {"up": up, "down": -(up**3), "tied": np.sign(np.floor(up / 3)), "same": np.ones(6)}
    found = rank_correlations(drawn, {"result": np.exp(np.arange(6.0)), "still": np.zeros(6)})
    assert found["result"] == pytest.approx({"up": 1.0, "down": -1.0, "tied": 0.878310})
    assert list(found["result"])[-1] == "tied"
    assert found["still"] == {}


def test_a_fan_by_hand() -> None:
    rows = np.array([[0.0, 0.0, 0.0], [1.0, 2.0, 6.0]])
    found = fan_of(rows)
    assert found["mean"].tolist() == [0, 3]
    assert found["p50"].tolist() == [0, 2]
    assert found["p95"].tolist() == pytest.approx([0, 5.6])
