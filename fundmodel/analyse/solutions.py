"""What solving for an input found: solutions, jumps, or how near it comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.analyse.worked_points import Point
from fundmodel.build_model.units import TOLD_TIMES
from fundmodel.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from fundmodel.analyse.cases_solved import Case, Input, Target
    from fundmodel.analyse.narrowing import Crossing
    from fundmodel.analyse.worked_points import WorkedPoints
    from fundmodel.build_model.units import Unit
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers

SOLUTION, JUMP, STEP, RANGE, NONE = "solution", "jump", "step", "range", "none"
MET = (SOLUTION, RANGE)
"""The kinds in which the result comes to its target; a jump or a step passes it."""


@dataclass(frozen=True, eq=False)
class Solution:
    """One answer.

    Attributes:
        case: what was asked.
        kind: "solution"; a "range" from x to `other` of which each is one; a "jump" or, of whole
            numbers, a "step", at which the result passes the target between `other` and x, of which
            x is further from what is stated; "none", where x comes nearest.
        x: of the last input, as it is stated for a value, else the shift or factor of all of it.
        gives: the result there.
        aim: what it is to be there.
        other, other_gives: the other end, of a solution the same.
        lowest, highest: what the result was found to reach, with x within its span.
        points: all that was worked out.
    """

    case: Case
    kind: str
    x: float
    gives: float
    aim: float
    other: float
    other_gives: float
    lowest: float
    highest: float
    points: WorkedPoints

    @property
    def xs(self) -> tuple[float, ...]:
        """The x of every input."""
        return (*self.case.first, self.x)

    @property
    def is_met(self) -> bool:
        """Whether the result comes to its target."""
        return self.kind in MET

    @property
    def stated(self) -> float | None:
        """The result with the last input as it is stated; None where that is out of its span."""
        stated, result = self.case.inputs[-1].movable.stated, self.case.target.result
        known = self.points.known.get(Point(0, (*self.case.first, stated)))
        return None if known is None or np.isnan(known[result]) else known[result]

    @cached_property
    def assumptions(self) -> Assumptions:
        """The set with its inputs set to the answer; `fundmodel.run` of it gives the target."""
        return self.changed(0)

    def changed(self, of: int) -> Assumptions:
        """One of the sets that were worked out, with its inputs set to the answer."""
        return self.points.changed(Point(of, self.xs), accept=True)

    def needs_acceptance(self, of: int) -> bool:
        """Whether an amount is far below what is stated, so that it must be said to be meant."""
        try:
            self.points.changed(Point(of, self.xs))
        except BadInput:
            return True
        return False

    def record(self) -> dict[str, object]:
        """All of it as a row, for programs."""
        case, last = self.case, self.case.inputs[-1]
        other = case.target.other
        row: dict[str, object] = {
            "scenario": self.points.sets[0].title,
            "result": case.target.result,
            "target": self.aim,
            "equals": other.title if other else "",
            "unit": case.unit.name,
            "basis": case.basis,
            "measure": "mean" if case.worlds else "stated",
            "paths": case.worlds.paths if case.worlds else 0,
            "seed": case.worlds.seed if case.worlds else None,
        }
        for one, x in zip(case.inputs[:-1], case.first, strict=True):
            row |= {"first_input": one.name, "first_unit": one.movable.metadata.unit.name,
                    "first_about": one.movable.about, "first_value": x}  # fmt: skip
        return row | {
            "input": last.name,
            "input_unit": last.movable.metadata.unit.name,
            "about": last.movable.about,
            "kind": self.kind,
            "value": self.x,
            "gives": self.gives,
            "other_value": self.other,
            "other_gives": self.other_gives,
            "stated_value": last.movable.stated,
            "low": last.span.low,
            "high": last.span.high,
            "lowest_found": self.lowest,
            "highest_found": self.highest,
        }


@dataclass(frozen=True, eq=False)
class BreakEven:
    """What an input must be for results to come to their targets.

    Attributes:
        assumptions: the stated numbers.
        targets: what was asked for.
        inputs: what is moved; of two the first goes through some values.
        answers: every answer, target by target, by x; where there is none, what comes nearest.
    """

    assumptions: Assumptions
    targets: Sequence[Target]
    inputs: Sequence[Input]
    answers: Sequence[Solution]

    @property
    def solutions(self) -> list[Solution]:
        """The answers at which a result comes to its target."""
        return [one for one in self.answers if one.is_met]

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row an answer, with unit, basis, kind and what the result was found to reach."""
        import pandas as pd

        return pd.DataFrame([one.record() for one in self.answers])

    def plot(self, path: str | Path | None = None) -> Figure:
        """The frontier of two inputs, as a figure of matplotlib; written to .png or .svg too.

        Raises:
            BadInput: there is one input, or the file cannot be written.
        """
        from fundmodel.analyse.charts.of_frontiers import frontier_of
        from fundmodel.charts.figures import drawn

        return drawn(lambda: frontier_of(self), path)

    def __repr__(self) -> str:
        lines = [f"  {_in_a_line(one)}" for one in self.answers]
        by = " and ".join(one.name for one in self.inputs)
        return "\n".join(
            [f"Break-even of {self.assumptions.title:.90} by {by}:", *lines, ".solutions, .table"]
        )


