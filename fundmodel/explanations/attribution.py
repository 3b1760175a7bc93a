"""Which amounts a number over the life is made of: it is followed back until it falls into flows.

A number is a sum of cells (line, quarter, member), each times a weight: of a life total the
weights are 1, of a present value the discount factors. Each formula passes its weight on to the
amounts that it reads: a sum to each term with its sign, a minimum to the term that is the smallest
in that quarter, a branch to the one that is taken, a product to its amount, times the other
factors. What is passed on adds up to the number at every step.

Balances are followed through: what a balance brings is what flowed into it before, less what flowed
out, so that the mark of a high-water test, or what is owed, dissolves into flows. A balance that is
multiplied, such as cash times its rate of interest, is not: it is where the flow comes from. Nor
are balances followed through where what flowed in and out is many times the number, which says
nothing: then the balances themselves are told.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from fundmodel.explanations.passing_on import Factor, Passed, passed_on
from fundmodel.explanations.reader import Reader
from fundmodel.explanations.written_numbers import NEXT_TO_ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fundmodel.explanations.quarters_taken import Cell
    from fundmodel.run_paths.run import Run

Row = tuple[str, int]
"""Name and index of the member."""
MOST_TIMES = 8
"""By so much may parts exceed their sum before they say nothing of it."""
CAN_BE_FOLLOWED = ("flow", "balance", "result")
"""Kinds of lines that are amounts, so that they are made of amounts."""


@dataclass
class Contribution:
    """What one row brings to a number.

    Attributes:
        weights: cell -> the weight by which its number counts.
        amount: the sum of the weighted numbers.
        factors: factor and the line in which it stands -> by period the size of what it multiplied.
    """

    weights: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    amount: float = 0.0
    factors: dict[tuple[str, int, Factor], dict[int, float]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )


@dataclass
class Attribution:
    """What a number is made of.

    Attributes:
        rows: what each row brings to it.
        rest: what no row brings: what is no sum of amounts, and constants.
    """

    rows: dict[Row, Contribution] = field(default_factory=lambda: defaultdict(Contribution))
    rest: float = 0.0


def result_period(run: Run) -> int:
    """The period that stands for the whole life: the one after the last."""
    return run.periods + 1


def attribute_alike(
    runs: Sequence[Run], weights: Sequence[Mapping[Cell, float]]
) -> list[Attribution]:
    """What a number is made of in several runs, in all of them through balances or in none."""
    found = [_Sweep(*one).found() for one in zip(runs, weights, strict=True)]
    wholes = [_weighted(*one) for one in zip(runs, weights, strict=True)]
    if any(_says_nothing(one, max(map(abs, wholes))) for one in found):
        pairs = zip(runs, weights, strict=True)
        return [_Sweep(*one, through_balances=False).found() for one in pairs]
    return found


def attribute(run: Run, weights: Mapping[Cell, float]) -> Attribution:
    """What a weighted sum of cells is made of, one step of flows back.

    Args:
        run: the numbers.
        weights: cell -> weight; results have the period `result_period`.
    """
    return attribute_alike([run], [weights])[0]


def _weighted(run: Run, weights: Mapping[Cell, float]) -> float:
    return sum(weight * run.number(*cell) for cell, weight in weights.items())


def _says_nothing(found: Attribution, whole: float) -> bool:
    """Whether the parts are so much more than the whole that they mostly cancel out."""
    return sum(abs(one.amount) for one in found.rows.values()) > MOST_TIMES * whole > 0


class _Sweep:
    """From the last quarter back to the first, each cell after all those that read it."""

    def __init__(
        self, run: Run, weights: Mapping[Cell, float], *, through_balances: bool = True
    ) -> None:
        self.run, self.attribution = run, Attribution()
        self.through_balances = through_balances
        self.position = {name: at for at, name in enumerate(run.model.order)}
        self.waiting: dict[Cell, float] = {}
        self.queue: list[tuple[int, int, str, int]] = []
        for cell, weight in weights.items():
            self._wait(cell, weight)

    def found(self) -> Attribution:
        while self.queue:
            period, _, name, member_index = heappop(self.queue)
            cell = name, -period, member_index
            weight = self.waiting.pop(cell)
            if not abs(weight * self.run.number(*cell)) < NEXT_TO_ZERO:  # what is n/a stays so
                for passed in self._passed(cell, weight):
                    self._take(cell, passed)
        return self.attribution

    def _wait(self, cell: Cell, weight: float) -> None:
        name, period, member_index = cell
        if cell not in self.waiting:
            self.waiting[cell] = 0.0
            heappush(self.queue, (-period, -self.position.get(name, -1), name, member_index))
        self.waiting[cell] += weight

    def _passed(self, cell: Cell, weight: float) -> Iterator[Passed]:
        name, period, member_index = cell
        line = self.run.model.lines.get(name)
        if line is None or line.kind not in CAN_BE_FOLLOWED:
            yield Passed(None, weight * self.run.number(*cell))
        elif period > 0:
            reader = Reader(self.run, line, period, member_index)
            yield from passed_on(reader, line.node, weight)
        elif isinstance(opening := line.definition.opening, str):
            of = self.run.model.member_index_of(opening, name, member_index)
            yield Passed((opening, 0, of), weight)
        else:
            yield Passed(None, weight * self.run.number(*cell))

    def _take(self, reader: Cell, passed: Passed) -> None:
        if passed.cell is None:
            self.attribution.rest += passed.weight
        elif self._is_followed_through(passed):
            self._wait(passed.cell, passed.weight)
        elif amount := passed.weight * self.run.number(*passed.cell):
            name, _, member_index = passed.cell
            row = self.attribution.rows[name, member_index]
            row.weights[passed.cell] += passed.weight
            row.amount += amount
            for factor in passed.factors:
                row.factors[reader[0], reader[2], factor][reader[1]] += abs(amount)

    def _is_followed_through(self, passed: Passed) -> bool:
        assert passed.cell is not None  # noqa: S101  (asked before)
        line = self.run.model.lines.get(passed.cell[0])
        is_balance = line is not None and line.kind == "balance"
        return self.through_balances and is_balance and not passed.factors
