"""Numbers that move together, and shocks by year."""

import numpy as np
import pytest
from scipy import stats

from fundmodel.read_assumptions import Uncertainty
from fundmodel.simulation.correlated import correlated, factor_of, sharing
from fundmodel.simulation.processes import around_a_level, process
from fundmodel.simulation.shapes import number_at
from fundmodel.simulation.streams import Streams

PATHS = 1 << 15
MATRIX = [[1, -0.5, 0.2], [-0.5, 1, 0.3], [0.2, 0.3, 1]]
SIGMAS = 5 / np.sqrt(PATHS)


def _scores(*names: str) -> list[np.ndarray]:
    return [Streams(4).scores(name, 0, PATHS) for name in names]


def test_rank_correlations_are_those_of_the_copula() -> None:
    """Of normal scores with correlation r, Spearman's is 6 / pi * arcsin(r / 2), in any shape."""
    scores = correlated(_scores("a", "b", "c"), MATRIX)
    shapes = [Uncertainty("pert", {"low": 0.0, "mode": 0.1, "high": 1.0}),
              Uncertainty("lognormal", {"median": 2.0, "sigma": 0.8}),
              Uncertainty("uniform", {"low": 0.0, "high": 1.0})]  # fmt: skip
    drawn = [number_at(shape, row) for shape, row in zip(shapes, scores, strict=True)]
    for one in range(3):
        for other in range(one):
            expected = 6 / np.pi * np.arcsin(MATRIX[one][other] / 2)
            found = stats.spearmanr(drawn[one], drawn[other]).statistic
            assert found == pytest.approx(expected, abs=SIGMAS)


def test_marginals_stay_as_they_are() -> None:
    for scores in correlated(_scores("a", "b", "c"), MATRIX):
        assert stats.kstest(scores, "norm").pvalue > 0.001


def test_a_number_at_the_end_of_a_group_moves_none_before_it() -> None:
    two = correlated(_scores("a", "b"), [row[:2] for row in MATRIX[:2]])
    three = correlated(_scores("a", "b", "c"), MATRIX)
    assert all(np.array_equal(one, other) for one, other in zip(two, three, strict=False))


def test_the_factor_is_that_of_numpy() -> None:
    lower = np.linalg.cholesky(np.array(MATRIX))
    for row, expected in zip(factor_of(MATRIX), lower, strict=True):
        np.testing.assert_allclose(row, expected[: len(row)], atol=1e-15)


def test_what_moves_as_one_has_a_factor_too() -> None:
    assert factor_of([[1, 1], [1, 1]]) == [[1.0], [1.0, 0.0]]
    assert factor_of([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]])[2][:2] == [0.5, 0.0]


def test_members_share_a_part() -> None:
    common, *own = _scores("common", "a", "b", "c")
    rows = sharing(own, common, 0.3)
    between = np.corrcoef(rows)[np.triu_indices(3, 1)]
    np.testing.assert_allclose(between, 0.3, atol=SIGMAS)
    np.testing.assert_allclose(np.var(rows, axis=1), 1, atol=SIGMAS * 2)


def _years(name: str, years: range) -> dict[int, np.ndarray]:
    return {year: Streams(4).scores(f"{name}[{year}]", 0, PATHS) for year in years}


def test_years_are_independent_and_their_sum_is_the_level() -> None:
    years = range(2027, 2037)
    (level,) = _scores("rates")
    found = around_a_level(level, _years("rates", years))
    rows = np.array(list(found.values()))
    np.testing.assert_allclose(rows.sum(axis=0) / np.sqrt(len(years)), level, atol=1e-12)
    np.testing.assert_allclose(np.corrcoef(rows), np.eye(len(years)), atol=SIGMAS)
    assert all(stats.kstest(row, "norm").pvalue > 0.001 for row in rows)


def test_a_process_by_hand() -> None:
    """Shocks of 1, 2 and -3 of which half lasts: 1, 2.5, -1.75."""
    shocks = {2027: np.array([1.0]), 2028: np.array([2.0]), 2029: np.array([-3.0])}
    drawn = Uncertainty("normal", {"mean": 0.0, "sigma": 1.0}, "shift", 0.5)
    assert [float(x[0]) for x in process(drawn, shocks).values()] == [1.0, 2.5, -1.75]
    factor = Uncertainty("lognormal", {"median": 1.0, "sigma": 1.0}, "factor", 0.5)
    found = [float(np.log(x[0])) for x in process(factor, shocks).values()]
    assert found == pytest.approx([1.0, 2.5, -1.75])


def test_a_process_settles_at_its_closed_form() -> None:
    """In the long run sigma / sqrt(1 - p^2), and the correlation of neighbours is p."""
    sigma, persistence = 0.01, 0.6
    (level,) = _scores("rates")
    scores = around_a_level(level, _years("rates", range(2027, 2057)))
    drawn = Uncertainty("normal", {"mean": 0.0, "sigma": sigma}, "shift", persistence)
    path = process(drawn, scores)
    expected = sigma / np.sqrt(1 - persistence**2)
    assert path[2056].std() == pytest.approx(expected, rel=2 * SIGMAS)
    assert np.corrcoef(path[2055], path[2056])[0, 1] == pytest.approx(persistence, abs=SIGMAS)
