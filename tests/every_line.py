"""Every line on every path, as arrays: what the engine gives, for tests that look at all."""

from typing import Any

import numpy as np

from fundmodel.build_model.model import Model
from fundmodel.run_paths.evaluate import EVERYTHING, evaluate
from fundmodel.run_paths.given import Given, Inputs, given
from fundmodel.run_paths.numbers import Numbers


def every_line(
    model: Model, inputs: Inputs, periods: int | None = None, **how: Any
) -> dict[str, Numbers]:
    """Every line on every path.

    Args:
        model: the lines.
        inputs: a number for each assumption, or as many as there are paths; see `given`.
        periods: how many quarters; by default the assumption of the calendar says so.
        how: what else `evaluate` takes.

    Returns:
        Line or assumption -> `[period, member, path]`; results, and assumptions that do not go by
        year, have one period.
    """
    found = evaluate(model, inputs, [EVERYTHING], periods=periods, **how)
    arrays = _as_given(given(model, inputs))
    arrays |= found.lines
    return arrays | {name: numbers[None] for name, numbers in found.results.items()}


def _as_given(numbers: Given) -> dict[str, Numbers]:
    """Assumptions that do not go by year, on all paths."""
    arrays = {
        name: np.repeat(values[None, :, None], numbers.paths, axis=2)
        for name, values in numbers.certain.items()
    }
    for (name, member), values in numbers.varying.items():
        arrays[name][0, member] = values
    return arrays
