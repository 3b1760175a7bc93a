"""No line by quarter is zero in every scenario that is shipped: each can be seen at work."""

import numpy as np
import pytest

import fundmodel
from fundmodel.build_model.model import Model
from fundmodel.read_assumptions import scenario_names

MAY_BE_ZERO = ("check", "alert", "result")
SEEN_BY_NO_SCENARIO = {"arrears_written_off"}
"""What no scenario shows yet; whoever adds one takes the name out."""


@pytest.fixture(scope="module")
def model() -> Model:
    return fundmodel.model_of(fundmodel.load("base"))


@pytest.fixture(scope="module")
def largest(model: Model) -> dict[str, float]:
    """Line -> its largest number in all scenarios, quarters and members."""
    lines = [name for name, line in model.lines.items() if line.kind not in MAY_BE_ZERO]
    found = dict.fromkeys(lines, 0.0)
    for scenario in ("base", *scenario_names()):
        arrays = fundmodel.run(fundmodel.load(scenario)).arrays
        for name in found:
            found[name] = max(found[name], float(np.abs(arrays[name]).max()))
    return found


def test_every_line_is_at_work_in_some_scenario(largest: dict[str, float]) -> None:
    tolerance = fundmodel.load("base").number("check_tolerance")
    assert {name for name, size in largest.items() if size <= tolerance} == SEEN_BY_NO_SCENARIO
