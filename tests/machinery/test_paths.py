"""Many paths at once: each is what it would be alone, wherever it stands, to the last bit."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest

from fundmodel.run_paths.evaluate import PAIRS, Progress, evaluate, keep_of
from fundmodel.run_paths.numbers import Numbers
from tests.toy_fund.paths import evaluate_with, toy_inputs
from tests.toy_fund.stages import toy_model, toy_run

PATHS = 301
"""Several blocks, and one path more than whole pairs."""


@cache
def draws() -> tuple[dict[str, Numbers], dict[str, dict[int, Any]]]:
    """Rates, whole numbers, choices, lags, dates, ranks and members' numbers, all drawn."""
    random = np.random.default_rng(7)
    return {
        "deposit_rate": random.uniform(0.001, 0.2, PATHS),
        "wreck_rate": random.uniform(0.0, 0.5, PATHS),
        "storm_quarter": random.integers(1, 12, PATHS),
        "extra_delay": random.integers(0, 4, PATHS),
        "flagship": random.integers(1, 5, PATHS),
        "toll_policy": random.integers(1, 4, PATHS),
        "opening_date": 47118.0 + random.integers(0, 900, PATHS),
        "damage": random.uniform(0, 9, (4, PATHS)),
        "keeper_rank": random.integers(1, 4, (4, PATHS)),
        "port_rank": random.integers(1, 4, (3, PATHS)),
        "boat_life": random.integers(1, 5, PATHS),
        "toll_delay": random.integers(1, 8, (4, PATHS)),
        "price_index_opening": random.uniform(0.9, 1.3, PATHS),
    }, {"ship_growth": {2029: random.uniform(-0.2, 0.2, PATHS), 2031: 0.01}}


@cache
def many() -> dict[str, Numbers]:
    return evaluate_with(toy_model(), *draws())


def some(paths: Any) -> tuple[dict[str, Numbers], dict[str, dict[int, Any]]]:
    """The draws of some paths, in an order."""
    values, series = draws()
    years = {
        name: {year: _some(number, paths) for year, number in table.items()}
        for name, table in series.items()
    }
    return {name: _some(array, paths) for name, array in values.items()}, years


def _some(number: Any, paths: Any) -> Any:
    return number[..., paths] if isinstance(number, np.ndarray) else number


@cache
def alone(path: int) -> dict[str, Numbers]:
    return evaluate_with(toy_model(), *some([path]))


def same(found: dict[str, Numbers], paths: Any = slice(None)) -> None:
    """Every line, bit for bit, is what it is among all paths."""
    for name, numbers in many().items():
        assert np.array_equal(found[name], numbers[..., paths], equal_nan=True), name


@pytest.mark.parametrize("name", toy_model().lines)
def test_each_path_is_what_it_would_be_alone(name: str) -> None:
    single = np.concatenate([alone(path)[name] for path in range(PATHS)], axis=-1)
    assert np.array_equal(many()[name], single, equal_nan=True)


def test_a_single_path_is_what_a_run_gives() -> None:
    found, arrays = evaluate_with(toy_model()), toy_run().arrays
    assert set(toy_model().lines) <= set(found)
    for name in found:
        assert np.array_equal(found[name], arrays[name], equal_nan=True), name


@pytest.mark.parametrize(
    "paths",
    [
        np.arange(PATHS)[::-1],
        np.random.default_rng(1).permutation(PATHS),
        np.arange(1, PATHS),
        np.arange(3),
        np.array([7] * 5),
        np.arange(2 * PAIRS + 1),
    ],
    ids=["reversed", "shuffled", "without the first", "three", "five times one", "a block and one"],
)
def test_the_order_of_paths_moves_no_digit(paths: np.ndarray) -> None:
    same(evaluate_with(toy_model(), *some(paths)), paths)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_the_number_of_threads_moves_no_digit(threads: int) -> None:
    same(evaluate_with(toy_model(), *draws(), threads=threads))


