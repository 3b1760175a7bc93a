"""Every number moved by itself to its low and to its high end: what that does to results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.left_out import left_out
from fundmodel.analyse.many_runs import many_runs, tolerance_of
from fundmodel.analyse.movables import DRAWN, PLAUSIBLE, movables_of
from fundmodel.analyse.outcomes import Outcome, changes_of, measure_of, one_of, outcomes_of
from fundmodel.analyse.slopes import UNKNOWN, Slopes, slopes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.analyse.movables import Movable, Movables
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions

GROUPS = (DRAWN, PLAUSIBLE)
"""Two rankings that are never mixed: what is uncertain, from P10 to P90 of its draw, and what is
never drawn, over all that is plausible."""


@dataclass(frozen=True, eq=False)
class Bar:
    """What one input does to one result when it alone is moved.

    Attributes:
        movable: the input, with its ends.
        at_low, at_high: the result with the input at that end, less the stated one, in the unit of
            the result; NaN where it is available there or as stated, not both.
        slopes: left and right of the stated number; unknown (NaN) where they were not asked for.
    """

    movable: Movable
    at_low: float
    at_high: float
    slopes: Slopes = UNKNOWN

    @property
    def swing(self) -> float:
        """From the lowest to the highest of stated, low and high: the length of the bar."""
        ends = [end for end in (0.0, self.at_low, self.at_high) if np.isfinite(end)]
        return max(ends) - min(ends)


@dataclass(frozen=True, eq=False)
class Tornado:
    """What drives results, input by input.

    Attributes:
        model, assumptions: what was run.
        outcomes: result -> what it is called and measured in, and its stated number.
        bars: result -> what moves it, the longest bar first, both groups in one list; see `ranked`.
        movables: all that was moved, whether or not it moves anything.
        left_out: why inputs were not moved -> how many: "choices and flags", "event quarters",
            "no range", "structure".
    """

    model: Model
    assumptions: Assumptions
    outcomes: Mapping[str, Outcome]
    bars: Mapping[str, Sequence[Bar]]
    movables: Movables
    left_out: Mapping[str, int]

    def ranked(self, result: str, group: str = DRAWN) -> list[Bar]:
        """What moves a result, of one group ("P10 to P90" or "plausible"), longest bar first."""
        return [bar for bar in self.bars[result] if bar.movable.ends == group]

    @cached_property
    def idle(self) -> list[str]:
        """The inputs that move none of the results."""
        moving = {bar.movable.name for bars in self.bars.values() for bar in bars}
        return [name for name in self.movables.all if name not in moving]

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a result and input that moves it, ranked in its group; in units of the model.

        Index: "result", "input". Columns: "group", "rank", "label", "about", "stated", "low",
        "high", "at_low", "at_high", "swing", "left", "right", "elasticity_left",
        "elasticity_right", "is_kink", "grade", "fixed", "input_unit", "unit", "basis".
        """
        import pandas as pd

        rows = [
            row_of(self.outcomes[result], rank, bar)
            for result in self.bars
            for group in GROUPS
            for rank, bar in enumerate(self.ranked(result, group), 1)
        ]
        keys = ["result", "input"]
        columns = None if rows else [*keys, "group", "rank"]
        return pd.DataFrame(rows, columns=columns).set_index(keys)

    def plot(self, path: str | Path | None = None, result: str = "") -> Figure:
        """The tornado of one result, as a figure of matplotlib.

        Args:
            path: a file to which it is written too, .png or .svg.
            result: one of `bars`; by default the first.

        Raises:
            UnknownName: it is none of them.
            BadInput: the file cannot be written.
        """
        from fundmodel.analyse.charts.of_tables import tornado_of_table
        from fundmodel.charts.figures import drawn

        outcome = one_of(self.outcomes, result)
        rows = self.table.query("result == @outcome.name")
        source = f"Source: fundmodel; {self.assumptions.title:.90}, stated path."
        return drawn(
            lambda: tornado_of_table(rows, measure_of(outcome), outcome.stated, source), path
        )

    def __repr__(self) -> str:
        lines = [f"Tornado: {self.assumptions.title}"]
        for result, outcome in self.outcomes.items():
            first = [bar.movable.name for group in GROUPS for bar in self.ranked(result, group)[:1]]
            lines.append(f"{outcome.name}: {', '.join(first) or 'nothing moves it'}")
        return "\n".join([*lines, f"{len(self.table):,} bars in .table"])


