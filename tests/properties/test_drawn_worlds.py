"""Worlds in which every number is drawn at once, and wars begin by their hazard."""

from functools import cache

import numpy as np
import pytest

import fundmodel
from fundmodel.read_assumptions import scenario_names
from fundmodel.run_paths.evaluate import Paths, evaluate
from tests.properties.drawn_worlds import Worlds
from tests.thorough import mostly_thorough

PATHS, SEED = 100, 20_261_126
SOME = ("ppp_and_euro_loans", "weak_pledges")
MANY = 1_000


@cache
def drawn(scenario: str, paths: int = PATHS) -> tuple[Worlds, Paths]:
    chosen = fundmodel.load(scenario)
    worlds = Worlds(chosen, paths, SEED)
    return worlds, evaluate(fundmodel.model_of(chosen), worlds.inputs)


@pytest.mark.parametrize("name", mostly_thorough(("base", *scenario_names()), ("base", *SOME)))
def test_every_check_holds_in_every_drawn_world(name: str) -> None:
    worlds, paths = drawn(name)
    tolerance = worlds.assumptions.number("check_tolerance")
    assert paths.passed(tolerance).all()


def test_one_world_in_five_has_peace_for_thirty_years() -> None:
    worlds, _ = drawn("base", MANY)
    wars = worlds.inputs["event_start"][0]
    # 0.95^30 = 0.21 at the stated hazard; not to know it makes peace a little likelier
    assert (wars == 0).mean() == pytest.approx(0.23, abs=0.04)


def test_the_stated_path_is_better_than_what_is_expected() -> None:
    worlds, paths = drawn("base", MANY)
    stated = fundmodel.run(worlds.assumptions)
    for name in ("ukraine_gain", "us_take_present_value", "needs_covered_by_2036"):
        numbers = paths.results[name]
        assert numbers.mean() < stated.results[name]
        assert np.percentile(numbers, 5) < stated.results[name]


def test_recovery_falls_as_default_rises() -> None:
    worlds, _ = drawn("base", MANY)
    default, recovery = (worlds.inputs[name][0] for name in ("default_rate", "recovery_rate"))
    # Pearson's correlation of what is drawn is a little weaker than that of the normal scores
    assert -0.56 < np.corrcoef(default, recovery)[0, 1] < -0.42


def test_returns_of_windows_move_in_part_together() -> None:
    worlds, _ = drawn("base", MANY)
    together = np.corrcoef(worlds.inputs["equity_total_return"])
    apart = together[~np.eye(len(together), dtype=bool)]
    assert apart == pytest.approx(0.5, abs=0.1)
