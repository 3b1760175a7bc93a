"""Each shape against its closed form: percentiles, and the distribution of what is drawn."""

from typing import Any

import numpy as np
import pytest
from scipy import stats
from scipy.special import ndtr

from fundmodel.read_assumptions import Uncertainty
from fundmodel.simulation.shapes import beta_at, number_at
from fundmodel.simulation.streams import Streams

CHANCES = np.array([1e-12, 1e-6, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6])
PATHS = 4_096
CONFIDENCE = 0.999


def _pert(low: float, mode: float, high: float) -> Any:
    a = 1 + 4 * (mode - low) / (high - low)
    return stats.beta(a, 6 - a, low, high - low)


def _beta(mean: float, sigma: float) -> Any:
    size = mean * (1 - mean) / sigma**2 - 1
    return stats.beta(mean * size, (1 - mean) * size)


CONTINUOUS = [
    ("triangular", {"low": 2.0, "mode": 3.0, "high": 9.0}, stats.triang(1 / 7, 2, 7)),
    ("triangular", {"low": 0.0, "mode": 0.0, "high": 0.5}, stats.triang(0, 0, 0.5)),
    ("triangular", {"low": 0.0, "mode": 0.5, "high": 0.5}, stats.triang(1, 0, 0.5)),
    ("pert", {"low": 0.05, "mode": 0.08, "high": 0.13}, _pert(0.05, 0.08, 0.13)),
    ("pert", {"low": 0.0, "mode": 0.0, "high": 0.4}, _pert(0, 0, 0.4)),
    ("pert", {"low": -0.11, "mode": 0.09, "high": 0.09}, _pert(-0.11, 0.09, 0.09)),
    ("uniform", {"low": -1.0, "high": 4.0}, stats.uniform(-1, 5)),
    ("normal", {"mean": 0.02, "sigma": 0.01}, stats.norm(0.02, 0.01)),
    ("lognormal", {"median": 1.14, "sigma": 0.3}, stats.lognorm(0.3, scale=1.14)),
    ("beta", {"mean": 0.6, "sigma": 0.1}, _beta(0.6, 0.1)),
    ("beta", {"mean": 0.02, "sigma": 0.05}, _beta(0.02, 0.05)),
    ("student_t", {"center": 1.1, "scale": 0.1, "degrees": 4.0}, stats.t(4, 1.1, 0.1)),
]
IDS = [f"{shape} {list(at.values())}" for shape, at, _ in CONTINUOUS]


@pytest.mark.parametrize(("shape", "at", "closed"), CONTINUOUS, ids=IDS)
def test_percentiles_are_those_of_the_closed_form(shape: str, at: Any, closed: Any) -> None:
    found = number_at(Uncertainty(shape, at), stats.norm.ppf(CHANCES))
    width = closed.ppf(0.99) - closed.ppf(0.01)
    # Student's t is wide where a chance of 1e-12 has few digits left in a score
    np.testing.assert_allclose(found, closed.ppf(CHANCES), rtol=1e-7, atol=1e-8 * width)


@pytest.mark.parametrize(("shape", "at", "closed"), CONTINUOUS, ids=IDS)
@pytest.mark.parametrize("sampling", ["sobol", "latin", "plain"])
def test_draws_follow_the_closed_form(sampling: str, shape: str, at: Any, closed: Any) -> None:
    """Kolmogorov and Smirnov: drawn independently, one such test of a thousand would fail."""
    scores = Streams(7, sampling, PATHS).scores(f"{shape} {at}", 0, PATHS)
    drawn = number_at(Uncertainty(shape, at), scores)
    assert stats.kstest(drawn, closed.cdf).pvalue > 1 - CONFIDENCE


def test_a_wrong_shape_would_not_pass() -> None:
    scores = Streams(7, "plain", PATHS).scores("any", 0, PATHS)
    drawn = number_at(Uncertainty("pert", {"low": 0.0, "mode": 0.3, "high": 1.0}), scores)
    assert stats.kstest(drawn, stats.triang(0.3).cdf).pvalue < 1 - CONFIDENCE


def test_values_come_as_often_as_they_weigh() -> None:
    drawn = Uncertainty("discrete", {}, values=(3.0, 1.0, 2.0), weights=(0.5, 0.3, 0.2))
    found = number_at(drawn, Streams(7, "plain", PATHS).scores("any", 0, PATHS))
    counts = [(found == value).sum() for value in drawn.values]
    expected = [weight * PATHS for weight in drawn.weights]
    assert stats.chisquare(counts, expected).pvalue > 1 - CONFIDENCE


@pytest.mark.parametrize(("a", "b"), [(1, 5), (5, 1), (3, 3), (2.2, 3.8), (1.01, 4.99), (0.3, 0.7),
                                      (40, 160), (0.1, 6), (500, 3)])  # fmt: skip
def test_the_table_of_beta_shapes_is_near_their_inverse(a: float, b: float) -> None:
    scores = np.linspace(-6, 6, 4_001)
    exact = np.where(scores < 0, stats.beta.ppf(ndtr(scores), a, b),
                     1 - stats.beta.ppf(ndtr(-scores), b, a))  # fmt: skip
    found = beta_at(a, b, scores)
    assert np.abs(found - exact).max() < 1e-8
    assert (np.diff(found) >= 0).all()
