"""What the references of a formula stand for in one quarter: names, members and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import isnan
from operator import eq, lt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fundmodel.build_model.dialects import Dialect
from fundmodel.build_model.expressions import ByMember, Node, Number, Read
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.spelling import AS_IN_CELLS, spell
from fundmodel.run_paths import over_life
from fundmodel.run_paths.periods_that_count import largest_period, period_picked

if TYPE_CHECKING:
    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.run import Run


NEXT_TO_ZERO = 1e-9  # less than a thousandth of a dollar: what rounding leaves
Part = tuple[str, int | None, int]


@dataclass(frozen=True)
class Reader:
    """Reads one line's formula in one quarter, for one member."""

    run: Run
    line: Line
    period: int
    member_index: int

    def parts(self) -> Iterator[Part]:
        """Name, period and index of the member of what the line is made of, each once.

        The period is None where the whole life counts.
        """
        yield from dict.fromkeys(self.parts_of(self.line.node))

    def formula_in_numbers(self) -> str:
        """The formula with numbers in place of names; "" for a measure of a whole row."""
        if isinstance(self.line.node, Read) and self.line.node.when.measure:
            return ""
        return spell(self.line.node, EXPLAINED.operations, lambda node: short(self.number_of(node)))

    def parts_of(self, node: Node) -> Iterator[Part]:
        """The parts of a formula, or of a part of it."""
        for operand in node.operands():
            match operand:
                case ByMember(_, parts):
                    yield from self.parts_of(parts[self.member_index])
                case Read(_, _, who):
                    yield from EXPLAINED.members[who.kind].parts(_Taken(self, operand))

    def number_of(self, node: Node) -> float:
        """The number that a number or a reference stands for."""
        match node:
            case Number(value):
                return value
            case ByMember(_, parts):
                return self.number_of(parts[self.member_index])
            case Read(_, _, who):
                return EXPLAINED.members[who.kind].number(_Taken(self, node))
        raise TypeError(f"no number for {node!r}")

    def mine(self, name: str) -> int:
        """Where my own member stands among those of another line."""
        return self.run.model.member_index_of(name, self.line.name, self.member_index)


@dataclass(frozen=True)
class _Taken:
    """What a reference takes, of one member."""

    reader: Reader
    read: Read
    of: int = 0

    @property
    def run(self) -> Run:
        return self.reader.run

    @property
    def period(self) -> int:
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

    def at(self, period: int) -> tuple[str, int, int]:
        """The name and the member in a period."""
        return self.read.name, period, self.of

    def lagged_period(self) -> int:
        """The period some quarters ago, or the opening."""
        (quarters,) = self.read.when.arguments
        lag = sum(self.reader.number_of(one) for one in quarters.operands())
        return max(0, self.period - int(lag))


class _Entry(NamedTuple):
    """What a reference is made of, and its number; `and_lag`: what says which quarter is a part."""

    parts: Callable[[_Taken], Iterator[Part]]
    number: Callable[[_Taken], float]
    and_lag: bool = False


def _in_one_period(period: Callable[[_Taken], int], *, and_lag: bool = False) -> _Entry:
    return _Entry(
        lambda taken: iter([taken.at(period(taken))]),
        lambda taken: taken.run.number(*taken.at(period(taken))),
        and_lag,
    )


def _to_date(taken: _Taken) -> float:
    (row,) = taken.rows
    return float(row[: taken.period + 1, 0, 0].sum())


def _ages(taken: _Taken) -> Iterator[Part]:
    """The ages at which neither value nor weight is zero, the youngest first; at least one."""
    (name, mine), (weights, of_weights) = taken.names
    values, by_age = taken.rows
    ages = range(1, taken.period + 1)
    for age in [age for age in ages if values[taken.period - age] * by_age[age]] or [1]:
        yield name, taken.period - age, mine
        yield weights, age, of_weights


def _convolution(taken: _Taken) -> float:
    values, by_age = taken.rows
    products = values[: taken.period] * by_age[taken.period : 0 : -1]
    return float(np.add.accumulate(products, axis=0)[-1].item())