def in_unit(unit: Unit, value: float) -> str:
    """A number with its unit, as people read it.

    >>> from fundmodel.build_model.units import SHARE, USD_M
    >>> in_unit(USD_M, 20_000), in_unit(SHARE, 0.134)
    ('20.00 US$ bn', '13.40 %')
    """
    if unit.style == "percent":
        told = round(value * TOLD_TIMES["percent"], 2) + 0.0  # no -0.00
        return f"{told:,.2f} %{unit.name.removeprefix('share')}"
    millions = unit.name.split()[1:2] == ["m"]
    scale = TOLD_TIMES["money"] if millions else 1.0
    name = unit.name.replace(" m", " bn", 1) if millions else unit.name
    return f"{round(value * scale, 2) + 0.0:,.2f} {name}"


def solutions_of(
    case: Case, found: Sequence[Crossing], xs: Numbers, values: Numbers, points: WorkedPoints
) -> Iterator[Solution]:
    """The answers of one case, from what its search found and all the x that it asked for."""
    gives = np.array([case.gives(points, float(x)) for x in xs])
    reached = (float(np.nanmin(gives)), float(np.nanmax(gives))) if _any(gives) else (np.nan,) * 2
    ends = [_from_stated(one, case.inputs[-1].movable.stated) for one in found]
    kinds = [one.kind for one in found]
    if not found:
        nearest = float(xs[np.nanargmin(np.abs(values))]) if _any(values) else np.nan
        ends, kinds = [(nearest, nearest)], [NONE]
    for kind, (x, other) in zip(kinds, ends, strict=True):
        known = not np.isnan(x)
        yield Solution(
            case, kind, x,
            case.gives(points, x) if known else np.nan, case.aim(points, x) if known else np.nan,
            other, case.gives(points, other) if known else np.nan, *reached, points,
        )  # fmt: skip


def _any(values: Numbers) -> bool:
    return bool(np.isfinite(values).any())


def _from_stated(one: Crossing, stated: float) -> tuple[float, float]:
    """The end that is told, and the other: seen from what is stated, the first that is beyond."""
    near, far = sorted((one.x, one.other), key=lambda x: abs(x - stated))
    return (near, far) if one.kind == RANGE else (far, near)


def _in_a_line(one: Solution) -> str:
    at = " and ".join(
        f"{each.name} = {x:.10g}" for each, x in zip(one.case.inputs, one.xs, strict=True)
    )
    gives = f"{one.case.target.result} is {in_unit(one.case.unit, one.gives)} at {at}"
    aim = in_unit(one.case.unit, one.aim)
    if one.kind == NONE:
        return f"none: {aim} is not reached; nearest, {gives}"
    if one.kind == RANGE:
        return f"range: {gives} to {one.other:.10g}"
    if one.kind == SOLUTION:
        return gives
    before = f"{in_unit(one.case.unit, one.other_gives)} at {one.other:.10g}"
    return f"{one.kind} over {aim}: {gives}, and {before}"
