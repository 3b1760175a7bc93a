"""An earlier stop of commitments: never more disbursed."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.read_assumptions import Assumptions
from tests.properties.draws import BASE, SCENARIOS, Changes, changes, run_with
from tests.thorough import examples, mostly_thorough

FIRST, LAST, STEP = 2028, 2046, 6
SLACK = 1e-6


def disbursed(changed: Changes, scenario: Assumptions, stop: int) -> np.ndarray:
    """Disbursed to date by quarter, where nothing is committed from a year on."""
    allowed = {year: float(year < stop) for year in range(2027, 2057)}
    run = run_with({**changed, "commitments_allowed": allowed}, scenario)
    return run.arrays["disbursed_to_date"][:, 0, 0]


@pytest.mark.parametrize(
    "scenario", mostly_thorough(SCENARIOS, ["low_absorption", "renewed_war_2030"])
)
def test_in_each_scenario(scenario: str) -> None:
    stops = range(FIRST, LAST + 1, STEP)
    rows = [disbursed({}, SCENARIOS[scenario], stop) for stop in stops]
    for earlier, later in pairwise(rows):
        assert (earlier <= later + SLACK).all()


@given(
    drawn=changes(without=("commitments_allowed",)),
    earlier=st.integers(FIRST, LAST),
    later=st.integers(FIRST, LAST),
)
@examples(60)
def test_whatever_the_numbers(drawn: Changes, earlier: int, later: int) -> None:
    one, other = (disbursed(drawn, BASE, stop) for stop in sorted((earlier, later)))
    assert one[-1] <= other[-1] + SLACK
