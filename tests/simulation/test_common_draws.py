"""Each scenario has the draws of base: what it fixes or drops moves no other number."""

from functools import lru_cache

import numpy as np
import pytest

import fundmodel
from fundmodel.read_assumptions import scenario_names
from fundmodel.run_paths.numbers import Numbers
from fundmodel.simulation.asked import Asked
from fundmodel.simulation.drawn_events import events_of
from fundmodel.simulation.drawn_scores import scores_of
from fundmodel.simulation.one_block import worlds_of
from tests.simulation.as_stated import with_draws_of
from tests.thorough import mostly_thorough

BASE = fundmodel.load("base")
PATHS = 128
FIX_OF_A_GROUP = ["cash_runs_short", "high_return"]
"""They fix numbers of correlated groups and events."""
YEARS = (2027, 2028)


@lru_cache(maxsize=2)
def _drawn(scenario: str) -> dict[str, Numbers]:
    """Random numbers by name, in normal scores and as numbers; events as numbers alone."""
    found = BASE if scenario == "base" else fundmodel.load(scenario)
    asked = Asked(PATHS, 1, "sobol", (), event_lines=fundmodel.front_pages().event_lines)
    worlds = worlds_of(fundmodel.model_of(found), found, asked)
    scores = scores_of(found, worlds.streams, YEARS, 0, PATHS)
    by_year = {
        f"{name} of {year}": row
        for name, rows in scores.by_year.items()
        for year, row in rows.items()
    }
    return (
        {f"score of {name}": row for name, row in scores.once.items()}
        | by_year
        | dict(worlds.block(0, PATHS).drawn)
    )


@pytest.mark.parametrize(
    "scenario", mostly_thorough(scenario_names(BASE.directory), FIX_OF_A_GROUP)
)
def test_a_scenario_has_the_draws_of_base(scenario: str) -> None:
    """But for events that wait for one that is told, or whose hazard begins with another date."""
    found, base = fundmodel.load(scenario), _drawn("base")
    mine = _drawn(scenario)
    common = mine.keys() & base.keys()
    moved = {name for name in common if not np.array_equal(mine[name], base[name])}
    told = {name for name in events_of(found) if name not in found.passages}
    may_move = set(found.passages) if told or scenario == "signed_2028" else set()
    assert moved <= may_move
    assert len(common) > 100


def test_whatever_number_is_fixed_the_rest_of_its_group_is_drawn_as_before() -> None:
    base, compared = _drawn("base"), 0
    for group in BASE.correlations.values():
        for name in group.numbers:
            left = [one for one in group.numbers if one != name and one in BASE.draws]
            fewer = with_draws_of(BASE, *(BASE.draws[one].assumption for one in left))
            kept = [one for one in left if one in fewer.draws]
            asked = Asked(PATHS, 1, "sobol", ())
            streams = worlds_of(fundmodel.model_of(BASE), fewer, asked).streams
            scores = scores_of(fewer, streams, YEARS, 0, PATHS).once
            assert all(np.array_equal(scores[one], base[f"score of {one}"]) for one in kept)
            compared += len(kept)
    assert compared > 10


def test_peace_that_is_told_is_peace_for_good() -> None:
    """No second war without a first; suspensions are as they were."""
    peace = BASE.changed({"event_start[First war]": 0})
    lines = fundmodel.front_pages().event_lines
    asked = Asked(PATHS, 1, "sobol", (), event_lines=lines)
    block = worlds_of(fundmodel.model_of(BASE), peace, asked).block(0, PATHS)
    assert set(block.drawn["event_start[Second war]"]) == {121.0}
    suspended = "event_start[First suspension]"
    assert np.array_equal(block.drawn[suspended], _drawn("base")[suspended])
