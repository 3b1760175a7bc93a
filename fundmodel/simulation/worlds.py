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
    from fundmodel.read_assumptions import Assumptions, Draw, Metadata, Uncertainty
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
        numbers, made = block.inputs, _Made(draw, scores)
        if draw.by_year and isinstance(assumption, Series):
            path = process(draw.uncertainty, scores.by_year[draw.name])
            block.drawn[draw.name] = _mean(path)
            numbers[draw.assumption] = {
                year: made.fitted(x, assumption.value_in(year), assumption.metadata, year)
                for year, x in path.items()
            }
            return
        x = made.number()
        block.drawn[draw.name] = x
        if isinstance(assumption, Column):
            rows = rows_of(numbers[draw.assumption], len(x))
            for member in draw.members:
                at = assumption.members.index(member)
                rows[at] = made.fitted(x, assumption.values[at], assumption.metadata_of(member))
            numbers[draw.assumption] = rows
        elif isinstance(assumption, Series):
            numbers[draw.assumption] = {
                year: made.fitted(x, value, assumption.metadata)
                for year, value in assumption.values.items()
            }
        else:
            numbers[draw.assumption] = made.fitted(x, assumption.value, assumption.metadata)


class _Made:
    """What a draw makes of its scores; where scores are kept, made once for all scenarios."""

    def __init__(self, draw: Draw, scores: Scores) -> None:
        one = draw.uncertainty
        self.drawn, self.name, self.scores = one, draw.name, scores
        self.key = (draw.name, one.shape, tuple(one.parameters.items()), one.about,
                    one.persistence, one.values, one.weights)  # fmt: skip

    def number(self) -> Numbers:
        """The number of the shape, of what is drawn once."""
        scores = self.scores.once[self.name]
        return self.scores.made(self.key, lambda: number_at(self.drawn, scores))

    def fitted(self, x: Numbers, stated: float, metadata: Metadata, year: int = 0) -> Numbers:
        """What the draw makes of what is stated, within its range; `year` of a shock."""
        key = (self.key, year, stated, metadata.plausible, metadata.unit)
        return self.scores.made(key, lambda: fitted(moved(self.drawn, stated, x), metadata))


def moved(drawn: Uncertainty, stated: float, x: Numbers) -> Numbers:
    """What a draw makes of what is stated."""
    if drawn.about == "value":
        return x
    return stated + x if drawn.about == "shift" else stated * x


def _mean(path: Mapping[int, Numbers]) -> Numbers:
    total = sum(path.values())
    return np.asarray(total) / len(path)
