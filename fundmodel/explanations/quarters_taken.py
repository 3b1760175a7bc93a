"""Which quarters of a row a reference takes: the parts, the cells, the amounts and the number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fundmodel.build_model.over_life import MEASURES
from fundmodel.explanations.when_it_falls import largest_period, period_picked
from fundmodel.run_paths import over_life

if TYPE_CHECKING:
    from fundmodel.build_model.expressions import Read
    from fundmodel.explanations.reader import Reader
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run

Cell = tuple[str, int, int]
"""Name, period and index of the member."""
Part = tuple[str, int | None, int]
"""The same; the period is None where the whole life counts."""
Amounts = Iterator[tuple[Cell, float]]
"""Cells, each with the weight by which its number counts."""


@dataclass(frozen=True)
class Taken:
    """What a reference takes, of one member."""

    reader: Reader
    read: Read
    of: int = 0

    def of_member(self, of: int) -> Taken:
        """The same of another member."""
        return Taken(self.reader, self.read, of)

    @property
    def run(self) -> Run:
        """Where the numbers stand."""
        return self.reader.run

    @property
    def period(self) -> int:
        """The quarter that reads."""
        return self.reader.period

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """Each name with the position of the member: the one that is taken, else my own."""
        name, *others = self.read.names
        return ((name, self.of), *((other, self.reader.mine(other)) for other in others))

    @property
    def rows(self) -> list[Numbers]:
        """All periods of each name, from the opening."""
        return [self.run.arrays[name][:, of : of + 1, :1] for name, of in self.names]

    def at(self, period: int) -> Cell:
        """The name and the member in a period."""
        return self.read.name, period, self.of

    def lagged_period(self) -> int:
        """The period some quarters ago, or the opening."""
        (quarters,) = self.read.when.arguments
        lag = sum(self.reader.number_of(one) for one in quarters.operands())
        return max(0, self.period - int(lag))


class Entry(NamedTuple):
    """What one row of the table of references means.

    Attributes:
        parts: what a reader is told of; the period is None for a whole life.
        number: what the reference stands for.
        cells: every cell that the number needs.
        amounts: the cells whose weighted numbers add up to it; nothing where none do.
        and_lag: what says which quarter is a part too.
    """

    parts: Callable[[Taken], Iterator[Part]]
    number: Callable[[Taken], float]
    cells: Callable[[Taken], Iterator[Cell]]
    amounts: Callable[[Taken], Amounts]
    and_lag: bool = False


def in_one_period(period: Callable[[Taken], int], *, and_lag: bool = False) -> Entry:
    """The row of a reference that takes the value of one quarter."""

    def one(taken: Taken) -> Iterator[Cell]:
        yield taken.at(period(taken))

    return Entry(
        one,
        lambda taken: taken.run.number(*taken.at(period(taken))),
        one,
        lambda taken: iter([(taken.at(period(taken)), 1.0)]),
        and_lag,
    )


def _to_date(taken: Taken) -> float:
    (row,) = taken.rows
    return float(row[: taken.period + 1, 0, 0].sum())


def _so_far(taken: Taken) -> Iterator[Cell]:
    yield from (taken.at(period) for period in range(taken.period + 1))


def _ages(taken: Taken) -> Iterator[Part]:
    """The ages at which neither value nor weight is zero, the youngest first; at least one."""
    (name, mine), (weights, of_weights) = taken.names
    values, by_age = taken.rows
    ages = range(1, taken.period + 1)
    for age in [age for age in ages if values[taken.period - age] * by_age[age]] or [1]:
        yield name, taken.period - age, mine
        yield weights, age, of_weights


def _all_ages(taken: Taken) -> Iterator[Cell]:
    (name, mine), (weights, of_weights) = taken.names
    for age in range(1, taken.period + 1):
        yield name, taken.period - age, mine
        yield weights, age, of_weights


def _weighted_by_age(taken: Taken) -> Amounts:
    (name, mine), _ = taken.names
    _, by_age = taken.rows
    for age in range(1, taken.period + 1):
        yield (name, taken.period - age, mine), float(by_age[age, 0, 0])


def _convolution(taken: Taken) -> float:
    values, by_age = taken.rows
    products = values[: taken.period] * by_age[taken.period : 0 : -1]
    return float(np.add.accumulate(products, axis=0)[-1].item())


def _quarters_that_count(taken: Taken) -> Iterator[Part]:
    """Of a measure the quarter that it takes, the whole life of a flow, or its largest quarter."""
    first, *_ = taken.rows
    picked = period_picked(MEASURES[taken.read.when.measure], first)
    lines = taken.run.model.lines
    for name, of in taken.names:
        whole = picked is None and name in lines and lines[name].traits.summed
        yield name, None if whole else picked or largest_period(first), of


def _whole_rows(taken: Taken) -> Iterator[Cell]:
    for name, of in taken.names:
        yield from ((name, period, of) for period in range(1, taken.run.periods + 1))
    yield from ((name, 0, 0) for name in MEASURES[taken.read.when.measure].definitions)


def _all_quarters(taken: Taken) -> Amounts:
    yield from ((taken.at(period), 1.0) for period in range(1, taken.run.periods + 1))


def _picked_quarter(taken: Taken) -> Amounts:
    picked = period_picked(MEASURES[taken.read.when.measure], taken.rows[0])
    assert picked is not None  # noqa: S101  (only measures that take one quarter come here)
    yield taken.at(picked), 1.0


def _weighted_by(row_of_amounts: int) -> Callable[[Taken], Amounts]:
    """Of two rows, of which one has the amounts and the other their weights."""

    def amounts(taken: Taken) -> Amounts:
        name, of = taken.names[row_of_amounts]
        weights = taken.rows[1 - row_of_amounts]
        for period in range(1, taken.run.periods + 1):
            yield (name, period, of), float(weights[min(period, len(weights) - 1), 0, 0])

    return amounts


def _nothing(_: Taken) -> Amounts:
    return iter(())


def _measured(function: Callable[..., Numbers], taken: Taken) -> float:
    definitions = MEASURES[taken.read.when.measure].definitions
    numbers = [taken.run.arrays[name][:1, :, :1] for name in definitions]
    return float(function(*taken.rows, *numbers).item())


_AMOUNTS_OF_MEASURES: dict[str, Callable[[Taken], Amounts]] = {
    "life_total": _all_quarters,
    "final": _picked_quarter,
    "highest": _picked_quarter,
    "lowest": _picked_quarter,
    "value_when": _weighted_by(1),
    "present_value": _weighted_by(0),
}
NOW = in_one_period(lambda taken: taken.period)
QUARTERS_TAKEN: dict[str, Entry] = {
    "now": NOW,
    "previous": in_one_period(lambda taken: taken.period - 1),
    "lagged": in_one_period(Taken.lagged_period, and_lag=True),
    "to_date": Entry(NOW.parts, _to_date, _so_far, lambda taken: _at_one(_so_far(taken))),
    "convolve": Entry(_ages, _convolution, _all_ages, _weighted_by_age),
    "over_life": Entry(
        _quarters_that_count,
        lambda taken: MEASURES_TAKEN[taken.read.when.measure].number(taken),
        _whole_rows,
        lambda taken: MEASURES_TAKEN[taken.read.when.measure].amounts(taken),
    ),
}
MEASURES_TAKEN: dict[str, Entry] = {
    name: Entry(
        _quarters_that_count,
        partial(_measured, function),
        _whole_rows,
        _AMOUNTS_OF_MEASURES.get(name, _nothing),
    )
    for name, function in over_life.FUNCTIONS.items()
}


def _at_one(cells: Iterator[Cell]) -> Amounts:
    return ((cell, 1.0) for cell in cells)
