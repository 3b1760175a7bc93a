"""A model of a few lines of the fund; all else that they name is given.

The lines are the fund's own, traced and evaluated as always. A line that is given by quarter
becomes a line that reads its numbers from a table, so that looking back on it works as always.
"""

import dataclasses
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import add, mul
from types import ModuleType
from typing import Any

import numpy as np

from fundmodel.build_model import FLAG, YEAR, Calendar, Stage, balance, build, previous
from fundmodel.build_model.expressions import Expression
from fundmodel.build_model.inputs import Input
from fundmodel.build_model.lines import LineDefinition
from fundmodel.build_model.members import MemberSet
from fundmodel.errors import closest
from fundmodel.fund.stages import STAGES
from tests.by_hand.cases import Case, CaseMistake, by_member, by_quarter, number
from tests.by_hand.the_fund import base, base_members, fund_lines, results, sets_of
from tests.every_line import every_line

GIVEN = "given_lines"


@dataclass
class FewLines:
    """What becomes of an example: lines, inputs and their numbers."""

    case: Case
    sets: Mapping[str, MemberSet]
    inputs: dict[str, Input] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    given_lines: list[LineDefinition] = field(default_factory=list)

    def members(self, each: str | None) -> tuple[str, ...]:
        """The members of a set of the example; ("",) without a set."""
        if each is not None and each not in self.sets:
            raise CaseMistake(f"{self.case.where}: no members of `{each}`")
        return self.sets[each].members if each else ("",)

    def give(self, name: str, stated: Any) -> None:
        """Take one name of `given`: an assumption, or a line that is not worked out here."""
        known, lines = base()[0], fund_lines()
        if name in lines and name not in self.case.expect:
            if name in results():
                self._take(Input(name, name, lines[name].unit, lines[name].each), stated)
            else:
                self._give_line(lines[name], stated)
        elif name in known:
            self._take(known[name], stated)
        else:
            meant = closest(name, [*known, *lines])
            raise CaseMistake(
                f"{self.case.where}: `{name}` is both given and expected"
                if name in lines
                else f"{self.case.where}: `{name}` is no line and no assumption; `{meant}`?"
            )

    def opened(self, item: LineDefinition) -> LineDefinition:
        """The line with the opening that the example states, if it states one."""
        if item.name not in self.case.opening:
            return item
        if isinstance(item.opening, str) and item.name in self.case.expect:
            raise CaseMistake(f"{self.case.where}: `{item.name}` opens with `{item.opening}`")
        name = f"opening_of_{item.name}"
        self._take(Input(name, name, item.unit, item.each), self.case.opening[item.name])
        return dataclasses.replace(item, opening=name, stated_opening=True)

    def _take(self, known: Input, stated: Any) -> None:
        one = self._among_own_members(known)
        self.inputs[one.name] = one
        if one.by_year:
            numbers = by_quarter(stated, self.case.quarters, one.options)
            self.values[one.name] = dict(enumerate(numbers, start=1))
            return
        rows = by_member(stated, self.members(one.each), one.name)
        self.values[one.name] = [number(row, one.options) for row in rows]

    def _among_own_members(self, one: Input) -> Input:
        """A choice among the members of a set is one among the example's own members."""
        for each, members in self.sets.items():
            if one.options and one.options == base_members().get(each):
                return dataclasses.replace(one, options=members.members)
        return one

    def _give_line(self, item: LineDefinition, stated: Any) -> None:
        """A line that reads a table: a column a member, and for each member whose column it is."""
        columns = []
        members = self.members(item.each)
        for place, row in enumerate(by_member(stated, members, item.name)):
            column, mine = f"{item.name}_{place}", f"{item.name}_is_{place}"
            self._take(Input(column, column, item.unit, by_year=True), row)
            columns.append((column,))
            if item.each:
                self.inputs[mine] = Input(mine, mine, FLAG, item.each)
                self.values[mine] = np.eye(len(members))[place]
                columns[-1] += (mine,)
        line = dataclasses.replace(
            item, function=_reader(item.name, columns), stated_opening=True,
            opening=item.opening if isinstance(item.opening, int) else 0,
        )  # fmt: skip
        self.given_lines.append(self.opened(line))


def _reader(name: str, columns: list[tuple[str, ...]]) -> Callable[..., Expression]:
    """The function of a given line: the sum of its columns, each in its member's row alone."""
    names = [part for column in columns for part in column]

    def given_line(*symbols: Expression) -> Expression:
        """Given."""
        of = dict(zip(names, symbols, strict=True))
        return reduce(add, (reduce(mul, (of[part] for part in column)) for column in columns))

    given_line.__name__ = name
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    given_line.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(part, kind) for part in names]
    )
    return given_line


@balance(YEAR)
def column_of_the_example(column_of_the_example):  # type: ignore[no-untyped-def]
    """Which column of the tables is read."""
    return previous(column_of_the_example) + 1


def work_out(case: Case) -> dict[str, dict[str, list[float]]]:
    """Line of `expect` -> member -> the number of each quarter, or the one number of a result.

    Raises:
        CaseMistake: if a name is unknown, or given and not used.
        ModelMistake: if a line names what is neither given nor expected.
    """
    few = FewLines(case, sets_of(case))
    unknown = [name for name in (*case.expect, *case.opening) if name not in fund_lines()]
    if unknown:
        raise CaseMistake(f"{case.where}: {unknown} are no lines of the fund")
    wanted = [fund_lines()[name] for name in case.expect]
    used = {name for item in wanted for name in (*item.arguments, item.opening)}
    unused = [name for name in case.given if name not in used]
    unused += [name for name in case.opening if name not in {*case.given, *case.expect}]
    for name, value in base()[1].items():
        few.inputs[name], few.values[name] = base()[0][name], value
    for name, stated in case.given.items():
        few.give(name, stated)
    if unused:
        raise CaseMistake(f"{case.where}: {unused} are given and not used")
    stages = [Stage(GIVEN, "", (_module(GIVEN, [column_of_the_example, *few.given_lines]),))]
    stages += [
        Stage(stage.name, "", tuple(
            _module(block.__name__, [few.opened(item) for item in vars(block).values()
                                     if isinstance(item, LineDefinition) and item in wanted])
            for block in stage.blocks))
        for stage in STAGES
    ]  # fmt: skip
    calendar = Calendar(year="column_of_the_example")
    model = build(stages, few.inputs, few.sets, calendar)
    arrays = every_line(model, few.values, case.quarters)
    return {
        name: {
            member: arrays[name][0 if name in results() else 1 :, place, 0].tolist()
            for place, member in enumerate(model.members(name))
        }
        for name in case.expect
    }


def _module(name: str, items: list[LineDefinition]) -> ModuleType:
    module = ModuleType(name)
    for item in items:
        if name == GIVEN:
            item.function.__module__ = GIVEN
        setattr(module, item.name, item)
    return module
