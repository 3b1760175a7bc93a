"""Two inputs moved together over a grid: what becomes of results in every cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fundmodel.analyse.axes import Axis, axis_label, axis_of, refuse_overlap
from fundmodel.analyse.many_runs import runs_together
from fundmodel.analyse.movables import movables_of
from fundmodel.analyse.outcomes import Outcome, measure_of, outcomes_of
from fundmodel.errors import BadInput, message
from fundmodel.run_paths.side_by_side import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.analyse.movables import Movables
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers

MOST = 250_000
"""Cells of a grid: some minutes of work, and what a spreadsheet program still opens."""


class Crossing(NamedTuple):
    """Between which two neighbours on the x axis a target is passed.

    Attributes:
        y: where the other input stands.
        before, after: the two x.
        rises: whether the result goes up through the target there.
    """

    y: float
    before: float
    after: float
    rises: bool


@dataclass(frozen=True, eq=False)
class Grid:
    """A result over two inputs.

    Attributes:
        assumptions: the stated numbers.
        outcome: the result, with its stated number.
        x, y: the axes.
        values: `[y, x]`, in the unit of the result; NaN where it is not available.
    """

    assumptions: Assumptions
    outcome: Outcome
    x: Axis
    y: Axis
    values: Numbers

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a number of y, a column a number of x."""
        import pandas as pd

        index = pd.Index(self.y.numbers, name=self.y.name)
        return pd.DataFrame(self.values, index, pd.Index(self.x.numbers, name=self.x.name))

    def plot(self, path: str | Path | None = None, target: float | None = None) -> Figure:
        """A heat map, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.
            target: a line is drawn along which the result is this number, in its own unit.

        Raises:
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_tables import heat_map_of_table
        from fundmodel.charts.figures import drawn
        from fundmodel.charts.measure import Words

        measure, moved = measure_of(self.outcome), (self.x.movable, self.y.movable)
        words = Words(
            f"{self.outcome.label}: {measure.text(self.outcome.stated)} {measure.unit_told} as "
            f"stated, by {moved[0].label} and {moved[1].label}",
            f"Source: fundmodel; {self.assumptions.title:.90}, stated path.",
        )
        stated = moved[0].stated, moved[1].stated
        labels = axis_label(moved[0]), axis_label(moved[1])
        return drawn(
            lambda: heat_map_of_table(
                self.table, labels, measure, words, stated=stated, target=target
            ),
            path,
        )

    def crossings(self, target: float) -> list[Crossing]:
        """Where the result passes a target, row by row; a cell that meets it counts as beyond."""
        found = []
        for y, row in zip(self.y.numbers, self.values, strict=True):
            for (before, low), (after, high) in pairwise(zip(self.x.numbers, row, strict=True)):
                known = np.isfinite(low) and np.isfinite(high)
                if known and (low >= target) != (high >= target):
                    found.append(Crossing(float(y), float(before), float(after), high >= target))
        return found

    def __repr__(self) -> str:
        known = self.values[np.isfinite(self.values)]
        ends = f"{known.min():,.6g} to {known.max():,.6g}" if known.size else "nowhere available"
        return (
            f"Grid: {self.outcome.label} of {self.assumptions.title}\n"
            f"{len(self.x.numbers)} of {self.x.name} x {len(self.y.numbers)} of {self.y.name}: "
            f"{ends} {self.outcome.unit}"
        )


def two_way(
    model: Model,
    assumptions: Assumptions,
    results: Sequence[str],
    x: str,
    y: str,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Grid]:
    """Move two inputs together.

    Args:
        model: the lines.
        assumptions: the stated path.
        results: names of results, or `name[member]`.
        x, y: what is moved along each axis: NAME, NAME=LOW:HIGH or NAME=LOW:HIGH:STEPS.
        progress: is told how many runs are done, and of how many.

    Raises:
        BadInput: an axis cannot be, the two are not apart, or there are too many cells.
        NotFinite: a line becomes infinite or undefined; says in which cell.
    """
    movables = movables_of(model, assumptions)
    across, down = axis_of(movables, x), axis_of(movables, y)
    refuse_overlap(across, down)
    shape = len(down.numbers), len(across.numbers)
    count = shape[0] * shape[1]
    if count > MOST:
        raise BadInput(
            message(
                f"{x} and {y}",
                f"{shape[1]:,} x {shape[0]:,} are {count:,} cells; {MOST:,} is the most.",
                fix="take fewer steps.",
            )
        )
    titles = _titles(across, down)
    stated = runs_together(model, movables.stated, 1, results)
    runs = runs_together(model, _inputs(movables, across, down), count, results, titles, progress)
    return {
        result: Grid(assumptions, outcome, across, down, runs[result].reshape(shape))
        for result, outcome in outcomes_of(model, stated).items()
    }


def _titles(x: Axis, y: Axis) -> list[str]:
    """What each cell is called, for the one that fails."""
    across = [f"{x.name} at {at:.10g}" for at in x.numbers]
    return [f"{one}, {y.name} at {at:.10g}" for at in y.numbers for one in across]


def _inputs(movables: Movables, x: Axis, y: Axis) -> dict[str, Any]:
    """The numbers of all cells, row by row: x changes fastest."""
    across, down = _alone(movables, x), _alone(movables, y)
    times = len(x.numbers), len(y.numbers)
    mine, other = x.movable.moved.assumption.name, y.movable.moved.assumption.name
    tiled = _each(across[mine], lambda row: np.tile(row, times[1]))
    repeated = _each(down[other], lambda row: np.repeat(row, times[0], axis=-1))
    if mine == other:
        members = x.movable.moved.assumption.members  # type: ignore[union-attr]
        for member in x.movable.moved.members:
            repeated[members.index(member)] = tiled[members.index(member)]
        return {**movables.stated, mine: repeated}
    return {**movables.stated, mine: tiled, other: repeated}


def _alone(movables: Movables, axis: Axis) -> Mapping[str, Any]:
    """What the inputs are when this axis alone moves, one run a number."""
    return side_by_side([axis.movable.inputs(movables.stated, float(at)) for at in axis.numbers])


def _each(stated: Any, change: Callable[[Numbers], Numbers]) -> Any:
    """The same change to whatever of an assumption differs from run to run."""
    if isinstance(stated, dict):
        return {year: _each(numbers, change) for year, numbers in stated.items()}
    return change(stated) if isinstance(stated, np.ndarray) else stated
