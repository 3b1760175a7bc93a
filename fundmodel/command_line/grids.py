"""`sensitivity --two-way`: a result over two inputs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fundmodel.analyse.two_way import two_way
from fundmodel.command_line.answers import Answer, format_result
from fundmodel.command_line.moved_in_words import (
    TIMES,
    counted,
    format_stated,
    format_x,
    titled,
    unit_of_x,
)
from fundmodel.command_line.results import ENGINE
from fundmodel.command_line.tables import Column, Table
from fundmodel.command_line.targets import target_of
from fundmodel.command_line.tornado_records import about_outcome
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.analyse.axes import Axis
    from fundmodel.analyse.two_way import Crossing, Grid
    from fundmodel.build_model.model import Model
    from fundmodel.command_line.moved_in_words import Say
    from fundmodel.read_assumptions import Assumptions

BEYOND = "*"


def two_way_answer(assumptions: Assumptions, flags: dict[str, Any], say: Say) -> Answer:
    """A grid a result, with where the target is passed if there is one."""
    import fundmodel

    results = flags["results"] or [_usual()]
    target = _target(fundmodel.model_of(assumptions), results[0], flags["target"])
    x, y = flags["two_way"]
    found = two_way(
        fundmodel.model_of(assumptions), assumptions, results, x, y, counted(say, assumptions)
    )  # fmt: skip
    grids = list(found.values())
    if target is not None and len(grids) > 1:
        raise BadInput(
            message(
                f"--target {flags['target']}",
                f"There are {len(grids)} results for one target.",
                fix="name one with --result.",
            )
        )
    tables = [_table(grid, target) for grid in grids]
    closing = [*_about_axes(grids[0]), *(_crossings_in_words(grids[0], target))]
    records = [record for grid in grids for record in _records(grid, target)]
    draw = partial(grids[0].plot, target=target)
    return Answer(records, _by_name(grids, target), tables, closing, draw=draw)


def _target(model: Model, result: str, typed: str | None) -> float | None:
    """The target in the unit of the result, as `solve` takes it."""
    if typed is None:
        return None
    found = target_of(model, result, typed)
    if found.number is None:
        fix = "write a number, such as 20bn, 20000 or 13%."
        raise BadInput(message(f"--target {typed}", "This is no number.", fix=fix))
    return found.number


def _usual() -> str:
    """The result that stands first in the answer in words."""
    import fundmodel

    return fundmodel.front_pages().stated_and_expected[0].result


def _table(grid: Grid, target: float | None) -> Table:
    x, y = grid.x, grid.y
    rows = [
        [format_x(y.movable, at), *(_cell(grid, value, target) for value in row)]
        for at, row in zip(y.numbers, grid.values.tolist(), strict=True)
    ]
    heads = [Column(format_x(x.movable, at), numbers=True) for at in x.numbers]
    first = Column(f"{_axis_head(y)}; across {_axis_head(x)}")
    stated = format_result(grid.outcome.unit, grid.outcome.stated)
    heading = f"{titled(grid.outcome)}: {stated} as stated."
    caption = ""
    if target is not None:
        caption = f"{BEYOND} {format_result(grid.outcome.unit, target)} or more."
    return Table([first, *heads], rows, caption, goes_on=True, heading=heading)


def _cell(grid: Grid, value: float, target: float | None) -> str:
    text = format_result(grid.outcome.unit, value)
    if target is None:
        return text
    return f"{text}{BEYOND}" if value >= target else f"{text} "


def _axis_head(axis: Axis) -> str:
    """What an axis is, with its unit; of a shift or factor that it is one."""
    unit = unit_of_x(axis.movable)
    about = "" if axis.movable.about == "value" else f"{axis.movable.about} of "
    return f"{about}{axis.name}{f' ({unit})' if unit and unit != TIMES else ''}"


def _about_axes(grid: Grid) -> Iterator[str]:
    for axis in (grid.x, grid.y):
        text = f"{axis.name}: {axis.movable.label}. Stated: {format_stated(axis.movable)}."
        if axis.movable.about != "value":
            text += f" Here it is a {axis.movable.about} of all that is stated."
        if len(axis.numbers) < axis.asked:
            text += f" {len(axis.numbers)} steps, since it goes by whole numbers or quarters."
        yield text
    yield f"All else as in {grid.assumptions.title}, on the stated path."


def _crossings_in_words(grid: Grid, target: float | None) -> list[str]:
    """Between which cells of each row the target is passed."""
    if target is None:
        return []
    x, y = grid.x.movable, grid.y.movable
    found: dict[float, list[str]] = {}
    for one in grid.crossings(target):
        between = f"{format_x(x, one.before)} and {format_x(x, one.after)}"
        found.setdefault(one.y, []).append(f"{between} {'upwards' if one.rises else 'downwards'}")
    reached = format_result(grid.outcome.unit, target)
    if not found:
        return [f"{reached} is not passed along {x.name} in any row."]
    rows = [f"at {format_x(y, at)} between {', '.join(texts)}" for at, texts in found.items()]
    return [f"{reached} is passed along {x.name}, by {y.name}: {'; '.join(rows)}."]


def _records(grid: Grid, target: float | None) -> Iterator[dict[str, object]]:
    outcome, x, y = grid.outcome, grid.x.movable, grid.y.movable
    for down, row in zip(grid.y.numbers.tolist(), grid.values.tolist(), strict=True):
        for across, value in zip(grid.x.numbers.tolist(), row, strict=True):
            yield {
                "scenario": grid.assumptions.title,
                "result": outcome.name,
                "unit": outcome.unit.name,
                "basis": outcome.basis,
                "x": x.name,
                "x_about": x.about,
                "x_unit": x.metadata.unit.name,
                "x_grade": x.metadata.grade,
                "x_at": across,
                "y": y.name,
                "y_about": y.about,
                "y_unit": y.metadata.unit.name,
                "y_grade": y.metadata.grade,
                "y_at": down,
                "value": value,
                "change": value - outcome.stated,
                **({} if target is None else {"target": target, "reaches": value >= target}),
            }


def _by_name(grids: Sequence[Grid], target: float | None) -> dict[str, object]:
    first = grids[0]
    return {
        "engine": ENGINE,
        "scenario": first.assumptions.title,
        "assumptions": first.assumptions.fingerprint,
        "x": _of_axis(first.x),
        "y": _of_axis(first.y),
        "results": {
            grid.outcome.name: {
                **about_outcome(grid.outcome),
                "rows": grid.values.tolist(),
                **({} if target is None else _of_target(grid.crossings(target), target)),
            }
            for grid in grids
        },
    }


def _of_axis(axis: Axis) -> dict[str, object]:
    one = axis.movable
    return {
        "name": one.name,
        "label": one.label,
        "about": one.about,
        "unit": one.metadata.unit.name,
        "grade": one.metadata.grade,
        "stated": one.stated,
        "at": axis.numbers.tolist(),
    }


def _of_target(crossings: Sequence[Crossing], target: float) -> dict[str, object]:
    return {"target": target, "crossings": [one._asdict() for one in crossings]}
