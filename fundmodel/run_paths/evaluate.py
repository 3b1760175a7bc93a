"""From a model and numbers to what is wanted, on one path or a million.

Paths are worked out in blocks, on all cores. What a path gives depends on its numbers alone: not on
its place, the number of threads, or what is kept besides. What is not worked out is not at fault:
a line that was not asked for, and on many paths a branch that the choices of all of them rule out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from threading import local
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.kernel import BAD, Machine, kernel_of
from fundmodel.compile_model.layout import CELL
from fundmodel.compile_model.settled import settled
from fundmodel.errors import BadInput, message
from fundmodel.run_paths.given import Given, Inputs, given
from fundmodel.run_paths.machines import machine_for, periods_of
from fundmodel.run_paths.not_finite import refuse
from fundmodel.run_paths.unknown_names import unknown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model

PAIRS = 32
MANY = 3_500
"""On so many paths, compiling once more for their choices pays: it saves a fifth to a third."""
MOST_BYTES = 1 << 26
"""How much of what is kept a thread holds at once, before it is put where it belongs."""
GROUPS = {"results": ("result",), "checks": ("check", "alert")}
"""What can be asked for at once: results, and the worst value of each check and alert."""
EVERYTHING = "everything"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Paths:
    """What many runs left behind.

    Attributes:
        model: the lines.
        count: how many paths.
        results: result -> `[member, path]`.
        lines: line or series -> `[period, member, path]`, period 0 the opening.
        worst: check or alert -> the largest absolute value of all quarters and members, `[path]`.
    """

    model: Model
    count: int
    results: Mapping[str, NDArray[np.float64]]
    lines: Mapping[str, NDArray[np.float64]]
    worst: Mapping[str, NDArray[np.float64]]

    def passed(self, tolerance: float | NDArray[np.float64]) -> NDArray[np.bool_]:
        """For each path, whether every check holds up to a tolerance."""
        checks = [self.worst[name] for name in self.worst if self.model.lines[name].kind == "check"]
        hold = [numbers <= tolerance for numbers in checks]
        return np.logical_and.reduce(hold) if hold else np.ones(self.count, dtype=bool)


def evaluate(
    model: Model,
    inputs: Inputs,
    keep: str | Sequence[str] = ("results", "checks"),
    *,
    periods: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Paths:
    """Work out what is wanted on every path.

    Args:
        model: the lines.
        inputs: a number for each assumption, or as many as there are paths; see `given`.
        keep: names of results, lines and series by quarter, checks; or "results" and "checks" for
            all of them, "everything" for every line in every quarter besides.
        periods: how many quarters; by default the assumption of the calendar says so.
        threads: how many work at once; by default as many as there are cores.
        progress: is told after each block how many paths are done, and of how many; what it raises
            stops the work.

    Raises:
        UnknownName: an assumption, or what is to be kept, is not there.
        BadInput: a number is missing, undefined or impossible.
        NotFinite: a line is infinite or undefined; names it with quarter, member and path.
    """
    numbers = given(model, inputs)
    wanted = keep_of(model, keep)
    quarters = periods_of(model, numbers, periods)
    at_once = os.cpu_count() or 1 if threads is None else _as_threads(threads)
    return _Job(model, numbers, wanted, quarters).done(at_once, progress)


def _to_compile(model: Model, numbers: Given) -> Model:
    """The model; for many paths, without the branches that none of them takes."""
    if numbers.paths < MANY:
        return model
    return settled(model, tuple(numbers.settled(model)))


def keep_of(model: Model, names: str | Sequence[str]) -> Keep:
    """What is to be kept, by what it is.

    Raises:
        UnknownName: there is no such line or series.
    """
    names = [names] if isinstance(names, str) else list(names)
    results: dict[str, None] = {}
    by_quarter: dict[str, None] = {}
    worst: dict[str, None] = {}
    for name in chain.from_iterable(_in_group(model, asked) for asked in names):
        if model.is_result(name):
            results[name] = None
        elif name in model.lines and model.lines[name].kind in GROUPS["checks"]:
            worst[name] = None
        elif model.goes_by_quarter(name):
            by_quarter[name] = None
        else:
            known = [*model.lines, *GROUPS, EVERYTHING]
            raise unknown(name, "line", known, model.renamed)
    if EVERYTHING in names:
        rows = (name for name in (*model.inputs, *model.lines) if model.goes_by_quarter(name))
        by_quarter = dict.fromkeys(rows)
    return Keep(tuple(results), tuple(by_quarter), tuple(worst))


def _as_threads(threads: int) -> int:
    if not isinstance(threads, int) or threads < 1:
        raise BadInput(
            message(
                f"threads = {threads!r}", "This is no number of threads.", fix="give 1 or more."
            )
        )
    return threads


def _in_group(model: Model, name: str) -> list[str]:
    kinds = GROUPS.get(name, ())
    if name == EVERYTHING:
        return [line.name for line in model.lines.values()]
    return [one.name for one in model.lines.values() if one.kind in kinds] if kinds else [name]


class _Job:
    """One evaluation: numbers in, arrays out, a machine a thread."""

    def __init__(self, model: Model, numbers: Given, keep: Keep, periods: int) -> None:
        self.model, self.numbers, self.keep, self.periods = model, numbers, keep, periods
        self._worked_out = _to_compile(model, numbers)
        self.kernel = kernel_of(self._worked_out, keep)
        self.varying = [*numbers.varying.values(), *numbers.varying_years.values()]
        wanted = self.kernel.addresses.cells + (periods + 1) * self.kernel.addresses.wanted
        self.pairs = min(PAIRS, -(-numbers.paths // 2), max(1, MOST_BYTES // (wanted * CELL)))
        self._of_thread = local()
        self.paths = self._empty()

    def _empty(self) -> Paths:
        model, count, where = self.model, self.numbers.paths, self.kernel.addresses
        self._rows = np.empty((self.periods + 1, where.wanted, count))
        members = {name: len(model.members(name)) for name in (*self.keep.results,
                   *self.keep.by_quarter)}  # fmt: skip
        return Paths(
            model,
            count,
            {name: np.empty((members[name], count)) for name in self.keep.results},
            {name: self._rows[:, at : at + members[name]] for name, at in where.by_quarter.items()},
            {name: np.empty(count) for name in self.keep.worst},
        )

    def done(self, threads: int, progress: Progress | None) -> Paths:
        """Work everything out."""
        size, count = 2 * self.pairs, self.numbers.paths
        blocks = [(first, min(first + size, count)) for first in range(0, count, size)]
        if len(blocks) == 1:
            self._block(*blocks[0])
            if progress:
                progress(count, count)
            return self.paths
        pool = ThreadPoolExecutor(min(threads, len(blocks)))
        try:
            for _, last in _in_order(pool, self._block, blocks):
                if progress:
                    progress(last, count)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        return self.paths

    def _block(self, first: int, last: int) -> tuple[int, int]:
        machine = self._machine()
        self._take(*machine.run(self._in_pairs(first, last)), first, last)
        return first, last

    def _in_pairs(self, first: int, last: int) -> NDArray[np.float64]:
        """What varies, `[pair, what varies, 2]`; an odd path is worked out twice."""
        odd = (last - first) % 2
        parts = [np.append(row[first:last], row[last - 1]) if odd else row[first:last]
                 for row in self.varying]  # fmt: skip
        pairs = (last - first + odd) // 2
        side_by_side = np.concatenate(parts or [np.empty(0)]).reshape(len(parts), pairs, 2)
        return np.ascontiguousarray(side_by_side.transpose(1, 0, 2))

    def _machine(self) -> Machine:
        if not hasattr(self._of_thread, "machine"):
            self._of_thread.machine = machine_for(
                self.kernel, self.numbers, self.periods, self.pairs
            )
        machine: Machine = self._of_thread.machine
        return machine

    def _take(
        self,
        found: NDArray[np.float64],
        quarters: NDArray[np.float64],
        first: int,
        last: int,
    ) -> None:
        """Put what a block gave to its place."""
        count, where = last - first, self.kernel.addresses
        by_path = found.transpose(1, 0, 2).reshape(found.shape[1], -1)[:, :count]
        if not (by_path[BAD] == 0).all():
            path = first + int(np.flatnonzero(by_path[BAD] != 0)[0])
            refuse(self._worked_out, self.numbers, path, self.periods, self.keep)
        for name, array in self.paths.results.items():
            at = where.results[name]
            array[:, first:last] = by_path[at : at + len(array)]
        for name, numbers in self.paths.worst.items():
            at, members = where.worst[name], len(self.model.members(name))
            numbers[first:last] = by_path[at : at + members].max(axis=0)
        side_by_side = quarters.transpose(1, 2, 0, 3).reshape(
            *self._rows.shape[:2], 2 * len(quarters)
        )
        self._rows[:, :, first:last] = side_by_side[:, :, :count]


def _in_order(
    pool: ThreadPoolExecutor,
    work: Callable[[int, int], tuple[int, int]],
    blocks: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """What the blocks give, in their order; only a few are handed out in advance."""
    ahead = 4 * (os.cpu_count() or 1)
    waiting: list[Future[tuple[int, int]]] = []
    for block in blocks:
        waiting.append(pool.submit(work, *block))
        if len(waiting) >= ahead:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()
