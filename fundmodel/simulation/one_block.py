"""Some paths drawn and worked out, by whoever has a core to spare: what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.run_paths.evaluate import evaluate, keep_of
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.simulation.drawn_events import begun_by_kind, events_of
from fundmodel.simulation.in_words import results_of
from fundmodel.simulation.streams import Streams
from fundmodel.simulation.worlds import Block, Worlds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.evaluate import Paths
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.asked import Asked

FOR_DRIVERS = 8_192
"""What was drawn is kept of so many paths: enough to rank what moves a result."""
FOR_FANS = 16_384
"""A line in every quarter is kept of so many paths."""


@dataclass(frozen=True, eq=False)
class Found:
    """What is kept of the paths from `first` up to, but not with, `last`, counted from 0.

    Attributes:
        first, last: which paths.
        results: result, or `name[member]` -> `[path]`.
        alerts: alert of a chance -> whether it is up, `[path]`.
        begun: kind of event -> whether one begins, `[path]`.
        passed: whether every check that was worked out holds, `[path]`.
        drawn: each random number, of those paths that are among the first.
        rows: line by quarter, or `name[member]` -> `[period, path]`, likewise.
    """

    first: int
    last: int
    results: Mapping[str, Numbers]
    alerts: Mapping[str, NDArray[np.bool_]]
    begun: Mapping[str, NDArray[np.bool_]]
    passed: NDArray[np.bool_]
    drawn: Mapping[str, Numbers] = field(default_factory=dict)
    rows: Mapping[str, Numbers] = field(default_factory=dict)


def worlds_of(model: Model, assumptions: Assumptions, asked: Asked) -> Worlds:
    """The worlds that a simulation draws; any path of them can be asked for by itself."""
    first = next(iter(events_of(assumptions)), "")
    streams = Streams(asked.seed, asked.sampling, asked.paths, first)
    return Worlds(model, assumptions, streams, asked.event_lines)


class Work:
    """One simulation, of which any paths can be worked out, in any order and place."""

    def __init__(
        self, model: Model, assumptions: Assumptions, asked: Asked, threads: int | None = None
    ) -> None:
        self.model, self.assumptions, self.asked, self.threads = model, assumptions, asked, threads
        self.worlds = worlds_of(model, assumptions, asked)
        happens = [one.result for one in asked.chances]
        sentences = results_of(model, asked.sentences)
        self.keep = keep_of(model, [*asked.results, *happens, *sentences])
        self.tolerance = assumptions.number(CHECK_TOLERANCE)

    def block(self, first: int, last: int) -> Found:
        """Draw and work out the paths from `first` up to, but not with, `last`, counted from 0.

        Raises:
            NotFinite: a line becomes infinite or undefined; says on which paths.
        """
        return self.found(self.worlds.block(first, last), first, last)

    def found(
        self,
        worlds: Block,
        first: int,
        last: int,
        progress: Callable[[int, int], None] | None = None,
    ) -> Found:
        """Work out paths that are drawn; progress is told how many are done, and of how many."""
        paths = self._worked_out(worlds, first, progress)
        begun = begun_by_kind(self.assumptions, worlds.inputs, worlds.quarters)
        return Found(
            first,
            last,
            dict(_by_address(self.model, paths.results)),
            {name: paths.worst[name] > self.tolerance for name in self.keep.worst},
            {kind: np.broadcast_to(one, last - first) for kind, one in begun.items()},
            paths.passed(self.tolerance),
            {name: numbers[: FOR_DRIVERS - first] for name, numbers in worlds.drawn.items()}
            if first < FOR_DRIVERS
            else {},
            self._rows(paths, first),
        )

    def _worked_out(
        self, worlds: Block, first: int, progress: Callable[[int, int], None] | None
    ) -> Paths:
        lines = [line_of(one) for one in self.asked.lines] if first < FOR_FANS else []
        checks = ["checks"] if self.asked.checks else []
        keep = [*self.keep.results, *self.keep.worst, *checks, *lines]
        try:
            return evaluate(
                self.model, worlds.inputs, keep, threads=self.threads, progress=progress
            )
        except NotFinite as problem:
            where = f"{self.assumptions.title}, seed {self.asked.seed}"
            raise NotFinite(f"{where}, of the paths from {first + 1:,} on: {problem}") from problem

    def _rows(self, paths: Paths, first: int) -> dict[str, Numbers]:
        found = {}
        for name, numbers in paths.lines.items():
            for address, rows in zip(
                addresses_of(self.model, name), numbers.transpose(1, 0, 2), strict=True
            ):
                if name in self.asked.lines or address in self.asked.lines:
                    found[address] = rows[:, : FOR_FANS - first]
        return found

    def stated(self) -> dict[str, float]:
        """What the stated path gives, on which nothing is drawn."""
        inputs = inputs_of(self.model, self.assumptions)
        paths = evaluate(self.model, inputs, list(self.keep.results))
        return {address: float(row[0]) for address, row in _by_address(self.model, paths.results)}


def _by_address(model: Model, results: Mapping[str, Numbers]) -> Iterator[tuple[str, Numbers]]:
    for name, numbers in results.items():
        yield from zip(addresses_of(model, name), numbers, strict=True)


def addresses_of(model: Model, name: str) -> list[str]:
    """A line as tables call it: its name, or name[member] for each."""
    members = model.members(name)
    return [f"{name}[{member}]" if member else name for member in members]


def line_of(address: str) -> str:
    """The name of a line without its member."""
    return address.partition("[")[0]