@pytest.mark.parametrize("pairs", [1, 2, 7, 4_000])
def test_the_size_of_a_block_moves_no_digit(pairs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fundmodel.run_paths.evaluate.PAIRS", pairs)
    same(evaluate_with(toy_model(), *draws()))


def test_a_thread_holds_little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a path leaves much behind a block has fewer of them, and the digits are the same."""
    for most, paths_at_once in ((1, 2), (200_000, 12), (10**9, 2 * PAIRS)):
        monkeypatch.setattr("fundmodel.run_paths.evaluate.MOST_BYTES", most)
        told: list[tuple[int, int]] = []
        same(evaluate_with(toy_model(), *draws(), progress=_listing(told)))
        assert told[0][0] == pytest.approx(paths_at_once, abs=4 if most == 200_000 else 0)
        assert told[-1] == (PATHS, PATHS)


def _listing(told: list[tuple[int, int]]) -> Progress:
    return lambda *numbers: told.append(numbers)


@pytest.mark.parametrize("keep", ["reserve", "results", "checks", "everything"])
def test_one_name_may_stand_without_brackets(keep: str) -> None:
    assert keep_of(toy_model(), keep) == keep_of(toy_model(), [keep])


def test_nothing_may_be_kept() -> None:
    found = evaluate(toy_model(), toy_inputs(toy_model(), *draws()), [])
    assert (found.results, found.lines, found.worst) == ({}, {}, {})
    assert found.passed(0).all()


@pytest.mark.parametrize("name", toy_model().lines)
def test_a_line_is_the_same_whatever_is_kept_besides(name: str) -> None:
    kept = evaluate(toy_model(), toy_inputs(toy_model(), *draws()), [name])
    everything = many()[name]
    if name in kept.results:
        assert np.array_equal(kept.results[name][None], everything, equal_nan=True)
    elif name in kept.worst:
        assert np.array_equal(kept.worst[name], np.abs(everything).max(axis=(0, 1)))
    else:
        assert np.array_equal(kept.lines[name], everything, equal_nan=True)
    assert len({**kept.results, **kept.lines, **kept.worst}) == 1


def test_results_and_checks_alone_are_those_of_everything() -> None:
    inputs = toy_inputs(toy_model(), *draws())
    few, all_of_it = evaluate(toy_model(), inputs), evaluate(toy_model(), inputs, ["everything"])
    assert few.lines == {}
    for one, other in ((few.results, all_of_it.results), (few.worst, all_of_it.worst)):
        assert list(one) == list(other)
        assert all(np.array_equal(one[name], other[name], equal_nan=True) for name in one)


def test_single_paths_differ_from_each_other() -> None:
    assert len(np.unique(many()["reserve_at_the_end"])) == PATHS


@pytest.mark.parametrize("name", toy_model().lines)
def test_what_no_uncertain_number_reaches_is_the_same_on_all_paths(name: str) -> None:
    values, series = draws()
    model, numbers = toy_model(), many()[name]
    periods = 1 if model.is_result(name) else 11
    assert numbers.shape == (periods, len(model.members(name)), PATHS)
    if name not in _reached_by({*values, *series}):
        alike = np.broadcast_to(numbers[..., :1], numbers.shape)
        assert np.array_equal(numbers, alike, equal_nan=True)


CERTAIN = {"quarter", "is_first_quarter"}


def test_the_certain_lines_of_the_toy() -> None:
    """Those of the calendar; and what is drawn does reach the others."""
    values, series = draws()
    certain = set(toy_model().lines) - _reached_by({*values, *series})
    assert certain >= CERTAIN
    for name in ("discount_factor", "reserve", "tolls_received", "quarter_end", "surviving_share"):
        assert len(np.unique(many()[name][-1, 0])) > 1, name


def _reached_by(uncertain: set[str]) -> set[str]:
    """All names that depend on one of these, found by following every use."""
    reached, before = set(uncertain), -1
    while len(reached) != before:
        before = len(reached)
        reached |= {name for name in toy_model().lines if reached & set(_needs(name))}
    return reached


def _needs(name: str) -> Iterator[str]:
    """A series depends on the line that says which year it is."""
    line = toy_model().lines[name]
    yield from line.definition.arguments
    yield str(line.definition.opening)
    if any(toy_model().is_by_year(one) for one in line.definition.arguments):
        yield toy_model().calendar.year