def row_of(outcome: Outcome, rank: int, bar: Bar) -> dict[str, object]:
    """A bar as one flat record."""
    one, slopes = bar.movable, bar.slopes
    return {
        "result": outcome.name, "input": one.name, "group": one.ends, "rank": rank,
        "label": one.label, "about": one.about, "stated": one.stated, "low": one.low,
        "high": one.high, "at_low": bar.at_low, "at_high": bar.at_high, "swing": bar.swing,
        "left": slopes.left, "right": slopes.right, "elasticity_left": slopes.elasticities[0],
        "elasticity_right": slopes.elasticities[1], "is_kink": slopes.is_kink,
        "grade": one.metadata.grade, "fixed": one.metadata.fixed,
        "input_unit": one.metadata.unit.name, "unit": outcome.unit.name, "basis": outcome.basis,
    }  # fmt: skip


def tornado(
    model: Model,
    assumptions: Assumptions,
    results: Sequence[str],
    *,
    slopes: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Tornado:
    """Move every number by itself, and see what becomes of results.

    Args:
        model: the lines.
        assumptions: the stated path.
        results: names of results, or `name[member]`.
        slopes: of how many of the first in each ranking the slopes at the stated path are worked
            out; all by default.
        progress: is told how many runs are done, and of how many.

    Raises:
        UnknownName: there is no such result.
        NotFinite: a line becomes infinite or undefined; says which input was where.
    """
    movables = movables_of(model, assumptions)
    moved = [(one, x) for one in movables.all.values() for x in (one.low, one.high)]
    differ = [x != one.stated for one, x in moved]
    ran = [each for each, differs in zip(moved, differ, strict=True) if differs]
    inputs = [movables.stated, *(one.inputs(movables.stated, x) for one, x in ran)]
    titles = ["stated", *(f"{one.name} at {x:.10g}" for one, x in ran)]
    runs = many_runs(model, inputs, results, titles, progress)
    bars = {}
    for result, numbers in runs.items():
        changes = iter(changes_of(numbers)[1:].tolist())
        ends = [next(changes) if differs else 0.0 for differs in differ]
        pairs = zip(movables.all.values(), ends[::2], ends[1::2], strict=True)
        bars[result] = _ranked([Bar(*each) for each in pairs], tolerance_of(assumptions))
    outcomes = outcomes_of(model, runs)
    found = Tornado(model, assumptions, outcomes, bars, movables, left_out(movables))
    return with_slopes(found, slopes, progress)


def with_slopes(
    found: Tornado, first: int | None, progress: Callable[[int, int], None] | None = None
) -> Tornado:
    """The same with the slopes of the first bars of each ranking; of all where it is None."""
    wanted = [bar for result in found.bars for group in GROUPS
              for bar in found.ranked(result, group)[:first]]  # fmt: skip
    names = list(dict.fromkeys(bar.movable.name for bar in wanted))
    if not names:
        return found
    swings = {(bar.movable.name, result): bar.swing
              for result, bars in found.bars.items() for bar in bars}  # fmt: skip
    slopes = slopes_of(found.movables, names, [*found.bars], swings, progress)
    steeper = {
        result: [
            replace(bar, slopes=slopes.get((bar.movable.name, result), UNKNOWN)) for bar in each
        ]
        for result, each in found.bars.items()
    }
    return replace(found, bars=steeper)


def _ranked(bars: Sequence[Bar], tolerance: float) -> list[Bar]:
    moving = [bar for bar in bars if _moves(bar, tolerance)]
    return sorted(moving, key=lambda bar: -bar.swing)


def _moves(bar: Bar, tolerance: float) -> bool:
    """Whether either end differs, or makes the result unavailable."""
    return any(not abs(end) <= tolerance for end in (bar.at_low, bar.at_high))
