"""More paths than are kept one by one: sums that are exact, and sketches of what is ranked."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.errors import BadInput, message
from fundmodel.simulation.asked import MOST_BY_PATH
from fundmodel.simulation.collected import FirstPaths
from fundmodel.simulation.drawn_events import kinds_of
from fundmodel.simulation.one_block import FOR_DRIVERS
from fundmodel.simulation.parts import batch_length
from fundmodel.simulation.simulation import WITH, WITHOUT, Simulation, event_begins
from fundmodel.simulation.sketch import LIBRARY, Sketch
from fundmodel.simulation.summaries import batches_of, error_of, hits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from fundmodel.build_model.presentation import Chance
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.simulation.one_block import Found, Work


class Sketches:
    """What is left of blocks, which come in their order and each lie in one batch."""

    def __init__(self, work: Work) -> None:
        _refuse_without_library(work.asked.paths)
        self.work, paths = work, work.asked.paths
        self.batches, self.length = batches_of(paths), batch_length(paths)
        self.sketches: dict[str, Sketch] = {}
        self.sums: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0])
        self.counts: dict[str, Numbers] = {}
        self.by_path: dict[str, list[Numbers]] = {}
        self.passed = np.empty(paths, dtype=bool)
        self.begun = {kind: np.zeros(paths, dtype=bool) for kind in kinds_of(work.assumptions)}
        self.first = FirstPaths()

    def take(self, found: Found) -> None:
        """Add a block to what there is."""
        batch = min(found.first // self.length, self.batches)
        for name, numbers in found.results.items():
            if name not in self.sketches:
                self.sketches[name] = Sketch(numbers, self.batches)
            self.sketches[name].take(numbers, batch)
            self._add_sums(name, numbers, found)
            if found.first < FOR_DRIVERS:
                self.by_path.setdefault(name, []).append(numbers[: FOR_DRIVERS - found.first])
        for kind, begun in found.begun.items():
            self.begun[kind][found.first : found.last] = begun
            self._count(event_begins(kind), begun.astype(float), batch)
        for chance in self.work.asked.chances:
            self._count(chance.label, happened(chance, found), batch)
        self.passed[found.first : found.last] = found.passed
        self.first.take(found)

    def _add_sums(self, name: str, numbers: Numbers, found: Found) -> None:
        there = ~np.isnan(numbers)
        for kind, begun in found.begun.items():
            for which in (WITHOUT, WITH):
                chosen = numbers[there & (begun == (which == WITH))]
                total = self.sums[name, kind, which]
                total[0] += float(chosen.sum())
                total[1] += chosen.size

    def _count(self, label: str, numbers: Numbers, batch: int) -> None:
        """How often something happened, and how often it could be told, in each batch."""
        counts = self.counts.setdefault(label, np.zeros((self.batches + 1, 2)))
        there = ~np.isnan(numbers)
        counts[batch] += numbers[there].sum(), there.sum()

    def is_sure(self, paths: int) -> bool:  # noqa: ARG002  (refused before: see `refuse_impossible`)
        """Never: all paths were asked for."""
        return False

    def simulation(self, paths: int) -> Sketched:
        """What all paths gave."""
        asked = self.work.asked
        return Sketched(
            self.work.worlds,
            replace(asked, paths=paths),
            {name: np.concatenate(parts) for name, parts in self.by_path.items()},
            {},
            self.work.stated(),
            self.begun,
            self.first.drawn,
            self.first.lines,
            self.passed if asked.checks else None,
            self.sketches,
            self.sums,
            self.counts,
        )


def happened(chance: Chance, found: Found) -> Numbers:
    """1 where it happens, 0 where not, not a number where the result is not available."""
    if chance.result in found.alerts:
        return found.alerts[chance.result].astype(float)
    return hits(chance, found.results[chance.result])


@dataclass(frozen=True, eq=False, repr=False)
class Sketched(Simulation):
    """A simulation of so many paths that only the first are kept one by one.

    Attributes:
        by_path: result -> `[path]`, of the first paths alone.
        sketches: result -> what all paths gave.
        sums: (result, kind of event, "without" or "with") -> sum and number of such paths.
        counts: what may happen -> by batch, how often it did, and how often that could be told.
    """

    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    sums: Mapping[tuple[str, str, str], list[float]] = field(default_factory=dict)
    counts: Mapping[str, Numbers] = field(default_factory=dict)

    @cached_property
    def summaries(self) -> dict[str, dict[str, float]]:
        """Result -> `stated` and what `summary_of` gives; percentiles and tails off a sketch."""
        return {
            name: {"stated": self.stated[name], **self.sketches[name].summary()}
            for name in self.told
        }

    @cached_property
    def rank_error(self) -> float:
        """How far a percentile's rank may be off: the furthest found, counting every path."""
        return max((self.sketches[name].rank_error() for name in self.told), default=0.0)

    @cached_property
    def conditional_means(self) -> dict[str, dict[tuple[str, str], float]]:
        """Result -> (kind of event, "without" or "with") -> mean over such paths."""
        return {
            name: {
                (kind, which): _ratio(*self.sums[name, kind, which])
                for kind in self.begun
                for which in (WITHOUT, WITH)
            }
            for name in self.told
        }

    @cached_property
    def chances(self) -> dict[str, dict[str, float]]:
        """What may happen -> its `probability`, and the `standard_error` of that."""
        return {
            label: {
                "probability": _ratio(*counts.sum(axis=0).tolist()),
                "standard_error": error_of(_ratio(*one) for one in counts[:-1].tolist()),
            }
            for label, counts in self.counts.items()
        }

    @property
    def results(self) -> pd.DataFrame:
        """Refused: there are too many paths.

        Raises:
            BadInput: always.
        """
        raise _too_many(self.asked.paths, "results by path")

    def save(self, path: str | Path) -> None:
        """Refused: there are too many paths.

        Raises:
            BadInput: always.
        """
        raise _too_many(self.asked.paths, str(path))


def refuse_saving(paths: int, what: str) -> None:
    """Refuse to save more paths than are kept one by one, before anybody waits for them.

    Raises:
        BadInput: there are too many.
    """
    if paths > MOST_BY_PATH:
        raise _too_many(paths, what)


def _too_many(paths: int, what: str) -> BadInput:
    return BadInput(
        message(
            what,
            f"Of {paths:,} paths no results by path are kept.",
            why=f"Above {MOST_BY_PATH:,} paths there are sketches of how results are distributed.",
            fix=f"draw up to {MOST_BY_PATH:,} paths; other seeds give others.",
        )
    )


def _refuse_without_library(paths: int) -> None:
    if find_spec(LIBRARY) is None:
        raise BadInput(
            message(
                f"paths = {paths:,}",
                f"More than {MOST_BY_PATH:,} paths take `{LIBRARY}`, which is not installed.",
                why="They are not kept one by one, but as sketches of how results are distributed.",
                fix="python -m pip install datasketches, or `fundmodel[sketches]`.",
            )
        )


def _ratio(total: float, count: float) -> float:
    return total / count if count else math.nan
