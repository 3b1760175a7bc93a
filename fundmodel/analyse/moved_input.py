"""One thing moved by itself: what an assumption becomes, and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.units import is_whole
from fundmodel.dates import date_of, quarter_ends, serial_of
from fundmodel.read_assumptions import Column, Scalar, Series
from fundmodel.read_assumptions.uncertainty import VALUE
from fundmodel.simulation.decimals import rounded_all

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    @cached_property
    def neutral(self) -> float:
        """The x at which everything is as stated."""
        if self.about == VALUE:
            return self.numbers()[0].value
        return 0.0 if self.about == "shift" else 1.0

    def numbers(self) -> Sequence[Number]:
        """Each number that moves."""
        return self._numbers

    @cached_property
    def _numbers(self) -> tuple[Number, ...]:
        from fundmodel.read_assumptions.schema.assumption import numbers_in

        return tuple(one for one in numbers_in(self.assumption)
                     if not self.members or one.key in self.members)  # fmt: skip

    def limits(self, assumptions: Assumptions) -> tuple[float, float]:
        """The lowest and highest x at which every number is plausible and no total is exceeded."""
        ends = [self._limits_of(one) for one in self.numbers()]
        low, high = max(end[0] for end in ends), min(end[1] for end in ends)
        high = min(high, self._room(assumptions))
        return (_quarter_from(low), _quarter_up_to(high)) if self.on_quarters else (low, high)

    @property
    def is_whole(self) -> bool:
        """Whether x itself is a whole number."""
        return self.about != "factor" and is_whole(self.assumption.metadata.unit)

    @property
    def on_quarters(self) -> bool:
        """Whether it is a date that must be the last day of a quarter."""
        return self.about == VALUE and self.assumption.metadata.ends_on_quarter

    def fitted(self, x: float) -> float:
        """The x nearest to it that can be: a whole number, or the last day of a quarter."""
        if self.on_quarters:
            before, after = _quarter_up_to(x), _quarter_from(x)
            return before if x - before < after - x else after
        return float(round(x)) if self.is_whole else x

    def beside(self, x: float, step: float) -> float:
        """The x a small step to the right of another, or to the left where the step is negative.

        Of whole numbers it is the next one, of dates on quarters the next quarter.
        """
        if self.on_quarters:
            return _quarter_from(x + 1) if step > 0 else _quarter_up_to(x - 1)
        if self.is_whole:
            return x + (1.0 if step > 0 else -1.0)
        return x + step

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


def _quarter_up_to(day: float) -> float:
    """The last day of a quarter that is not after a day; no limit stays none."""
    if not np.isfinite(day):
        return day
    before, after = quarter_ends(date_of(day))
    return day if serial_of(after) == day else serial_of(before)


def _quarter_from(day: float) -> float:
    """The last day of a quarter that is not before a day."""
    return serial_of(quarter_ends(date_of(day))[1]) if np.isfinite(day) else day


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
