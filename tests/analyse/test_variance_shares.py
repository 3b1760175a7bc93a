"""Shares of a variance that are known on paper, and a design that is SALib's."""

import numpy as np
import pytest
from SALib.sample import sobol

from fundmodel.analyse import factors as machinery
from fundmodel.analyse.factors import Factors
from fundmodel.analyse.global_sensitivity import Effort, Found, found_by
from fundmodel.analyse.variance_shares import Shares, groups_of, saltelli, sobol_points
from fundmodel.simulation.streams import key_of
from tests.analyse.known_functions import (
    Function,
    found,
    g_function,
    ishigami,
    of,
    of_g_function,
    of_ishigami,
)

RUNS = 20_000
SEEDS = range(10)


def _in_order(one: Found) -> Shares:
    """The shares in the order of the factors, all others last."""
    (shares,) = one.shares.values()
    order = [*np.argsort(one.survivors), *range(len(one.survivors), one.groups)]
    fields = (shares.first, shares.first_error, shares.total, shares.total_error)
    return Shares(*(field[order] for field in fields), shares.mean, shares.deviation)


def _within(one: Found, first: np.ndarray, total: np.ndarray) -> list[bool]:
    mine = _in_order(one)
    told = [*(np.abs(mine.first - first) <= mine.first_error)]
    return [bool(hit) for hit in (*told, *(np.abs(mine.total - total) <= mine.total_error))]


def test_ishigami_is_within_its_intervals() -> None:
    one = found(ishigami, 3, Effort(RUNS))
    assert all(_within(one, *of_ishigami()))
    assert of_ishigami()[0].round(4).tolist() == [0.3139, 0.4424, 0]
    assert of_ishigami()[1].round(4).tolist() == [0.5576, 0.4424, 0.2437]
    assert _in_order(one).first_error.max() < 0.04  # narrow ones, at that
    assert _in_order(one).total_error.max() < 0.06


def test_the_g_function_is_within_its_intervals() -> None:
    """The four that hardly count are one group, whose share is known too."""
    one = found(g_function, 8, Effort(RUNS))
    assert set(one.survivors) == {0, 1, 2, 3}
    assert all(_within(one, *of_g_function(4)))
    assert _in_order(one).total_error.max() < 0.06
    (shares,) = one.shares.values()
    variance = np.prod(1 + 1 / (3 * (1 + np.array([0, 1, 4.5, 9, 99, 99, 99, 99])) ** 2)) - 1
    assert shares.mean == pytest.approx(1, abs=0.02)
    assert shares.deviation**2 == pytest.approx(variance, rel=0.03)


@pytest.mark.parametrize(
    ("function", "known"), [(ishigami, of_ishigami()), (g_function, of_g_function(4))]
)
def test_intervals_hold_what_they_say_whatever_the_seed(
    function: Function, known: tuple[np.ndarray, np.ndarray]
) -> None:
    count = 3 if function is ishigami else 8
    hits = [hit for seed in SEEDS for hit in _within(found(function, count, Effort(4_000, seed)),
                                                     *known)]  # fmt: skip
    assert np.mean(hits) >= 0.9


def test_a_sum_has_the_shares_of_its_parts() -> None:
    """Of 3a + 4b: variances are as 9 to 16, and nothing comes of interactions."""
    one = found(lambda table: table @ [3.0, 4.0], 2, Effort(8_000))
    shares = _in_order(one)
    assert shares.first == pytest.approx([0.36, 0.64], abs=0.03)
    assert shares.total == pytest.approx([0.36, 0.64], abs=0.03)
    assert shares.mean == pytest.approx(3.5, abs=0.01)
    assert shares.deviation == pytest.approx(np.sqrt(25 / 12), rel=0.01)


def test_a_product_of_centred_numbers_is_nothing_but_interaction() -> None:
    """Of (a - 1/2)(b - 1/2): neither brings anything alone, and both are needed."""
    one = found(lambda table: (table[:, 0] - 0.5) * (table[:, 1] - 0.5), 2, Effort(8_000))
    shares = _in_order(one)
    assert shares.first == pytest.approx([0, 0], abs=0.05)
    assert shares.total == pytest.approx([1, 1], abs=0.07)


def test_further_columns_count_for_their_factor() -> None:
    """Of a + a' + b, where a' belongs to a: two thirds of the variance, and a third."""
    both = found_by(Factors(("a", "b"), (0,)), of(y=lambda table: table.sum(axis=1)), 1,
                    Effort(8_000))  # fmt: skip
    shares = _in_order(both)
    assert shares.first == pytest.approx([2 / 3, 1 / 3], abs=0.03)
    assert shares.total == pytest.approx([2 / 3, 1 / 3], abs=0.03)
    assert both.screening["y"].mu == pytest.approx([0.9, 0.9])  # of the first columns alone


def test_what_drives_one_result_is_told_though_it_does_nothing_to_another() -> None:
    functions = of(p=lambda table: 1e6 * table[:, 0], q=lambda table: 1e-6 * table[:, 5])
    names = tuple("abcdef")
    one = found_by(Factors(names), functions, 2, Effort(4_000))
    assert one.kept == {"p": (0,), "q": (5,)}
    assert one.survivors == (0, 5)
    assert one.shares["p"].total == pytest.approx([1, 0, 0], abs=0.05)
    assert one.shares["q"].total == pytest.approx([0, 1, 0], abs=0.05)


def test_runs_are_those_of_salib() -> None:
    """To the last bit, whatever the length of a table."""
    factors = Factors(("a", "b", "c"))
    groups = groups_of(factors, [0, 1, 2])
    points = sobol_points(factors, groups, 64, 7)
    mine = np.vstack(list(saltelli(groups, points)))
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0.0, 1.0]] * 3}
    seed = key_of(7, "samples")
    theirs = sobol.sample(problem, 64, calc_second_order=False, seed=seed)
    assert np.array_equal(mine, theirs)


def test_groups_move_as_one() -> None:
    factors = Factors(("a", "b", "c", "d"), (1, 3))
    groups = groups_of(factors, [1])
    assert [columns.tolist() for columns in groups] == [[1, 4], [0, 2, 3, 5]]
    a, b = np.zeros((1, 6)), np.ones((1, 6))
    (table,) = saltelli(groups, (a, b))
    expected = [[0] * 6, [0, 1, 0, 0, 1, 0], [1, 0, 1, 1, 0, 1], [1] * 6]
    assert table.tolist() == expected


def test_the_length_of_tables_moves_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found(g_function, 8, Effort(3_000))
    for module in ("screening", "variance_shares"):
        monkeypatch.setattr(f"fundmodel.analyse.{module}.BLOCK", 100)
    parts = found(g_function, 8, Effort(3_000))
    assert np.array_equal(whole.shares["y"].total, parts.shares["y"].total)
    assert np.array_equal(whole.screening["y"].mu_star, parts.screening["y"].mu_star)
    assert machinery.BLOCK >= 1_000


@pytest.mark.parametrize("seed", [0, 1, -5, 2**70])
def test_a_seed_says_everything(seed: int) -> None:
    """The intervals too, of which SALib would draw others for a seed of 0."""
    one, again = (found(ishigami, 3, Effort(2_000, seed)).shares["y"] for _ in range(2))
    other = found(ishigami, 3, Effort(2_000, seed + 1)).shares["y"]
    for name in ("first", "first_error", "total", "total_error"):
        assert np.array_equal(getattr(one, name), getattr(again, name))
        assert not np.array_equal(getattr(one, name), getattr(other, name))
