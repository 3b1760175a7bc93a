"""Every line of one path, in every quarter: what a run holds, and what names what went wrong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.kernel import BAD, CULPRIT, kernel_of
from fundmodel.compile_model.rows import reached
from fundmodel.run_paths.machines import single

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.given import Given


class OnePath(NamedTuple):
    """What one path gave.

    Attributes:
        arrays: line or assumption -> `[period, member, 1]`, period 0 the opening; results and
            assumptions that do not go by year have one period.
        culprit: the first line in which something is infinite or undefined; "" where all is well.
    """

    arrays: dict[str, NDArray[np.float64]]
    culprit: str


def one_path(model: Model, numbers: Given, periods: int, asked: Keep | None = None) -> OnePath:
    """Work out every line on one path.

    Args:
        model: the lines.
        numbers: of a single path.
        periods: how many quarters.
        asked: only the lines that this needs; by default all.
    """
    kernel = kernel_of(model, _needed(model, asked) if asked else _everything(model))
    where = kernel.addresses
    with single(kernel, numbers, periods) as machine:
        wanted, history = machine.run(np.empty((1, 0, 2)))
        found, by_quarter = wanted[0, :, 0].copy(), history[0, :, :, 0].copy()
    arrays = {name: values[None, :, None] for name, values in numbers.certain.items()}
    for name, at in where.by_quarter.items():
        arrays[name] = by_quarter[:, at : at + len(model.members(name)), None]
    for name, at in where.results.items():
        arrays[name] = found[None, at : at + len(model.members(name)), None].copy()
    culprit = int(found[CULPRIT])
    return OnePath(arrays, where.order[culprit - 1] if found[BAD] or culprit else "")


@lru_cache(maxsize=8)
def _everything(model: Model) -> Keep:
    """Every result, and every line and series by quarter."""
    results = tuple(name for name in model.lines if model.is_result(name))
    rows = tuple(name for name in (*model.inputs, *model.lines) if model.goes_by_quarter(name))
    return Keep(results, rows, culprit=True)


def _needed(model: Model, asked: Keep) -> Keep:
    names = reached(model, (*asked.results, *asked.by_quarter, *asked.worst))
    results = tuple(name for name in names if model.is_result(name))
    return Keep(results, tuple(name for name in names if name not in results), culprit=True)
