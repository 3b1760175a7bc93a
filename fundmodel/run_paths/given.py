"""The numbers that go into a run: certain ones once, those that vary one a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from fundmodel.errors import BadInput, UnknownName, closest, listed, message
from fundmodel.run_paths.possible import refuse_impossible
from fundmodel.run_paths.stated import Table, table_of

if TYPE_CHECKING:
    from fundmodel.build_model.inputs import Input
    from fundmodel.build_model.model import Model
    from fundmodel.read_assumptions import Assumptions
    from fundmodel.run_paths.numbers import Numbers

T = TypeVar("T")
Inputs = Mapping[str, Any]
"""Assumption -> a number or one a path; `[member]` or `[member, path]`; or year -> either."""


@dataclass(frozen=True, eq=False)
class Given:
    """Checked numbers.

    Attributes:
        paths: how many paths there are.
        certain: assumption -> `[member]`; of one that varies, the numbers of the first path.
        varying: assumption and member -> `[path]`.
        first_year: the calendar year of the first column of `years`.
        years: assumption by year -> one number a year; of one that varies, those of the first path.
        varying_years: assumption and calendar year -> `[path]`.
    """

    paths: int
    certain: Mapping[str, Numbers]
    varying: Mapping[tuple[str, int], Numbers]
    first_year: int = 0
    years: Mapping[str, Numbers] = field(default_factory=dict)
    varying_years: Mapping[tuple[str, int], Numbers] = field(default_factory=dict)

    def of_path(self, path: int) -> Given:
        """The numbers of one path alone, counted from 0."""
        certain = {name: numbers.copy() for name, numbers in self.certain.items()}
        for (name, member), numbers in self.varying.items():
            certain[name][member] = numbers[path]
        years = {name: numbers.copy() for name, numbers in self.years.items()}
        for (name, year), numbers in self.varying_years.items():
            years[name][year - self.first_year] = numbers[path]
        return Given(1, certain, {}, self.first_year, years)

    def settled(self, model: Model) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Choices and flags that are the same on every path, a number for each member."""
        varying = {name for name, _ in self.varying}
        for name, numbers in self.certain.items():
            one = model.inputs[name]
            if name not in varying and (one.options or one.unit.kind == "flag"):
                yield name, tuple(int(number) for number in numbers)

    def what_varies(self, model: Model, path: int) -> Iterator[str]:
        """Each number that differs from path to path, with its value on one of them."""
        for (name, member), numbers in self.varying.items():
            which = model.members(name)[member]
            yield f"{name}{f'[{which}]' if which else ''} = {numbers[path]:.6g}"
        for (name, year), numbers in self.varying_years.items():
            yield f"{name}[{year}] = {numbers[path]:.6g}"


def inputs_of(model: Model, assumptions: Assumptions) -> dict[str, Any]:
    """What a set of assumptions gives to each assumption that the model names."""
    return {name: _of_set(assumptions, one) for name, one in model.inputs.items()}


def _of_set(assumptions: Assumptions, one: Input) -> Any:
    if one.by_year:
        return assumptions.year_values(one.name)
    return assumptions.column_values(one.name) if one.each else assumptions.number(one.name)


def given(model: Model, inputs: Inputs) -> Given:
    """Check the numbers and put them in order.

    Args:
        model: whose assumptions they are.
        inputs: a number for each assumption; those that differ from path to path as arrays with
            the paths along the last axis. Choices are options or their codes 1, 2, ..., dates are
            dates or day numbers.

    Raises:
        UnknownName: a name is no assumption of the model.
        BadInput: a number is missing, undefined or impossible, or there are not as many as paths.
    """
    _refuse_names(model, inputs)
    tables = {name: table_of(model, one, inputs[name]) for name, one in model.inputs.items()}
    paths = _count(tables)
    refuse_impossible(model, tables)
    certain = {name: np.ascontiguousarray(table[0][:, 0])
               for name, table in tables.items() if not model.is_by_year(name)}  # fmt: skip
    varying = {
        (name, member): row
        for name in certain
        if tables[name][0].shape[1] > 1
        for member, row in enumerate(tables[name][0])
    }
    by_year = {name: table for name, table in tables.items() if model.is_by_year(name)}
    if not by_year:
        return Given(paths, certain, varying)
    return Given(paths, certain, varying, *_by_year(by_year))


def _by_year(
    tables: Mapping[str, Table],
) -> tuple[int, dict[str, Numbers], dict[tuple[str, int], Numbers]]:
    """The first year of all, a number for each year, and what varies."""
    first = min(min(table) for table in tables.values())
    last = max(max(table) for table in tables.values())
    years: dict[str, Numbers] = {}
    varying: dict[tuple[str, int], Numbers] = {}
    for name, table in tables.items():
        rows = _filled(table, first, last)
        years[name] = np.array([row[0, 0] for row in rows])
        varying |= {(name, year): row[0] for year, row in enumerate(rows, first)
                    if row.shape[1] > 1}  # fmt: skip
    return first, years, varying


def year_table(stated: Mapping[int, T]) -> tuple[int, list[T]]:
    """A series without gaps: a year that is not stated holds the year before.

    Returns:
        The first year, and a value for it and each year up to the last that is stated.
    """
    first, last = min(stated), max(stated)
    rows = [stated[first]]
    for year in range(first + 1, last + 1):
        rows.append(stated.get(year, rows[-1]))
    return first, rows


def _filled(stated: Mapping[int, T], first: int, last: int) -> list[T]:
    """A number for each year: before the first that is stated its own, after the last likewise."""
    begins, rows = year_table(stated)
    return [rows[min(max(year - begins, 0), len(rows) - 1)] for year in range(first, last + 1)]


def _refuse_names(model: Model, inputs: Inputs) -> None:
    for name in inputs:
        if name not in model.inputs:
            raise UnknownName(
                message(
                    str(name),
                    "There is no such assumption in the model.",
                    meant=closest(str(name), model.inputs),
                    fix="name one of `model.inputs`.",
                )
            )
    missing = tuple(name for name in model.inputs if name not in inputs)
    if missing:
        raise BadInput(
            message(
                f"{missing[0]}",
                f"There is no number for {len(missing)} of {len(model.inputs)} assumptions: "
                f"{listed(missing)}.",
                fix="begin with `inputs_of(model, assumptions)` and put in what differs.",
            )
        )


def _count(tables: Mapping[str, Table]) -> int:
    """How many paths there are."""
    first_of: dict[int, str] = {}
    for name, table in tables.items():
        for numbers in table.values():
            first_of.setdefault(numbers.shape[1], name)
    paths = max(first_of, default=1)
    for count, name in first_of.items():
        if count not in (1, paths):
            raise BadInput(
                message(
                    name,
                    f"There are {count} numbers, and {paths} of `{first_of[paths]}`.",
                    why="Each path has one number of everything that varies.",
                    fix="give one number, or as many as there are paths.",
                )
            )
    return paths
