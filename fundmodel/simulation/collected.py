"""Blocks put together, path by path."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.run_paths.evaluate import keep_of
from fundmodel.simulation.drawn_events import kinds_of
from fundmodel.simulation.one_block import addresses_of, line_of
from fundmodel.simulation.simulation import Simulation
from fundmodel.simulation.summaries import is_sure

if TYPE_CHECKING:
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.one_block import Found, Work


class Collected:
    """What was found of every path; blocks come in their order."""

    def __init__(self, work: Work) -> None:
        self.work, paths = work, work.asked.paths
        self.by_path = {
            address: np.empty(paths)
            for name in work.keep.results
            for address in addresses_of(work.model, name)
        }
        self.alerts = {name: np.empty(paths) for name in work.keep.worst}
        self.passed = np.empty(paths, dtype=bool)
        self.begun = {kind: np.zeros(paths, dtype=bool) for kind in kinds_of(work.assumptions)}
        self.first = FirstPaths()

    def take(self, found: Found) -> None:
        """Put a block where it belongs."""
        for kept, new in (
            (self.by_path, found.results),
            (self.alerts, found.alerts),
            (self.begun, found.begun),
        ):
            for name, numbers in new.items():
                kept[name][found.first : found.last] = numbers
        self.passed[found.first : found.last] = found.passed
        self.first.take(found)

    def is_sure(self, paths: int) -> bool:
        """Whether so many paths tell every result well enough."""
        asked = self.work.asked
        told = keep_of(self.work.model, asked.results).results
        return all(
            is_sure(numbers[:paths], asked.until)
            for address, numbers in self.by_path.items()
            if line_of(address) in told
        )

    def simulation(self, paths: int) -> Simulation:
        """What the first paths gave: all of them, or as many as were enough."""
        return Simulation(
            self.work.worlds,
            replace(self.work.asked, paths=paths),
            {name: numbers[:paths] for name, numbers in self.by_path.items()},
            {name: numbers[:paths] for name, numbers in self.alerts.items()},
            self.work.stated(),
            {kind: begun[:paths] for kind, begun in self.begun.items()},
            self.first.drawn,
            self.first.lines,
            self.passed[:paths] if self.work.asked.checks else None,
        )


class FirstPaths:
    """What is kept of the first paths alone: what was drawn, and lines in every quarter."""

    def __init__(self) -> None:
        self._drawn: dict[str, list[Numbers]] = {}
        self._rows: dict[str, list[Numbers]] = {}

    def take(self, found: Found) -> None:
        """Put a block behind those before it."""
        for kept, new in ((self._drawn, found.drawn), (self._rows, found.rows)):
            for name, numbers in new.items():
                kept.setdefault(name, []).append(numbers)

    @property
    def drawn(self) -> dict[str, Numbers]:
        """Each random number, `[path]`."""
        return {name: np.concatenate(parts) for name, parts in self._drawn.items()}

    @property
    def lines(self) -> dict[str, Numbers]:
        """Line by quarter -> `[period, path]`."""
        return {name: np.concatenate(parts, axis=1) for name, parts in self._rows.items()}
