"""Draw many worlds, work out what they give, and keep no more of it than is asked for."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.build_model.language import CHECK_TOLERANCE
from fundmodel.run_paths.evaluate import evaluate, keep_of
from fundmodel.run_paths.given import inputs_of
from fundmodel.run_paths.not_finite import NotFinite
from fundmodel.simulation.ahead import one_ahead
from fundmodel.simulation.asked import Asked, refuse_impossible
from fundmodel.simulation.drawn_events import begun_by_kind, events_of, kinds_of
from fundmodel.simulation.simulation import Simulation
from fundmodel.simulation.streams import SPREAD, Streams
from fundmodel.simulation.summaries import is_sure
from fundmodel.simulation.worlds import Block, Worlds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.evaluate import Paths
    from fundmodel.run_paths.numbers import Numbers

BLOCK = 8_192
"""Paths drawn and worked out at once, at most."""
FOR_DRIVERS = 8_192
"""What was drawn is kept of so many paths: enough to rank what moves a result."""
FIRST_LOOK = 8 * SPREAD
"""After so many paths it is looked for the first time whether they are enough."""
FOR_FANS = 16_384
"""A line in every quarter is kept of so many paths."""


def simulate(
    model: Model,
    assumptions: Assumptions,
    asked: Asked,
    *,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    block: int = BLOCK,
) -> Simulation:
    """Draw worlds from a set of assumptions and work out what is asked for.

    Args:
        model: the lines.
        assumptions: the stated numbers, and how they are drawn.
        asked: how many paths, which, and what of them.
        threads: how many work at once; by default as many as there are cores.
        progress: is told how many paths are done, and of how many; what it raises stops the work.
        block: paths worked out at once; nothing but memory depends on it.

    Raises:
        BadInput: what is asked for cannot be.
        NotFinite: a line becomes infinite or undefined; says on which paths.
    """
    refuse_impossible(model, asked)
    return _Work(model, assumptions, asked).done(threads, progress, block)


def worlds_of(model: Model, assumptions: Assumptions, asked: Asked) -> Worlds:
    """The worlds that a simulation draws; any path of them can be asked for by itself."""
    first = next(iter(events_of(assumptions)), "")
    streams = Streams(asked.seed, asked.sampling, asked.paths, first)
    return Worlds(model, assumptions, streams, asked.event_lines)


class _Work:
    """One simulation under way."""

    def __init__(self, model: Model, assumptions: Assumptions, asked: Asked) -> None:
        self.model, self.assumptions, self.asked = model, assumptions, asked
        self.worlds = worlds_of(model, assumptions, asked)
        keep = keep_of(model, [*asked.results, *(one.result for one in asked.chances)])
        self.tolerance = assumptions.number(CHECK_TOLERANCE)
        self.keep = [*keep.results, *keep.worst, *(["checks"] if asked.checks else [])]
        self.found = {
            address: np.empty(asked.paths)
            for name in keep.results
            for address in addresses_of(model, name)
        }
        self.alerts = {name: np.empty(asked.paths) for name in keep.worst}
        self.passed = np.empty(asked.paths, dtype=bool)
        self.begun = {kind: np.zeros(asked.paths, dtype=bool) for kind in kinds_of(assumptions)}
        self.drawn: dict[str, Numbers] = {}
        self.rows: dict[str, list[Numbers]] = {}

    def done(
        self, threads: int | None, progress: Callable[[int, int], None] | None, block: int
    ) -> Simulation:
        last = 0
        blocks = blocks_of(self.asked, block)
        work = one_ahead(lambda ends: self.worlds.block(*ends), blocks, alone=threads == 1)
        with closing(work) as drawn:  # whatever stops the work, no thread draws on
            for (first, last), worlds in drawn:

                def say(done: int, _: int, first: int = first) -> None:
                    if progress:
                        progress(first + done, self.asked.paths)

                self._take(worlds, self._worked_out(worlds, first, threads, say), first, last)
                if self.asked.until and self._is_sure(last):
                    break
        return self._simulation(last)

    def _is_sure(self, paths: int) -> bool:
        told = keep_of(self.model, self.asked.results).results
        return all(
            is_sure(numbers[:paths], self.asked.until)
            for address, numbers in self.found.items()
            if address.partition("[")[0] in told
        )

    def _simulation(self, paths: int) -> Simulation:
        """What the first paths gave: all of them, or as many as were enough."""
        lines = {
            name: np.concatenate(parts, axis=1)[:, :FOR_FANS] for name, parts in self.rows.items()
        }
        return Simulation(
            self.worlds,
            replace(self.asked, paths=paths),
            {name: numbers[:paths] for name, numbers in self.found.items()},
            {name: numbers[:paths] for name, numbers in self.alerts.items()},
            self._stated(),
            {kind: begun[:paths] for kind, begun in self.begun.items()},
            self.drawn,
            lines,
            self.passed[:paths] if self.asked.checks else None,
        )

    def _worked_out(
        self,
        worlds: Block,
        first: int,
        threads: int | None,
        say: Callable[[int, int], None],
    ) -> Paths:
        lines = self.asked.lines if first < FOR_FANS else ()
        try:
            return evaluate(
                self.model, worlds.inputs, [*self.keep, *lines], threads=threads, progress=say
            )
        except NotFinite as problem:
            where = f"{self.assumptions.title}, seed {self.asked.seed}"
            raise NotFinite(f"{where}, of the paths from {first + 1:,} on: {problem}") from problem

    def _take(self, worlds: Block, paths: Paths, first: int, last: int) -> None:
        for name, numbers in paths.results.items():
            for address, row in zip(addresses_of(self.model, name), numbers, strict=True):
                self.found[address][first:last] = row
        for name, numbers in paths.lines.items():
            if name in self.asked.lines:
                members = zip(
                    addresses_of(self.model, name), numbers.transpose(1, 0, 2), strict=True
                )
                for address, rows in members:
                    self.rows.setdefault(address, []).append(rows)
        for name, numbers in self.alerts.items():
            numbers[first:last] = paths.worst[name] > self.tolerance
        if self.asked.checks:
            self.passed[first:last] = paths.passed(self.tolerance)
        for kind, begun in begun_by_kind(self.assumptions, worlds.inputs, worlds.quarters).items():
            self.begun[kind][first:last] = begun
        if first < FOR_DRIVERS:
            for name, numbers in worlds.drawn.items():
                before = self.drawn.get(name, np.empty(0))
                self.drawn[name] = np.concatenate([before, numbers])[:FOR_DRIVERS]

    def _stated(self) -> dict[str, float]:
        """What the stated path gives, on which nothing is drawn."""
        results = list(keep_of(self.model, self.keep).results)
        paths = evaluate(self.model, inputs_of(self.model, self.assumptions), results)
        return {
            address: float(row[0])
            for name, numbers in paths.results.items()
            for address, row in zip(addresses_of(self.model, name), numbers, strict=True)
        }


def blocks_of(asked: Asked, block: int) -> Iterator[tuple[int, int]]:
    """The first path of each block, and the one after its last.

    Where paths may turn out to be enough, each block doubles their number.
    """
    size, first = even_parts(asked.paths, block), 0
    while first < asked.paths:
        step = min(size, max(first, FIRST_LOOK)) if asked.until else size
        last = min(first + step, asked.paths)
        yield first, last
        first = last


def even_parts(paths: int, block: int) -> int:
    """The length of blocks of about the same size, in whole runs: a short one costs as much again.

    >>> even_parts(10_000, 16_384), even_parts(20_000, 16_384), even_parts(300, 70)
    (10000, 10112, 60)
    """
    blocks = -(-paths // block)
    each = -(-paths // blocks)
    return min(each if block < SPREAD or blocks == 1 else -(-each // SPREAD) * SPREAD, block)


def addresses_of(model: Model, name: str) -> list[str]:
    """A line as tables call it: its name, or name[member] for each."""
    members = model.members(name)
    return [f"{name}[{member}]" if member else name for member in members]
