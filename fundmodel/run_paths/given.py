"""The numbers that go into a run: certain ones once, those that vary one a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from fundmodel.build_model.units import DATE
from fundmodel.dates import DAY_ZERO, date_of
from fundmodel.errors import BadInput, UnknownName, closest, listed, message

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
    tables = {
        name: {year: _numbers(one, number) for year, number in inputs[name].items()}
        if one.by_year
        else {0: _numbers(one, inputs[name])}
        for name, one in model.inputs.items()
    }
    paths = _count(tables)
    for name, table in tables.items():
        for year, numbers in table.items():
            _refuse_numbers(model.inputs[name], year, numbers)
    _refuse_dates(model, tables)
    certain: dict[str, Numbers] = {}
    varying: dict[tuple[str, int], Numbers] = {}
    by_year = {name: tables[name] for name in model.inputs if model.is_by_year(name)}
    for name in tables:
        if name not in by_year:
            numbers = tables[name][0]
            certain[name] = np.ascontiguousarray(numbers[:, 0])
            if numbers.shape[1] > 1:
                varying |= {(name, member): row for member, row in enumerate(numbers)}
    if not by_year:
        return Given(paths, certain, varying)
    first = min(min(table) for table in by_year.values())
    last = max(max(table) for table in by_year.values())
    years: dict[str, Numbers] = {}
    varying_years: dict[tuple[str, int], Numbers] = {}
    for name, table in by_year.items():
        rows = _filled(table, first, last)
        years[name] = np.array([row[0, 0] for row in rows])
        varying_years |= {(name, year): row[0] for year, row in enumerate(rows, first)
                          if row.shape[1] > 1}  # fmt: skip
    return Given(paths, certain, varying, first, years, varying_years)


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


def _numbers(one: Input, stated: Any) -> Numbers:
    """`[member, path]`, of one path where it is certain."""
    if isinstance(stated, str):
        stated = _code(one, stated)
    if isinstance(stated, date):
        stated = float((stated - DAY_ZERO).days)
    numbers = np.asarray(stated, dtype=float)
    if numbers.ndim < 2:
        numbers = numbers.reshape((-1, 1) if one.each and not one.by_year else (1, -1))
    return numbers


def _code(one: Input, option: str) -> float:
    if option not in one.options:
        raise BadInput(
            message(
                f"{one.name} = {option}",
                "There is no such option.",
                meant=closest(option, one.options),
                fix=f"choose one of {listed(one.options)}." if one.options else "give a number.",
            )
        )
    return one.options.index(option) + 1.0


def _count(tables: Mapping[str, Mapping[int, Numbers]]) -> int:
    """How many paths there are."""
    counts = {name: max(numbers.shape[1] for numbers in table.values())
              for name, table in tables.items()}  # fmt: skip
    widest = max(counts, key=lambda name: counts[name])
    for name, table in tables.items():
        for numbers in table.values():
            if numbers.shape[1] not in (1, counts[widest]):
                raise BadInput(
                    message(
                        name,
                        f"There are {numbers.shape[1]} numbers, and {counts[widest]} of "
                        f"`{widest}`.",
                        why="Each path has one number of everything that varies.",
                        fix="give one number, or as many as there are paths.",
                    )
                )
    return counts[widest]


def _refuse_numbers(one: Input, year: int, numbers: Numbers) -> None:
    wrong = ~np.isfinite(numbers)
    what, fix = "This is no number.", "give a finite number."
    if not wrong.any() and one.unit.kind == "flag":
        wrong = (numbers != 0) & (numbers != 1)
        what, fix = "This is a flag.", "give 0 or 1."
    if not wrong.any() and one.options:
        wrong = (numbers < 1) | (numbers > len(one.options)) | (numbers != np.floor(numbers))
        what = f"There are {len(one.options)} options."
        fix = f"give a whole number from 1 to {len(one.options)}."
    if wrong.any():
        member, path = np.argwhere(wrong)[0]
        raise BadInput(message(_where(one, year, member, path, numbers), what, fix=fix))


def _refuse_dates(model: Model, tables: Mapping[str, Mapping[int, Numbers]]) -> None:
    """Refuse a date before the opening."""
    opening_name = model.calendar.opening_date
    if opening_name not in tables:
        return
    opening = tables[opening_name][0]
    for name, one in model.inputs.items():
        if one.unit is DATE or one.unit == DATE:
            for year, numbers in tables[name].items():
                early = np.broadcast_to(numbers < opening, np.broadcast_shapes(
                    numbers.shape, opening.shape))  # fmt: skip
                if early.any():
                    member, path = np.argwhere(early)[0]
                    opens = date_of(float(opening[0, min(path, opening.shape[1] - 1)]))
                    raise BadInput(
                        message(
                            _where(one, year, member, path, numbers),
                            f"This is before the opening, {opens}.",
                            fix="give the day of the opening or a later one.",
                        )
                    )


def _where(one: Input, year: int, member: int, path: int, numbers: Numbers) -> str:
    """The number that is at fault, and its path where there are several."""
    value = numbers[member, min(path, numbers.shape[1] - 1)]
    row = f"[{year}]" if one.by_year else f", member {member + 1}" if one.each else ""
    of_path = f", path {path + 1:,}" if numbers.shape[1] > 1 else ""
    return f"{one.name}{row}{of_path} = {value:.6g}"
