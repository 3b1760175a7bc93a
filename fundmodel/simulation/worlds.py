"""Worlds: all that a set of assumptions leaves open, drawn together, as numbers for `evaluate`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.presentation import EventLines
from fundmodel.read_assumptions import Column, Series
from fundmodel.run_paths.given import inputs_of
from fundmodel.simulation.drawn_events import events_drawn, needed_by, rows_of
from fundmodel.simulation.drawn_scores import Scores, scores_of
from fundmodel.simulation.hazards import hazards_of
from fundmodel.simulation.horizon import year_of_each_quarter
from fundmodel.simulation.processes import process
from fundmodel.simulation.shapes import number_at
from fundmodel.simulation.within import fitted, within_totals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions, Draw, Uncertainty
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.streams import Source, Streams


@dataclass(frozen=True, eq=False)
class Block:
    """The worlds of some paths.

    Attributes:
        inputs: each assumption of the model: one number, or one a path, as `evaluate` takes them.
        drawn: each random number by the name of its stream, `[path]`; of a number with a shock
            every year the mean over the years of what the shocks come to; of an event the quarter
            in which it begins, or one more than there are.
        quarters: how many there are in which events may begin, one number or one a path.
    """

    inputs: dict[str, Any]
    drawn: dict[str, Numbers] = field(default_factory=dict)
    quarters: Numbers | float = 0.0


@dataclass(frozen=True, eq=False)
class Worlds:
    """What one set of assumptions leaves open.

    Attributes:
        model: whose assumptions they are.
        assumptions: the stated numbers, and how they are drawn.
        streams: of random scores.
        event_lines: by which lines events are drawn.
    """

    model: Model
    assumptions: Assumptions
    streams: Streams
    event_lines: EventLines = field(default_factory=EventLines)

    @cached_property
    def years(self) -> list[int]:
        """The calendar year of each quarter."""
        return year_of_each_quarter(self.model, self.assumptions)

    @cached_property
    def stated(self) -> dict[str, Any]:
        """Each assumption of the model as it is stated, and what events are drawn by."""
        return {**needed_by(self.assumptions), **inputs_of(self.model, self.assumptions)}

    def block(self, first: int, last: int) -> Block:
        """The worlds of the paths from `first` up to, but not with, `last`, counted from 0."""
        return self.drawn_from(self.streams, first, last)

    def drawn_from(self, streams: Source, first: int, last: int) -> Block:
        """The same worlds, with scores from elsewhere."""
        horizon = sorted(set(self.years))
        scores = scores_of(self.assumptions, streams, horizon, first, last)
        block = Block(dict(self.stated))
        for draw in self.assumptions.draws.values():
            self._draw(draw, scores, block)
        within_totals(self.assumptions, block.inputs)
        hazards = hazards_of(self.model, self.assumptions, self.event_lines, self.years,
                             block.inputs, last - first)  # fmt: skip
        starts = events_drawn(
            self.assumptions, streams, hazards.built_up, block.inputs, first, last
        )
        for name, begins in starts.items():
            block.drawn[name] = np.where(begins > 0, begins, len(self.years) + 1.0)
        inputs = {name: block.inputs[name] for name in self.model.inputs}
        return Block(inputs, block.drawn, hazards.quarters)

    def _draw(self, draw: Draw, scores: Scores, block: Block) -> None:
        assumption = self.assumptions.named(draw.assumption)
        if draw.assumption not in block.inputs or assumption is None:
            return
        numbers = block.inputs
        if draw.by_year and isinstance(assumption, Series):
            path = process(draw.uncertainty, scores.by_year[draw.name])
            block.drawn[draw.name] = _mean(path)
            numbers[draw.assumption] = {
                year: fitted(moved(draw.uncertainty, assumption.value_in(year), x),
                             assumption.metadata)
                for year, x in path.items()
            }  # fmt: skip
            return
        x = number_at(draw.uncertainty, scores.once[draw.name])
        block.drawn[draw.name] = x
        if isinstance(assumption, Column):
            rows = rows_of(numbers[draw.assumption], len(x))
            for member in draw.members:
                at = assumption.members.index(member)
                rows[at] = fitted(moved(draw.uncertainty, assumption.values[at], x),
                                  assumption.metadata_of(member))  # fmt: skip
            numbers[draw.assumption] = rows
        elif isinstance(assumption, Series):
            numbers[draw.assumption] = {
                year: fitted(moved(draw.uncertainty, value, x), assumption.metadata)
                for year, value in assumption.values.items()
            }
        else:
            numbers[draw.assumption] = fitted(
                moved(draw.uncertainty, assumption.value, x), assumption.metadata
            )


def moved(drawn: Uncertainty, stated: float, x: Numbers) -> Numbers:
    """What a draw makes of what is stated."""
    if drawn.about == "value":
        return x
    return stated + x if drawn.about == "shift" else stated * x


def _mean(path: Mapping[int, Numbers]) -> Numbers:
    total = sum(path.values())
    return np.asarray(total) / len(path)
