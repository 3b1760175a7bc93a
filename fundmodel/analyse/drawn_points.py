"""The drawn worlds of a set of assumptions with some of its inputs set to other numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.analyse.asked_input import settings_of
from fundmodel.read_assumptions import Column
from fundmodel.simulation.drawn_events import rows_of
from fundmodel.simulation.one_block import worlds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fundmodel.analyse.movables import Movable
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.simulation.asked import Asked


class DrawnPoints:
    """Worlds in which some inputs are set, not drawn; all else is drawn alike at every x.

    Worlds are drawn once where what is set leaves all other numbers as they are, as the draws at
    both ends show. A hazard, or a part of a total, does not: there they are drawn anew.

    Args:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        moves: what is set, with the ends between which it is: input, lowest x, highest x.
        worlds: how many, and which.
    """

    def __init__(
        self,
        model: Model,
        assumptions: Assumptions,
        moves: Sequence[tuple[Movable, float, float]],
        worlds: Asked,
    ) -> None:
        self.model, self.assumptions, self.worlds = model, assumptions, worlds
        self.movables = [movable for movable, _, _ in moves]
        self.ends = [low for _, low, _ in moves], [high for _, _, high in moves]

    def changed(self, xs: Sequence[float], *, accept: bool = False) -> Assumptions:
        """The set with its inputs at some x."""
        settings: dict[str, object] = {}
        for movable, x in zip(self.movables, xs, strict=True):
            settings |= settings_of(movable.moved, x)
        return self.assumptions.changed(settings, accept=accept)

    def inputs(self, xs: Sequence[float]) -> dict[str, Any]:
        """The numbers of all worlds with the inputs at some x, as `evaluate` takes them."""
        if self._shared is None:
            return self._drawn(xs)
        return self._set(self._shared, xs)

    @cached_property
    def _shared(self) -> dict[str, Any] | None:
        """The worlds at the lowest x, if those at the highest differ by what is set alone."""
        lowest, highest = (self._drawn(xs) for xs in self.ends)
        as_highest = self._set(lowest, self.ends[1])
        alike = all(_alike(numbers, highest[name]) for name, numbers in as_highest.items())
        return lowest if alike else None

    def _drawn(self, xs: Sequence[float]) -> dict[str, Any]:
        worlds = worlds_of(self.model, self.changed(xs, accept=True), self.worlds)
        with np.errstate(invalid="ignore"):  # chances above one, which the run refuses
            return worlds.block(0, self.worlds.paths).inputs

    def _set(self, inputs: dict[str, Any], xs: Sequence[float]) -> dict[str, Any]:
        """The same worlds with what is set at other x."""
        found = dict(inputs)
        for movable, x in zip(self.movables, xs, strict=True):
            assumption, at = movable.moved.assumption, movable.moved.at(x)
            found[assumption.name] = at
            if isinstance(assumption, Column) and not assumption.adds_to_one:
                rows = rows_of(inputs[assumption.name], self.worlds.paths).copy()
                for one in movable.moved.numbers():
                    member = assumption.members.index(str(one.key))
                    rows[member] = at[member]
                found[assumption.name] = rows
        return found


def _alike(one: Any, other: Any) -> bool:
    """Whether the numbers of all worlds are the same, to the last digit."""
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(_alike(one[year], other[year]) for year in one)
    first, second = (np.asarray(numbers, dtype=float) for numbers in (one, other))
    if first.ndim != second.ndim:  # one number for all worlds, or one each
        first, second = np.atleast_2d(first.T).T, np.atleast_2d(second.T).T
    return bool(np.all(first == second))
