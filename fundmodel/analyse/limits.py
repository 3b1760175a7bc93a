"""How far a number may move by itself: its own range, what it shares a total with, who names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fundmodel.read_assumptions import Column, Scalar
from fundmodel.read_assumptions.schema.assumption import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.analyse.moved_input import Moved
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.read_assumptions.schema.assumption import Number

FULL = 1 - 1e-12
"""Amounts that share a total stop so little below it: sums are rounded."""
ANYTHING = float("-inf"), float("inf")
Ends = tuple[float, float]


@dataclass(frozen=True)
class Limits:
    """Within which ends everything that a set of assumptions says of its numbers still holds."""

    assumptions: Assumptions

    def of(self, moved: Moved) -> Ends:
        """The lowest and highest x at which what moves by x is still accepted."""
        ends = [_ends(one, moved.about) for one in moved.numbers()]
        low, high = max(end[0] for end in ends), min(end[1] for end in ends)
        least, most = self._by_others.get(moved.assumption.name, ANYTHING)
        if isinstance(moved.assumption, Scalar):
            low, high = max(low, least), min(high, most)
        return low, min(high, self._room(moved))

    @cached_property
    def _by_others(self) -> dict[str, Ends]:
        """Scalar -> the ends that others set it: whose total it is, whose range it ends."""
        found: dict[str, Ends] = {}
        for name, least, most in self._held_by_others():
            low, high = found.get(name, ANYTHING)
            found[name] = max(low, least), min(high, most)
        return found

    def _held_by_others(self) -> Iterator[tuple[str, float, float]]:
        for assumption in self.assumptions:
            if isinstance(assumption, Column) and assumption.adds_to_at_most:
                yield assumption.adds_to_at_most, sum(assumption.values) / FULL, ANYTHING[1]
            for number in numbers_in(assumption):
                begins, ends = number.metadata.ends_in_force
                if isinstance(begins, str):
                    yield begins, ANYTHING[0], number.value
                if isinstance(ends, str):
                    yield ends, number.value, ANYTHING[1]

    def _room(self, moved: Moved) -> float:
        """The highest x at which members do not exceed their total."""
        column = moved.assumption
        if not isinstance(column, Column) or not column.adds_to_at_most:
            return ANYTHING[1]
        numbers = [one.value for one in moved.numbers()]
        others = sum(column.values) - sum(numbers)
        free = self.assumptions.number(column.adds_to_at_most) * FULL - others
        if moved.about == "factor":
            return free / sum(numbers) if sum(numbers) else ANYTHING[1]
        return (free if moved.about == "value" else free - sum(numbers)) / len(numbers)


def _ends(one: Number, about: str) -> Ends:
    """The ends of x for one number; a factor of nothing changes nothing."""
    low, high = one.metadata.plausible
    if about == "value":
        return low, high
    if about == "shift":
        return low - one.value, high - one.value
    if one.value == 0:
        return 0.0, ANYTHING[1]
    ends = sorted((low / one.value, high / one.value))
    return max(0.0, ends[0]), ends[1]
