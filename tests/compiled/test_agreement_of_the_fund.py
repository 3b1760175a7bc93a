"""Every row of the fund, as the engine and as the plain reading have it: scenarios and draws."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model.units import is_whole
from fundmodel.fund.front_pages import READINGS
from fundmodel.read_assumptions import Assumptions, Metadata, scenario_names
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from tests.compiled.agreement import Agreement, both, side_by_side
from tests.every_line import every_line

AT_ONCE = 90
"""Paths: the plain reading keeps every line of every quarter."""
QUICK = ("base", "contributors_lend_and_guarantee")
DRAWN, FEW = 200, 2
SLACK = 100.0
"""Powers differ in a last digit here and there, and remainders of large numbers show it."""
Set = dict[str, Any]


@cache
def base() -> Assumptions:
    return fundmodel.load("base")


def set_of(name: str) -> Set:
    return inputs_of(fundmodel.model_of(base()), fundmodel.load(name))


def compared(sets: list[Set], slack: float) -> Agreement:
    """All sets, as paths side by side, in blocks."""
    model, total = fundmodel.model_of(base()), Agreement()
    for first in range(0, len(sets), AT_ONCE):
        block = sets[first : first + AT_ONCE]
        periods = int(block[0][model.calendar.number_of_quarters])
        report = both(model, side_by_side(block), periods, slack)
        total.cells, total.equal = total.cells + report.cells, total.equal + report.equal
        total.apart |= report.apart
    return total


def agrees(sets: list[Set], figure: Callable[[str], None], slack: float = 1.0) -> None:
    report = compared(sets, slack)
    figure(f"{len(sets)} paths: {report}")
    assert report.cells > 100_000 * len(sets)
    assert not report.apart
    assert report.equal > 0.99 * report.cells


def test_every_row_of_base_and_a_scenario(figure: Callable[[str], None]) -> None:
    agrees([set_of(name) for name in QUICK], figure)


@pytest.mark.thorough
def test_every_row_of_all_scenarios_and_readings(figure: Callable[[str], None]) -> None:
    sets = []
    for name in ("base", *scenario_names()):
        numbers = set_of(name)
        options = fundmodel.model_of(base()).inputs[READINGS.choice].options
        sets += [{**numbers, READINGS.choice: float(code)} for code in range(1, len(options) + 1)]
    assert len(sets) >= 400
    agrees(sets, figure)


def test_a_few_drawn_sets(figure: Callable[[str], None]) -> None:
    agrees(list(drawn(FEW, seed=1)), figure, slack=SLACK)


@pytest.mark.thorough
def test_two_hundred_drawn_sets(figure: Callable[[str], None]) -> None:
    agrees(list(drawn(DRAWN, seed=2)), figure, slack=SLACK)


def drawn(count: int, seed: int) -> Iterator[Set]:
    """Sets with every number that describes a world drawn; one that cannot be run is left out.

    Half of them draw anywhere in the plausible ranges, half within a tenth of the range around
    base, where what happens is more like a fund.
    """
    random, found = np.random.default_rng(seed), 0
    for attempt in range(2 * count):
        numbers = _drawn_set(random, share=1.0 if attempt % 2 else 0.1)
        try:
            every_line(fundmodel.model_of(base()), numbers)
        except NotFinite:
            continue
        yield numbers
        found += 1
        if found == count:
            return
    raise AssertionError(f"only {found} of {2 * count} sets could be run")


def _drawn_set(random: np.random.Generator, share: float) -> Set:
    numbers: Set = inputs_of(fundmodel.model_of(base()), base())
    for name, stated in numbers.items():
        item = base().named(name)
        if getattr(item, "structural", False) or item.metadata.grade == "definition":
            continue
        if isinstance(stated, Mapping):
            numbers[name] = {
                year: _number(random, item.metadata, number, share)
                for year, number in stated.items()
            }
        elif hasattr(item, "members"):
            if not item.adds_to_one:
                numbers[name] = [
                    _number(random, item.metadata_of(one), number, share)
                    for one, number in zip(item.members, stated, strict=True)
                ]
        else:
            numbers[name] = _number(random, item.metadata, stated, share)
    return numbers


def _number(random: np.random.Generator, metadata: Metadata, stated: float, share: float) -> float:
    low, high = (float(end) for end in metadata.plausible)
    width = share * (high - low) / (2 if share < 1 else 1)
    low, high = max(low, stated - width), min(high, stated + width)
    if is_whole(metadata.unit):
        return float(random.integers(round(np.ceil(low)), round(np.floor(high)), endpoint=True))
    return float(random.uniform(low, high))
