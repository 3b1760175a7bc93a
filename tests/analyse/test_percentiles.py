"""Percentiles without a library are those by which numbers are drawn."""

import numpy as np
import pytest
from scipy.special import ndtr

from fundmodel.analyse.percentiles import level_of, percentile_of
from fundmodel.read_assumptions import Uncertainty
from fundmodel.simulation.processes import around_a_level, process
from fundmodel.simulation.shapes import number_at

SHAPES = [
    Uncertainty("triangular", {"low": -1.0, "mode": 0.5, "high": 4.0}),
    Uncertainty("triangular", {"low": 0.0, "mode": 0.0, "high": 4.0}),
    Uncertainty("pert", {"low": -0.005, "mode": 0.0, "high": 0.012}),
    Uncertainty("pert", {"low": 0.0, "mode": 0.0, "high": 0.2}),
    Uncertainty("uniform", {"low": 2.0, "high": 5.0}),
    Uncertainty("normal", {"mean": 0.02, "sigma": 0.3}),
    Uncertainty("lognormal", {"median": 1.3, "sigma": 0.4}),
    Uncertainty("beta", {"mean": 0.2, "sigma": 0.1}),
    Uncertainty("beta", {"mean": 0.03, "sigma": 0.08}),
    Uncertainty("student_t", {"center": 0.1, "scale": 0.2, "degrees": 4.0}),
    Uncertainty("discrete", {}, values=(1.0, 4.0, 9.0), weights=(0.3, 0.5, 0.2)),
]
SCORES = (-2.5, -1.2815515655446004, -0.3, 0.0, 0.8, 1.2815515655446004, 2.5)

YEARS = range(2027, 2047)


@pytest.mark.parametrize("drawn", SHAPES, ids=lambda one: one.shape)
@pytest.mark.parametrize("score", SCORES)
def test_a_percentile_is_the_number_at_its_score(drawn: Uncertainty, score: float) -> None:
    expected = float(number_at(drawn, np.array([score]))[0])
    found = percentile_of(drawn, float(ndtr(score)))
    assert found == pytest.approx(expected, rel=1e-7, abs=1e-10)


@pytest.mark.parametrize("lasting", [0.0, 0.6])
def test_the_level_of_a_shift_is_the_mean_of_shocks_that_share_it(lasting: float) -> None:
    drawn = Uncertainty("normal", {"mean": 0.01, "sigma": 0.1}, "shift", lasting)
    scores = around_a_level(np.array([1.0]), {year: np.zeros(1) for year in YEARS})
    mean = np.mean([one[0] for one in process(drawn, scores).values()])
    assert level_of(drawn, float(ndtr(1.0)), len(YEARS)) == pytest.approx(float(mean), rel=1e-9)


@pytest.mark.parametrize("lasting", [0.0, 0.6])
def test_the_level_of_a_factor_is_the_mean_over_what_else_is_drawn(lasting: float) -> None:
    """Above the factor of the mean; 20,000 worlds say by how much."""
    drawn = Uncertainty("lognormal", {"median": 1.1, "sigma": 0.2}, "factor", lasting)
    random = np.random.default_rng(5)
    shocks = {year: random.standard_normal(20_000) for year in YEARS}
    by_year = process(drawn, around_a_level(np.full(20_000, 1.0), shocks))
    mean = np.mean([*by_year.values()])
    assert level_of(drawn, float(ndtr(1.0)), len(YEARS)) == pytest.approx(float(mean), rel=0.01)


def test_the_level_of_one_year_is_the_shock_itself() -> None:
    drawn = Uncertainty("normal", {"mean": 0.0, "sigma": 0.1}, "shift", 0.5)
    assert level_of(drawn, 0.9, 1) == pytest.approx(percentile_of(drawn, 0.9))
