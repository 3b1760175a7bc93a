"""Many paths of the lighthouses at once."""

from collections.abc import Mapping
from typing import Any

from fundmodel.build_model import Model
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.numbers import Numbers
from tests.every_line import every_line
from tests.toy_fund.stages import toy_assumptions

Draws = Mapping[str, Any]


def toy_inputs(
    model: Model, draws: Draws | None = None, series_draws: Mapping[str, Draws] | None = None
) -> dict[str, Any]:
    """The numbers of the lighthouses, with some of them drawn; of those that the model names.

    Args:
        model: the lighthouses, or some of their lines.
        draws: assumption -> `[path]`, or `[member, path]` where it has members.
        series_draws: assumption by year -> year -> a number or `[path]`.
    """
    drawn = {**(draws or {}), **(series_draws or {})}
    named = {name: numbers for name, numbers in drawn.items() if name in model.inputs}
    return inputs_of(model, toy_assumptions()) | named


def evaluate_with(
    model: Model,
    draws: Draws | None = None,
    series_draws: Mapping[str, Draws] | None = None,
    **how: Any,
) -> dict[str, Numbers]:
    """Every line, with some numbers drawn; see `toy_inputs` and `every_line`."""
    return every_line(model, toy_inputs(model, draws, series_draws), **how)
