"""What the references of a formula stand for in one quarter: names, members and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from fundmodel.build_model.expressions import (
    ByMember,
    Convolution,
    Current,
    Lagged,
    Lookup,
    Member,
    Node,
    Number,
    Operation,
    OverLife,
    Picked,
    Previous,
    Spread,
    ToDate,
    Total,
    TotalBy,
    TotalRanked,
)
from fundmodel.build_model.over_life import MEASURES
from fundmodel.build_model.spelling import spell
from fundmodel.run_paths import arithmetic, over_life
from fundmodel.run_paths.periods_that_count import largest_period, period_picked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.build_model.model import Line
    from fundmodel.run_paths.arithmetic import Numbers
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
        yield from dict.fromkeys(self._references(self.line.node))

    def formula_in_numbers(self) -> str:
        """The formula with numbers in place of names; "" for a measure of a whole row."""
        if isinstance(self.line.node, OverLife):
            return ""
        return spell(self.line.node, "excel", lambda node: short(self._value(node)))

    def _references(self, node: Node) -> Iterator[Part]:
        match node:
            case Operation(_, arguments):
                for argument in arguments:
                    yield from self._references(argument)
            case Current(name) | ToDate(name):
                yield name, self.period, self._member_index(name)
            case Previous(name):
                yield name, self.period - 1, self._member_index(name)
            case Lagged(name, quarters):
                yield name, self._lagged_period(quarters), self._member_index(name)
                yield from self._references(quarters)
            case ByMember(_, parts):
                yield from self._references(parts[self.member_index])
            case Convolution(name, weights):
                for age in self._ages_that_count(name, weights):
                    yield name, self.period - age, self._member_index(name)
                    yield weights, age, self._member_index(weights)
            case OverLife(measure, names):
                first = self._row(names[0])
                picked = period_picked(MEASURES[measure], first)
                for name in names:
                    whole = picked is None and self._is_flow(name)
                    at = None if whole else picked or largest_period(first)
                    yield name, at, self._member_index(name)
            case TotalRanked(of, rank, _):
                yield from self._taken(node, of)
                yield from self._references(rank)
            case (
                Total(of)
                | TotalBy(_, of)
                | Lookup(_, of)
                | Member(_, of)
                | Picked(of, _)
                | Spread(of, _)
            ):
                yield from self._taken(node, of)
            case _:
                return

    def _taken(self, node: Node, of: Current | Previous) -> Iterator[tuple[str, int, int]]:
        """The values of a line that a sum, a group or a choice takes."""
        for member_index in self._members_taken(node, of):
            yield of.name, self._period(of), member_index

    def _is_flow(self, name: str) -> bool:
        return name in self.run.model.lines and self.run.model.lines[name].kind == "flow"

    def _ages_that_count(self, name: str, weights: str) -> list[int]:
        """The ages at which neither value nor weight is zero, the youngest first; at least one."""
        values, by_age = self._row(name), self._row(weights)
        ages = range(1, self.period + 1)
        return [age for age in ages if values[self.period - age] * by_age[age]] or [1]

    def _member_index(self, name: str) -> int:
        return self.run.model.member_index_of(name, self.line.name, self.member_index)

    def _period(self, of: Current | Previous) -> int:
        return self.period - 1 if isinstance(of, Previous) else self.period

    def _lagged_period(self, quarters: Node) -> int:
        lag = sum(self._value(part) for part in quarters.walk() if not isinstance(part, Operation))
        return max(0, self.period - int(lag))

    def _members_taken(self, node: Node, of: Current | Previous) -> list[int]:
        """The members of a line that a sum, a group or a choice takes."""
        model = self.run.model
        members = model.members(of.name)
        mine = model.members(self.line.name)[self.member_index]
        match node:
            case TotalBy(attribute, _):
                texts = model.sets[str(model.each(of.name))].attributes[attribute]
                return [member_index for member_index, text in enumerate(texts) if text == mine]
            case Spread():
                return [members.index(mine)] if mine in members else []
            case TotalRanked(_, rank, compare):
                ranks = [self.run.number(rank.name, self.period, at) for at in range(len(members))]
                mine_is = ranks[self.member_index]
                return [
                    member_index
                    for member_index, other in enumerate(ranks)
                    if (other < mine_is if compare == "<" else other == mine_is)
                ]
            case Lookup(attribute, _):
                group = model.sets[str(self.line.each)].attributes[attribute][self.member_index]
                return [members.index(group)]
            case Member(member, _):
                return [members.index(member)]
            case Picked(_, choice):
                return [int(self.run.number(choice.name)) - 1]
            case _:
                return list(range(len(members)))

    def _value(self, node: Node) -> float:
        """The number that a reference stands for."""
        run = self.run
        match node:
            case Number(value):
                return value
            case Lagged(name, quarters):
                return run.number(name, self._lagged_period(quarters), self._member_index(name))
            case ToDate(name):
                at = self._member_index(name)
                return float(run.arrays[name][: self.period + 1, at, 0].sum())
            case ByMember(_, parts):
                return self._value(parts[self.member_index])
            case Convolution(name, weights):
                values, by_age = self._row(name), self._row(weights)
                return float(arithmetic.convolve(values, by_age, self.period).item())
            case OverLife(measure, names):
                rows = [self._row(name) for name in names]
                return float(over_life.FUNCTIONS[measure](*rows).item())
            case TotalRanked(of, _, _):
                return sum(run.number(*part) for part in self._taken(node, of))
            case _:
                found = self._references(node)
                return sum(run.number(one, at or 0, index) for one, at, index in found)

    def _row(self, name: str) -> Numbers:
        member_index = self._member_index(name)
        return self.run.arrays[name][:, member_index : member_index + 1, :1]


def short(value: float) -> str:
    """A number as it is read: thousands apart, six digits that count, 0 for what is next to it."""
    if isnan(value):
        return "n/a"
    if abs(value) < NEXT_TO_ZERO:
        return "0"
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}".replace(",", " ")
    return f"{value:,.1f}".replace(",", " ") if abs(value) >= 100 else f"{value:.6g}"
