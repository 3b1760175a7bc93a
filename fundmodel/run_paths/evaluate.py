"""From a model and numbers to every line on every path.

Arrays are always `[period, member, path]`; period 0 is the opening. What no uncertain assumption
reaches has length 1 along the path axis and is computed once; assumptions and results have length
1 along the period axis.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from fundmodel.build_model.model import Line, Model
from fundmodel.build_model.over_life import measure_of
from fundmodel.errors import FundModelError, message
from fundmodel.run_paths.program import Program, write_program

Numbers = NDArray[np.float64]
YearTable = Mapping[int, float | Numbers]
T = TypeVar("T")


class NotFinite(FundModelError):
    """A line became infinite or undefined."""


@lru_cache(maxsize=8)
def program_of(model: Model) -> Program:
    """The generated function of a model, compiled once."""
    return write_program(model)


def evaluate(
    model: Model, values: Mapping[str, Numbers], series: Mapping[str, YearTable], periods: int
) -> dict[str, Numbers]:
    """Work out every line on every path.

    Args:
        model: lines in calculation order.
        values: assumption -> `[member, path]` in its unit; of one path if certain.
        series: assumption by year -> year -> a number, or one a path.
        periods: number of quarters, at least 1.

    Returns:
        Name of an assumption or line -> `[period, member, path]`, period 0 the opening; results
        and assumptions that do not go by year have one period.

    Raises:
        NotFinite: a line is infinite or undefined; names the line, the quarter and the member.
    """
    arrays: dict[str, Numbers] = {name: value[None] for name, value in values.items()}
    for name, table in series.items():
        arrays |= _tables(name, table)
    widths = _widths(model, arrays)
    for name in [*series, *model.lines]:
        shape = (
            1 if model.is_result(name) else periods + 1,
            len(model.members(name)),
            widths[name],
        )
        arrays[name] = np.empty(shape)
    for name in model.lines:
        _open(model, arrays, name)
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        try:
            program_of(model).run(arrays, periods)
        except FloatingPointError as error:
            with np.errstate(all="ignore"):
                program_of(model).run(arrays, periods)
            _refuse_what_is_not_finite(model, arrays)
            raise NotFinite(_swallowed(program_of(model).line_of(error))) from error
    return arrays


def year_table(stated: Mapping[int, T]) -> tuple[int, list[T]]:
    """A series without gaps: a year that is not stated holds the year before.

    Returns:
        The first year, and a value for it and each year up to the last that is stated.
    """
    first, last = min(stated), max(stated)
    rows = [stated[first]]
    for year in range(first + 1, last + 1):
        rows.append(stated.get(year, rows[-1]))
    return first, rows


def _tables(name: str, table: YearTable) -> dict[str, Numbers]:
    first, values = year_table(table)
    rows = [np.atleast_1d(np.asarray(value, dtype=float)) for value in values]
    width = max(len(row) for row in rows)
    filled = np.stack([np.broadcast_to(row, (width,)) for row in rows])[:, None, :]
    return {f"{name} by year": filled, f"{name} first year": np.array(float(first))}


def _widths(model: Model, arrays: Mapping[str, Numbers]) -> dict[str, int]:
    """How long each line is along the path axis: as many as the widest it depends on.

    Lines of a loop depend on each other, so they are as wide as the widest of them.
    """
    widths = {name: array.shape[-1] for name, array in arrays.items() if array.ndim > 1}
    widths |= {name: widths[f"{name} by year"] for name in model.inputs if model.is_by_year(name)}
    for step in model.steps:
        lines = [model.lines[name] for name in step.names if name in model.lines]
        needs = {need for line in lines for need in (*line.now, *line.before)} - set(step.names)
        needs |= {
            line.definition.opening for line in lines if isinstance(line.definition.opening, str)
        }
        widest = max((widths[need] for need in needs), default=1)
        widths |= {line.name: widest for line in lines}
    return widths


def _open(model: Model, arrays: dict[str, Numbers], name: str) -> None:
    line = model.lines[name]
    if not line.traits.by_quarter:
        return
    opening = line.definition.opening
    arrays[name][0] = arrays[opening][0] if isinstance(opening, str) else float(opening)


def _refuse_what_is_not_finite(model: Model, arrays: Mapping[str, Numbers]) -> None:
    for step in model.steps:
        for name in step.names:
            if name not in model.lines or np.isfinite(arrays[name]).all():
                continue
            if _may_be_missing(model.lines[name]):
                continue
            period, member_index, path = np.argwhere(~np.isfinite(arrays[name]))[0]
            member = f" of {model.members(name)[member_index]}" if model.each(name) else ""
            raise NotFinite(
                message(
                    f"`{name}`{member}, quarter {period}, path {path + 1}",
                    "is infinite or undefined.",
                    why="A division by zero, or a number too large, went into it (R10).",
                    fix=f"see `explain {name}`; write divide(a, b, if_zero=...) "
                    "where b can be zero.",
                )
            )


def _may_be_missing(line: Line) -> bool:
    """Whether the line may be n/a without anything being wrong."""
    measure = measure_of(line.node)
    return measure is not None and measure.may_be_missing


def _swallowed(name: str) -> str:
    return message(
        f"`{name}`",
        "has an infinite or undefined number within its formula.",
        why="A division by zero, or a number too large, went into it, in a part that its value "
        "does not show (R10).",
        fix=f"see `explain {name}`; write divide(a, b, if_zero=...) where b can be zero.",
    )
