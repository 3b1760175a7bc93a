"""Published tail measures, kernels and indices, each test named after its published number."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import special, stats

from fundmodel.measures import expected_shortfall, percentile

FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)
VARIANCE = 13.8446


def test_p15_percentile_inclusive() -> None:
    """P15: Microsoft, PERCENTILE.INC function."""
    assert percentile([1, 2, 3, 4], 0.3) == pytest.approx(1.9, rel=0, abs=1e-9)


def test_p34_mean_of_the_five_largest_of_250_losses() -> None:
    """P34: practice item of PRMIA; five losses are the worst 2 % of 250."""
    losses = [16, 20, 17, 19, 19, *np.linspace(-15, 15, 245)]
    assert expected_shortfall(losses, 0.98) == pytest.approx(18.2, rel=0, abs=1e-9)


@pytest.mark.parametrize(("level", "printed"), [(0.975, 2.338), (0.99, 2.665)])
def test_p34_standard_normal(level: float, printed: float) -> None:
    """P34: formula page on expected shortfall; a million evenly spaced quantiles stand for it."""
    quantiles = special.ndtri((np.arange(1_000_000) + 0.5) / 1_000_000)
    density = np.exp(-(special.ndtri(level) ** 2) / 2) / np.sqrt(2 * np.pi)
    found = expected_shortfall(quantiles, level)
    assert found == pytest.approx(printed, rel=0, abs=5e-4)
    assert found == pytest.approx(density / (1 - level), rel=0, abs=5e-5)


def test_p36_beta_and_gamma_of_scipy() -> None:
    """P36: Microsoft, BETADIST and GAMMA.DIST functions."""
    beta = special.betainc(8, 10, (2 - 1) / (3 - 1))
    gamma = special.gammainc(9, 10.00001131 / 2)
    assert beta == pytest.approx(0.685470581, rel=0, abs=5e-10)
    assert gamma == pytest.approx(0.068094, rel=0, abs=5e-7)


def test_p36_their_inverses() -> None:
    """P36: Microsoft; the draws of a share or a delay go from the probability to the number."""
    assert special.betaincinv(8, 10, 0.685470581) == pytest.approx(0.5, rel=0, abs=5e-10)
    assert 2 * special.gammaincinv(9, 0.068094) == pytest.approx(10.0, rel=0, abs=5e-5)


def test_p36_gamma_density_of_scipy() -> None:
    """P36: Microsoft, GAMMA.DIST function, not cumulative."""
    density = stats.gamma.pdf(10.00001131, 9, scale=2)
    assert density == pytest.approx(0.032639, rel=0, abs=5e-7)


def _ishigami(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The function of Ishigami and Homma with a = 7 and b = 0.1; shape (3, ...)."""
    value: NDArray[np.float64] = np.sin(x[0]) * (1 + 0.1 * x[2] ** 4) + 7 * np.sin(x[1]) ** 2
    return value


def test_p36b_ishigami_by_integration() -> None:
    """P36b: Saltelli and others (2008), as in the tests of SALib; integrals of the function."""
    nodes, weights = np.polynomial.legendre.leggauss(40)
    weights = weights / 2
    value = _ishigami(np.array(np.meshgrid(*[np.pi * nodes] * 3, indexing="ij")))
    mean = np.einsum("ijk,i,j,k", value, weights, weights, weights)
    square = np.einsum("ijk,i,j,k", (value - mean) ** 2, weights, weights, weights)
    assert square == pytest.approx(VARIANCE, rel=0, abs=5e-5)
    for place, (first, total) in enumerate(zip(FIRST, TOTAL, strict=True)):
        own = np.moveaxis(value, place, 0)
        given_it = np.einsum("ijk,j,k->i", own, weights, weights) - mean
        given_others = np.einsum("ijk,i->jk", own, weights) - mean
        explained = weights @ given_it**2
        left = square - np.einsum("jk,j,k", given_others**2, weights, weights)
        assert explained / square == pytest.approx(first, rel=0, abs=5e-5)
        assert left / square == pytest.approx(total, rel=0, abs=5e-5)


def test_p36b_ishigami_by_sampling() -> None:
    """P36b: Saltelli and others (2008); the published ones lie in the interval of the estimate."""
    found = stats.sobol_indices(
        func=_ishigami, n=4096, dists=[stats.uniform(-np.pi, 2 * np.pi)] * 3, random_state=1
    )
    np.random.seed(1)  # noqa: NPY002  (the bootstrap takes no generator of its own)
    intervals = found.bootstrap(confidence_level=0.99, n_resamples=500)
    for index, published in (("first_order", FIRST), ("total_order", TOTAL)):
        interval = getattr(intervals, index).confidence_interval
        assert np.all(interval.low <= np.array(published) + 5e-5), index
        assert np.all(np.array(published) - 5e-5 <= interval.high), index
        assert np.all(interval.high - interval.low < 0.12), index
