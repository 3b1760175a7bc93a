"""Many paths with the engine of before, in which lines were functions in generated NumPy text."""

from collections.abc import Mapping
from typing import Any

import numpy as np

BLOCK = 50
"""Paths that went through it fastest together."""


def evaluate_before(
    model: Any, inputs: Mapping[str, Any], varying: Mapping[str, Any], paths: int, block: int
) -> None:
    """Work out every line, as it always did, a block of paths after the other.

    Args:
        model: the lines.
        inputs: each assumption as stated: number, `[member]`, or year -> number.
        varying: those that differ by path, with the paths along the last axis.
        paths: how many.
        block: how many at once.
    """
    from fundmodel.run_paths.evaluate import evaluate

    for first in range(0, paths, block):
        some = slice(first, first + block)
        numbers = {**inputs, **{name: _of(value, some) for name, value in varying.items()}}
        values = {
            name: _as_rows(model, name, numbers[name])
            for name in model.inputs
            if not model.inputs[name].by_year
        }
        series = {name: numbers[name] for name in model.inputs if model.inputs[name].by_year}
        periods = int(inputs["number_of_quarters"])
        evaluate(model, values, series, periods)


def _of(varying: Any, some: slice) -> Any:
    if isinstance(varying, dict):
        return {year: row[some] for year, row in varying.items()}
    return varying[..., some]


def _as_rows(model: Any, name: str, numbers: Any) -> Any:
    """`[member, path]`."""
    array = np.asarray(numbers, dtype=float)
    if array.ndim == 2:
        return array
    return array.reshape((-1, 1) if model.inputs[name].each else (1, -1))