def _quarters_that_count(taken: _Taken) -> Iterator[Part]:
    """Of a measure the quarter that it takes, the whole life of a flow, or its largest quarter."""
    first, *_ = taken.rows
    picked = period_picked(MEASURES[taken.read.when.measure], first)
    lines = taken.run.model.lines
    for name, of in taken.names:
        whole = picked is None and name in lines and lines[name].traits.summed
        yield name, None if whole else picked or largest_period(first), of


def _measured(function: Callable[..., Numbers], taken: _Taken) -> float:
    return float(function(*taken.rows).item())


Whose = Callable[[_Taken], list[int]]


def _all(taken: _Taken) -> list[int]:
    """The members that the table of references names."""
    reader = taken.reader
    indices = taken.run.model.members_taken(taken.read, reader.line.name)
    return list(indices[reader.member_index])


def _ranked(compare: Callable[[float, float], bool], taken: _Taken) -> list[int]:
    """Those whose rank of this quarter compares with mine."""
    rank = taken.read.who.argument
    assert isinstance(rank, Read)  # noqa: S101  (the language takes nothing else)
    ranks = [taken.run.number(rank.name, taken.period, of) for of in _all(taken)]
    mine = ranks[taken.reader.member_index]
    return [of for of, other in zip(_all(taken), ranks, strict=True) if compare(other, mine)]


def _picked(taken: _Taken) -> list[int]:
    choice = taken.read.who.argument
    assert isinstance(choice, Read)  # noqa: S101  (the language takes nothing else)
    return [int(taken.reader.number_of(choice)) - 1]


def _of(
    whose: Whose, fold: Callable[[Iterable[float]], float] = sum, *, and_rank: bool = False
) -> _Entry:
    """The sum over the members that are taken, or the like; a rank, which says whose, is a part."""

    def parts(taken: _Taken) -> Iterator[Part]:
        entry = EXPLAINED.quarters[taken.read.when.kind]
        for of in whose(taken):
            yield from entry.parts(replace(taken, of=of))
        for argument in taken.read.when.arguments if entry.and_lag else ():
            yield from taken.reader.parts_of(argument)
        if and_rank and taken.read.who.argument:
            yield from taken.reader.parts_of(taken.read.who.argument)

    def number(taken: _Taken) -> float:
        entry = EXPLAINED.quarters[taken.read.when.kind]
        return fold(entry.number(replace(taken, of=of)) for of in whose(taken))

    return _Entry(parts, number)


_NOW = _in_one_period(lambda taken: taken.period)

EXPLAINED: Dialect[str, _Entry] = Dialect(
    "explanations",
    operations=AS_IN_CELLS,
    quarters={
        "now": _NOW,
        "previous": _in_one_period(lambda taken: taken.period - 1),
        "lagged": _in_one_period(_Taken.lagged_period, and_lag=True),
        "to_date": _Entry(_NOW.parts, _to_date),
        "convolve": _Entry(_ages, _convolution),
        "over_life": _Entry(
            _quarters_that_count,
            lambda taken: EXPLAINED.measures[taken.read.when.measure].number(taken),
        ),
    },
    members={
        "mine": _of(_all),
        "total": _of(_all),
        "smallest": _of(_all, min),
        "largest": _of(_all, max),
        "total_by": _of(_all),
        "total_before": _of(partial(_ranked, lt), and_rank=True),
        "total_beside": _of(partial(_ranked, eq), and_rank=True),
        "lookup": _of(_all),
        "member": _of(_all),
        "pick": _of(_picked),
        "spread": _of(_all),
    },
    measures={
        name: _Entry(_quarters_that_count, partial(_measured, function))
        for name, function in over_life.FUNCTIONS.items()
    },
)
"""What each reference is made of, and its number."""


def short(value: float) -> str:
    """A number as it is read: thousands apart, six digits that count, 0 for what is next to it."""
    if isnan(value):
        return "n/a"
    if abs(value) < NEXT_TO_ZERO:
        return "0"
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}".replace(",", " ")
    return f"{value:,.1f}".replace(",", " ") if abs(value) >= 100 else f"{value:.6g}"
