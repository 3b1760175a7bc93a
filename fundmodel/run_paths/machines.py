"""Machines with their numbers in place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from fundmodel.compile_model.kernel import Kernel, Machine, Years
from fundmodel.errors import BadInput, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.given import Given

MOST_SPARE = 4
MOST_QUARTERS = 4_000
"""A thousand years; what is more is a slip, for which nobody wants to wait."""

_spare: dict[tuple[int, int, tuple[int, ...]], tuple[Kernel, Machine]] = {}
"""Machines that worked out a single path: fresh memory takes longer than a path."""


def machine_for(kernel: Kernel, numbers: Given, periods: int, pairs: int) -> Machine:
    """A machine with its numbers in place.

    Args:
        kernel: the compiled model.
        numbers: what goes in.
        periods: how many quarters.
        pairs: how many pairs of paths it is to work out at once.
    """
    years, varying = years_of(kernel, numbers), len(numbers.varying) + len(numbers.varying_years)
    machine = Machine(kernel, periods, years, varying, pairs)
    _put_in(machine, numbers, years)
    cells = [machine.address_of(*key) for key in numbers.varying]
    cells += [machine.address_of_year(*key) for key in numbers.varying_years]
    machine.vary(np.array(cells, dtype=np.int64))
    return machine


@contextmanager
def single(kernel: Kernel, numbers: Given, periods: int) -> Iterator[Machine]:
    """A machine for one path: the one that did the last, if nobody has it."""
    years = years_of(kernel, numbers)
    key = id(kernel), periods, years.numbers.shape
    spare = _spare.pop(key, None)
    machine = spare[1] if spare else Machine(kernel, periods, years, 0, 1)
    _put_in(machine, numbers, years)
    yield machine
    if len(_spare) >= MOST_SPARE:
        _spare.clear()
    _spare[key] = kernel, machine


def years_of(kernel: Kernel, numbers: Given) -> Years:
    """The assumptions by year, in the kernel's order."""
    rows = [numbers.years[name] for name in kernel.addresses.series]
    columns = len(rows[0]) if rows else 0
    return Years(numbers.first_year, np.array(rows, dtype=float).reshape(len(rows), columns))


def _put_in(machine: Machine, numbers: Given, years: Years) -> None:
    machine.set_years(years)
    machine.set(numbers.certain)


def periods_of(model: Model, numbers: Given, stated: int | None = None) -> int:
    """How many quarters there are.

    Args:
        model: whose calendar names the assumption that says so.
        numbers: what goes in.
        stated: how many the caller wants, whatever the assumption says.

    Raises:
        BadInput: not the same on every path, or none.
    """
    name = model.calendar.number_of_quarters
    if stated is None and (name, 0) in numbers.varying:
        raise BadInput(
            message(
                name,
                "There is a number of quarters for each path.",
                why="All paths of a run have the same columns.",
                fix="give one number; let an event end what should end earlier.",
            )
        )
    periods = numbers.certain[name][0] if stated is None else stated
    is_number = isinstance(periods, int | float | np.integer | np.floating)
    if not is_number or not 1 <= periods <= MOST_QUARTERS or periods != int(periods):
        raise BadInput(
            message(
                f"{name} = {periods:.6g}" if is_number else f"{name} = {periods!r:.20}",
                "This is no number of quarters.",
                fix=f"give a whole number from 1 to {MOST_QUARTERS:,}.",
            )
        )
    return int(periods)
