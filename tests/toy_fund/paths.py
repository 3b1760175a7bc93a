"""Many paths of the lighthouses at once."""

from collections.abc import Mapping

import numpy as np

from fundmodel.build_model import Model
from fundmodel.run_paths.evaluate import Numbers, evaluate
from tests.toy_fund.stages import toy_assumptions


def evaluate_with(
    model: Model,
    draws: Mapping[str, Numbers] | None = None,
    series_draws: Mapping[str, Mapping[int, float | Numbers]] | None = None,
) -> dict[str, Numbers]:
    """Every line, with some numbers drawn.

    Args:
        model: the lighthouses, or some of their lines.
        draws: assumption -> `[path]`, or `[member, path]` where it has members.
        series_draws: assumption by year -> year -> a number or `[path]`.
    """
    assumptions, draws = toy_assumptions(), draws or {}
    values, series = {}, {}
    for name, one in model.inputs.items():
        if one.by_year:
            series[name] = (series_draws or {}).get(name) or assumptions.year_values(name)
        elif name in draws:
            values[name] = np.atleast_2d(np.asarray(draws[name], dtype=float))
        elif one.each:
            values[name] = np.array([[number] for number in assumptions.column_values(name)])
        else:
            values[name] = np.array([[assumptions.number(name)]])
    return evaluate(model, values, series, int(assumptions.number("number_of_quarters")))
