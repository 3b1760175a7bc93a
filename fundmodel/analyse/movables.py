"""All that can be moved by itself in a set of assumptions, and how far it is moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.analyse.moved_input import Moved
from fundmodel.analyse.percentiles import level_of, percentile_of
from fundmodel.analyse.tied_ranges import tied_ranges
from fundmodel.read_assumptions import Column, Series, split_address
from fundmodel.read_assumptions.schema.assumption import numbers_in
from fundmodel.read_assumptions.uncertainty import VALUE
from fundmodel.run_paths.given import inputs_of
from fundmodel.simulation.horizon import year_of_each_quarter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions, Draw, Metadata
    from fundmodel.read_assumptions.schema.assumption import Assumption

NINE_TENTHS = 0.9
DRAWN, PLAUSIBLE = "P10 to P90", "plausible"


@dataclass(frozen=True, eq=False)
class Movable:
    """One thing that can be moved by itself.

    Attributes:
        name: a scalar, a series or column as a whole, or `column[Member]`.
        moved: what moves with it, and how.
        metadata: what is known about it.
        low, high: x at its ends: of a draw the tenth and the 90th percentile, else the ends of what
            is plausible.
        ends: which of the two, "P10 to P90" or "plausible".
        limits: the lowest and highest x that the plausible ranges and totals allow.
    """

    name: str
    moved: Moved
    metadata: Metadata
    low: float
    high: float
    ends: str
    limits: tuple[float, float]

    @cached_property
    def stated(self) -> float:
        """The x at which everything is as stated."""
        return self.moved.neutral

    @property
    def label(self) -> str:
        """As people call it, with the member."""
        member = split_address(self.name)[1]
        return f"{self.metadata.label}: {member}" if member else self.metadata.label

    @property
    def about(self) -> str:
        """What x is: a "value", or a "shift" or "factor" of what is stated."""
        return self.moved.about

    def inputs(self, stated: dict[str, Any], x: float) -> dict[str, Any]:
        """The numbers of all assumptions, this one at x."""
        return {**stated, self.moved.assumption.name: self.moved.at(x)}


@dataclass(frozen=True, eq=False)
class Movables:
    """What can be moved in a set of assumptions.

    Attributes:
        model: the lines, of which something must read what is moved.
        assumptions: the stated numbers.
        years: the calendar years of the horizon, in which yearly shocks fall.
    """

    model: Model
    assumptions: Assumptions
    years: Sequence[int]

    @cached_property
    def stated(self) -> dict[str, Any]:
        """The numbers of all assumptions of the model as they are stated."""
        return inputs_of(self.model, self.assumptions)

    @cached_property
    def all(self) -> dict[str, Movable]:
        """Every number with a range, by name: what is drawn first, as it is drawn.

        Left out are choices, flags, what belongs to the structure, and the quarters in which
        events begin, which hazards decide.
        """
        drawn = {draw.name: self._of_draw(draw) for draw in self.assumptions.draws.values()
                 if draw.assumption in self.model.inputs}  # fmt: skip
        moved = {one.address for each in drawn.values() for one in each.moved.numbers()}
        others = [one for assumption in self.assumptions for one in self._undrawn(assumption)
                  if not any(cell.address in moved for cell in one.moved.numbers())]  # fmt: skip
        return {**drawn, **{one.name: one for one in others}}

    def named(self, name: str) -> Movable | None:
        """One of them, or any single number with a range; None if there is none of that name."""
        draw = self.assumptions.draws.get(name)
        if draw is not None and draw.assumption in self.model.inputs:
            return self._of_draw(draw)
        whole, member = split_address(name)
        assumption = self.assumptions.named(whole)
        if assumption is None or whole not in self.model.inputs or not can_move(assumption):
            return None
        if isinstance(assumption, Column) and member in assumption.members:
            return self._by_range(name, Moved(assumption, (str(member),)))
        if member is not None or isinstance(assumption, Column):
            return None
        return self._by_range(name, _whole(assumption))

    def _of_draw(self, draw: Draw) -> Movable:
        assumption = self.assumptions.named(draw.assumption)
        assert assumption is not None  # noqa: S101  (a draw is made of an assumption)
        moved = Moved(assumption, draw.members, draw.uncertainty.about)
        low, high = self._percentiles(draw)
        limits = self._limits(moved)
        low, high = (moved.fitted(min(max(end, limits[0]), limits[1])) for end in (low, high))
        return Movable(draw.name, moved, _metadata(moved), low, high, DRAWN, limits)

    def _percentiles(self, draw: Draw) -> tuple[float, float]:
        """The tenth and the 90th percentile; of yearly shocks of what they come to on average."""
        drawn, years = draw.uncertainty, len(self.years)
        if draw.by_year:
            return level_of(drawn, 1 - NINE_TENTHS, years), level_of(drawn, NINE_TENTHS, years)
        return percentile_of(drawn, 1 - NINE_TENTHS), percentile_of(drawn, NINE_TENTHS)

    def _undrawn(self, assumption: Assumption) -> Iterator[Movable]:
        if assumption.name not in self.model.inputs or not can_move(assumption):
            return
        if not isinstance(assumption, Column):
            found = [self._by_range(assumption.name, _whole(assumption))]
        else:
            cells = [one for one in numbers_in(assumption) if one.address not in self.begin]
            found = [self._by_range(one.address, Moved(assumption, (str(one.key),)))
                     for one in cells]  # fmt: skip
        yield from (one for one in found if one is not None)

    @cached_property
    def begin(self) -> frozenset[str]:
        """The numbers that hold the quarters in which events begin."""
        columns = (one for one in self.assumptions.columns.values() if one.first_passage)
        return frozenset(number.address for one in columns for number in numbers_in(one))

    def _limits(self, moved: Moved) -> tuple[float, float]:
        """How far it may go: its own range, totals, and what others are tied to it."""
        low, high = moved.limits(self.assumptions)
        lowest, highest = self._tied.get(moved.assumption.name, (-np.inf, np.inf))
        return max(low, lowest), min(high, highest)

    @cached_property
    def _tied(self) -> dict[str, tuple[float, float]]:
        return tied_ranges(self.assumptions)

    def _by_range(self, name: str, moved: Moved) -> Movable | None:
        """A number over all that is plausible; None where that has no end or no width."""
        low, high = self._limits(moved)
        if not (np.isfinite(low) and np.isfinite(high) and low < high):
            return None
        return Movable(name, moved, _metadata(moved), low, high, PLAUSIBLE, (low, high))


def movables_of(model: Model, assumptions: Assumptions) -> Movables:
    """What can be moved in a set of assumptions of a model."""
    return Movables(model, assumptions, sorted(set(year_of_each_quarter(model, assumptions))))


def _whole(assumption: Assumption) -> Moved:
    return Moved(assumption, (), "shift" if isinstance(assumption, Series) else VALUE)


def _metadata(moved: Moved) -> Metadata:
    first = moved.numbers()[0]
    return first.metadata if len(moved.members) == 1 else moved.assumption.metadata


def can_move(assumption: Assumption) -> bool:
    """Whether its numbers have a size: no choice, no flag, nothing of the structure."""
    options = () if isinstance(assumption, Column) else assumption.options
    structural = not isinstance(assumption, Column) and assumption.structural
    kind = assumption.metadata.unit.kind
    return not (options or structural or kind in ("choice", "flag"))
