"""What is to be solved: targets, the inputs that are moved, and the cases that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fundmodel.analyse.worked_points import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.movables import Movable
    from fundmodel.analyse.narrowing import Span
    from fundmodel.analyse.worked_points import WorkedPoints
    from fundmodel.build_model.units import Unit
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.asked import Asked


@dataclass(frozen=True, eq=False)
class Target:
    """What a result is to come to.

    Attributes:
        result: a result, or `result[member]`.
        value: a number in the result's own unit; None if `other` says what it is.
        other: the set of assumptions whose result it is to equal, with the same input in both.
    """

    result: str
    value: float | None = None
    other: Assumptions | None = None


@dataclass(frozen=True, eq=False)
class Input:
    """What is moved, and between which x."""

    movable: Movable
    span: Span

    @property
    def name(self) -> str:
        """What it is called."""
        return self.movable.name


@dataclass(frozen=True, eq=False)
class Case:
    """One thing to be solved: a target, and on a frontier the value of the first input.

    Attributes:
        target: what is to be met.
        first: x of the inputs before the last, which is moved.
        sets: the sets of assumptions, of which the first is solved.
        inputs: what is moved.
        worlds: over which worlds results are averaged; None for the stated path.
        unit, basis: of the result.
    """

    target: Target
    first: tuple[float, ...]
    sets: Sequence[Assumptions]
    inputs: Sequence[Input]
    worlds: Asked | None
    unit: Unit
    basis: str

    @property
    def of(self) -> tuple[int, ...]:
        """Which of the sets are worked out for it."""
        if self.target.other is None:
            return (0,)
        return (0, next(at for at, one in enumerate(self.sets) if at and one is self.target.other))

    def aim(self, points: WorkedPoints, x: float) -> float:
        """What the result is to come to, with the last input at x."""
        if self.target.value is not None:
            return self.target.value
        return points.of(Point(self.of[1], (*self.first, x)), self.target.result)

    def gives(self, points: WorkedPoints, x: float) -> float:
        """What the result is, with the last input at x."""
        return points.of(Point(0, (*self.first, x)), self.target.result)
