"""Many paths at once: each is what it would be alone, and what is certain is worked out once."""

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from fundmodel.run_paths.numbers import Numbers
from tests.toy_fund.paths import evaluate_with
from tests.toy_fund.stages import toy_model, toy_run

PATHS = 300
ROUNDING = 1e-12


@cache
def draws() -> tuple[dict[str, Numbers], dict[str, dict[int, Numbers]]]:
    """Rates, whole numbers, choices, lags and members' numbers, all drawn."""
    random = np.random.default_rng(7)
    return {
        "deposit_rate": random.uniform(0.001, 0.2, PATHS),
        "storm_quarter": random.integers(1, 12, PATHS),
        "extra_delay": random.integers(0, 4, PATHS),
        "flagship": random.integers(1, 5, PATHS),
        "toll_policy": random.integers(1, 4, PATHS),
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


@cache
def alone(path: int) -> dict[str, Numbers]:
    values, series = draws()
    one = {name: array[..., path : path + 1] for name, array in values.items()}
    years = {
        name: {
            year: number[path : path + 1] if isinstance(number, np.ndarray) else number
            for year, number in table.items()
        }
        for name, table in series.items()
    }
    return evaluate_with(toy_model(), one, years)


@pytest.mark.parametrize("name", toy_model().lines)
def test_each_path_is_what_it_would_be_alone(name: str) -> None:
    single = np.concatenate([alone(path)[name] for path in range(PATHS)], axis=-1)
    wide = np.broadcast_to(many()[name], single.shape)
    scale = np.nanmax(np.abs(single), axis=0, keepdims=True, initial=0.0)
    assert np.array_equal(np.isnan(wide), np.isnan(single))
    distance = np.abs(np.nan_to_num(wide) - np.nan_to_num(single))
    assert (distance <= ROUNDING * np.maximum(scale, 1)).all()


def test_single_paths_differ_from_each_other() -> None:
    assert len(np.unique(many()["reserve_at_the_end"])) == PATHS


@pytest.mark.parametrize("name", toy_model().lines)
def test_what_no_uncertain_number_reaches_is_worked_out_once(name: str) -> None:
    values, series = draws()
    reached = _reached_by({*values, *series})
    model = toy_model()
    periods = 1 if model.is_result(name) else 11
    members = len(model.members(name))
    assert many()[name].shape == (periods, members, PATHS if name in reached else 1)


CERTAIN = {"quarter", "year", "is_year_end", "wreck_probability", "surviving_share",
           "is_first_quarter", "quarter_of_cycle"}  # fmt: skip


def test_the_certain_lines_of_the_toy() -> None:
    widths = {name: many()[name].shape[-1] for name in toy_model().lines}
    assert {name for name, width in widths.items() if width == 1} >= CERTAIN
    assert {widths[name] for name in ("discount_factor", "reserve", "tolls_received")} == {PATHS}


def test_without_draws_nothing_is_wide() -> None:
    assert {array.shape[-1] for array in toy_run().arrays.values() if array.ndim == 3} == {1}


def _reached_by(uncertain: set[str]) -> set[str]:
    """All names that depend on one of these, found by following every use."""
    reached, before = set(uncertain), -1
    while len(reached) != before:
        before = len(reached)
        reached |= {name for name in toy_model().lines if reached & set(_needs(name))}
    return reached


def _needs(name: str) -> Iterator[str]:
    line = toy_model().lines[name]
    yield from line.definition.arguments
    yield str(line.definition.opening)
