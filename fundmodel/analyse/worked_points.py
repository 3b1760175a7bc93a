"""What results are with an input at some x: on the stated path, or on average over drawn worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fundmodel.analyse.asked_input import settings_of
from fundmodel.analyse.drawn_points import DrawnPoints
from fundmodel.analyse.many_runs import many_runs, result_addresses
from fundmodel.errors import FundModelError
from fundmodel.run_paths.evaluate import evaluate
from fundmodel.run_paths.given import inputs_of
from fundmodel.simulation.one_block import addresses_of, line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fundmodel.analyse.movables import Movable
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.asked import Asked


class Point(NamedTuple):
    """Which set of assumptions, by number, and where its inputs are moved to."""

    of: int
    xs: tuple[float, ...]


class WorkedPoints:
    """Results of some sets of assumptions of one model, each point of which is worked out once.

    Args:
        model: the lines.
        sets: the sets of assumptions.
        moves: of each the inputs that are moved, of different assumptions: input, lowest x,
            highest x.
        results: addresses of the results.
        worlds: over which worlds they are averaged; None for the stated path.
        progress: is told how many points are worked out.
    """

    def __init__(
        self,
        model: Model,
        sets: Sequence[Assumptions],
        moves: Sequence[Sequence[tuple[Movable, float, float]]],
        results: Sequence[str],
        worlds: Asked | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self.model, self.sets, self.worlds = model, sets, worlds
        self.moves = [[one for one, _, _ in each] for each in moves]
        self.results = result_addresses(model, results)
        self.progress = progress
        self.known: dict[Point, Mapping[str, float]] = {}
        self.refusal: FundModelError | None = None
        self._stated = [inputs_of(model, one) for one in sets]
        self._drawn = [DrawnPoints(model, one, each, worlds) if worlds else None
                       for one, each in zip(sets, moves, strict=True)]  # fmt: skip

    def work_out(self, points: Sequence[Point]) -> None:
        """See to it that these are known.

        Where a line is infinite or undefined, or a number impossible, results are NaN, and
        `refusal` is what was said of the first such point.
        """
        wanted = [one for one in dict.fromkeys(points) if one not in self.known]
        if self.worlds is None:
            self._on_the_stated_path(wanted)
            self._say()
            return
        for point in wanted:
            self.known[point] = self._expected(point)
            self._say()

    def of(self, point: Point, result: str) -> float:
        """One result at a point that was worked out."""
        return self.known[point][result]

    def changed(self, point: Point, *, accept: bool = False) -> Assumptions:
        """The set with its inputs set there."""
        settings: dict[str, object] = {}
        for movable, x in zip(self.moves[point.of], point.xs, strict=True):
            settings |= settings_of(movable.moved, x)
        return self.sets[point.of].changed(settings, accept=accept)

    def _say(self) -> None:
        if self.progress:
            self.progress(len(self.known))

    def _on_the_stated_path(self, points: Sequence[Point]) -> None:
        """All at once; where some of them fail, in halves."""
        if not points:
            return
        try:
            found = many_runs(self.model, [self._inputs(one) for one in points], self.results)
        except FundModelError as refusal:
            if len(points) == 1:
                self.known[points[0]] = self._undefined(refusal)
                return
            self._on_the_stated_path(points[: len(points) // 2])
            self._on_the_stated_path(points[len(points) // 2 :])
            return
        for at, point in enumerate(points):
            self.known[point] = {name: float(row[at]) for name, row in found.items()}

    def _expected(self, point: Point) -> Mapping[str, float]:
        try:
            return self._means(point)
        except FundModelError as refusal:
            return self._undefined(refusal)

    def _undefined(self, refusal: FundModelError) -> Mapping[str, float]:
        self.refusal = self.refusal or refusal
        return dict.fromkeys(self.results, np.nan)

    def _inputs(self, point: Point) -> dict[str, object]:
        numbers = self._stated[point.of]
        for movable, x in zip(self.moves[point.of], point.xs, strict=True):
            numbers = movable.inputs(numbers, x)
        return numbers

    def _means(self, point: Point) -> Mapping[str, float]:
        """The means over the worlds in which they are available; what is moved is not drawn."""
        drawn = self._drawn[point.of]
        assert drawn is not None  # noqa: S101  (only with worlds it is asked for)
        names = list(dict.fromkeys(line_of(one) for one in self.results))
        paths = evaluate(self.model, drawn.inputs(point.xs), names)
        return {
            address: _mean(row)
            for name in names
            for address, row in zip(
                addresses_of(self.model, name), paths.results[name], strict=True
            )
        }


def _mean(numbers: Numbers) -> float:
    there = numbers[~np.isnan(numbers)]
    return float(there.mean()) if there.size else np.nan
