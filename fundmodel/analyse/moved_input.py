"""One thing moved by itself: what an assumption becomes, and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.units import is_whole
from fundmodel.read_assumptions import Column, Scalar, Series
from fundmodel.read_assumptions.uncertainty import VALUE
from fundmodel.simulation.decimals import rounded_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.read_assumptions import Assumptions
    from fundmodel.read_assumptions.schema.assumption import Assumption, Number

FULL = 1 - 1e-12
"""Amounts that share a total stop so little below it: sums are rounded."""


@dataclass(frozen=True)
class Moved:
    """What is moved together, by one number x.

    Attributes:
        assumption: the scalar, series or column.
        members: of a column: those that move.
        about: what x does: it is the "value", or a "shift" or "factor" of what is stated.
    """

    assumption: Assumption
    members: tuple[str, ...] = ()
    about: str = VALUE

    @property
    def neutral(self) -> float:
        """The x at which everything is as stated."""
        if self.about == VALUE:
            return next(self.numbers()).value
        return 0.0 if self.about == "shift" else 1.0

    def numbers(self) -> Iterator[Number]:
        """Each number that moves."""
        from fundmodel.read_assumptions.schema.assumption import numbers_in

        for one in numbers_in(self.assumption):
            if not self.members or one.key in self.members:
                yield one

    def limits(self, assumptions: Assumptions) -> tuple[float, float]:
        """The lowest and highest x at which every number is plausible and no total is exceeded."""
        ends = [self._limits_of(one) for one in self.numbers()]
        low, high = max(end[0] for end in ends), min(end[1] for end in ends)
        return low, min(high, self._room(assumptions))

    def at(self, x: float) -> Any:
        """The assumption with what moves at x, as `evaluate` takes it; no limit is looked at."""
        if x == self.neutral:
            return _as_stated(self.assumption)
        moved = {one.key: self._moved(one, x) for one in self.numbers()}
        if isinstance(self.assumption, Scalar):
            return moved[None]
        if isinstance(self.assumption, Series):
            return moved
        column = self.assumption
        stated = dict(zip(column.members, column.values, strict=True))
        return tuple((_rescaled(stated, moved) if column.adds_to_one else stated | moved).values())

    def _moved(self, one: Number, x: float) -> float:
        by = {VALUE: x, "shift": one.value + x, "factor": one.value * x}[self.about]
        return float(round(by)) if is_whole(one.metadata.unit) else float(rounded_all(np.array(by)))

    def _limits_of(self, one: Number) -> tuple[float, float]:
        low, high = one.metadata.plausible
        if self.about == VALUE:
            return low, high
        if self.about == "shift":
            return low - one.value, high - one.value
        if one.value <= 0:  # a factor of nothing changes nothing
            return (0.0, float("inf")) if one.value == 0 else (high / one.value, low / one.value)
        return low / one.value, high / one.value

    def _room(self, assumptions: Assumptions) -> float:
        """The highest x at which the members do not exceed their total."""
        column = self.assumption
        whole = getattr(column, "adds_to_at_most", None)
        if not isinstance(column, Column) or not whole:
            return float("inf")
        mine = sum(one.value for one in self.numbers())
        free = assumptions.number(whole) * FULL - (sum(column.values) - mine)
        count = len(self.members) or len(column.members)
        if self.about == "factor":
            return free / mine if mine else float("inf")
        return (free if self.about == VALUE else free - mine) / count


def _as_stated(assumption: Assumption) -> Any:
    if isinstance(assumption, Scalar):
        return assumption.value
    return dict(assumption.values) if isinstance(assumption, Series) else assumption.values


def _rescaled(stated: dict[str, float], moved: dict[Any, float]) -> dict[str, float]:
    """Shares of one whole: what does not move makes room for what does, each in proportion."""
    rest = sum(value for member, value in stated.items() if member not in moved)
    factor = (1 - sum(moved.values())) / rest if rest else 0.0
    found = {one: moved.get(one, value * factor) for one, value in stated.items()}
    total = sum(found.values())
    if not total:
        return found
    parts = rounded_all(np.array([*found.values()]) / total)  # as they can be stated
    return dict(zip(found, parts.tolist(), strict=True))
