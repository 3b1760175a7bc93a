"""Numbers that an assumption can have: whatever is no such number is refused."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fundmodel.build_model.units import DATE, is_whole
from fundmodel.dates import date_of, serial_of
from fundmodel.errors import BadInput, message
from fundmodel.run_paths.stated import what_to_give

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from fundmodel.build_model.inputs import Input
    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.numbers import Numbers
    from fundmodel.run_paths.stated import Table

LAST_DAY = serial_of(date.max)
LARGEST = float(np.finfo(float).max)


class Rule(NamedTuple):
    """What the numbers of an assumption keep to.

    Attributes:
        what: is said of a path whose number does not.
        fix: how to mend it, if that is special.
        lowest: what no number is below, `[member, path]` or one for all.
        highest: what no number is above.
        whole: whether numbers are whole.
    """

    what: Callable[[int], str]
    fix: str = ""
    lowest: Any = -LARGEST
    highest: Any = LARGEST
    whole: Any = False

    def is_kept(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Where it is; never by what is undefined or infinite."""
        kept: NDArray[np.bool_] = (self.lowest <= numbers) & (numbers <= self.highest)
        if np.any(self.whole):
            kept &= (numbers == np.floor(numbers)) | np.logical_not(self.whole)
        return kept


def refuse_impossible(model: Model, tables: Mapping[str, Table]) -> None:
    """Refuse numbers that an assumption cannot have.

    Args:
        model: whose assumptions they are.
        tables: all of them, in the model's order.

    Raises:
        BadInput: names the opening date, or else the first of them, with its member or year, and
            its path.
    """
    begins = model.calendar.opening_date
    opening = tables.get(begins, {}).get(0)
    # first the opening, which other dates are held against
    for name in sorted(_to_look_into(model, tables), key=lambda name: name != begins):
        one = model.inputs[name]
        rules = [*_rules(model)[name], *_not_before(opening, one)]
        for year, numbers in tables[name].items():
            for rule in rules:
                _refuse(model, one, year, numbers, rule)


def _to_look_into(model: Model, tables: Mapping[str, Table]) -> Sequence[str]:
    """Who may have such numbers; those that are the same on all paths are looked at all at once."""
    certain = [(at, numbers[:, 0]) for at, table in enumerate(tables.values())
               for numbers in table.values() if numbers.shape[1] == 1]  # fmt: skip
    if certain:
        owner = np.repeat([at for at, _ in certain], [len(numbers) for _, numbers in certain])
        of_all = Rule(str, "", *_bounds(model)[:, owner])
        if not of_all.is_kept(np.concatenate([numbers for _, numbers in certain])).all():
            return [*tables]
    return [name for name, table in tables.items() if model.inputs[name].unit == DATE
            or any(numbers.shape[1] > 1 for numbers in table.values())]  # fmt: skip


@lru_cache(maxsize=8)
def _bounds(model: Model) -> Numbers:
    """Lowest, highest and whether whole, of each assumption by all of its rules."""
    by_input = [[rule[2:] for rule in rules] for rules in _rules(model).values()]
    ends = [[*zip(*rules, strict=True)] for rules in by_input]
    return np.array([(max(low), min(high), max(whole)) for low, high, whole in ends]).T


@lru_cache(maxsize=8)
def _rules(model: Model) -> dict[str, list[Rule]]:
    lags = _lags(model)
    return {name: list(_of(one, is_lag=name in lags)) for name, one in model.inputs.items()}


def _lags(model: Model) -> set[str]:
    """The assumptions that say how far a line looks back: of the future nothing is known."""
    lags = (read.when.arguments[0] for line in model.lines.values() for read in line.reads
            if read.when.kind == "lagged")  # fmt: skip
    return {str(part.name) for lag in lags for part in lag.walk() if hasattr(part, "name")}


def _of(one: Input, *, is_lag: bool) -> Iterator[Rule]:
    """The rules of an assumption, the plainest first."""
    yield Rule(lambda _: "This is no finite number.")
    if one.unit.kind == "flag":
        yield Rule(lambda _: "This is a flag.", "give 0 or 1.", 0, 1, whole=True)
    if one.options:
        what = f"There are {len(one.options)} options."
        yield Rule(lambda _: what, "", 1, len(one.options), whole=True)
    if is_whole(one.unit):
        unit = "days" if one.unit == DATE else one.unit
        yield Rule(lambda _: f"This is a whole number: {unit}.", "give a whole number.", whole=True)
    if one.unit == DATE:
        last = "a date, or a day number as spreadsheets count, before the year 10000"
        yield Rule(lambda _: "There is no such day.", f"give {last}.", 1, LAST_DAY)
    if is_lag:
        least = one.lowest or 0
        too_few = "A line looks back so many quarters, and not so few."
        yield Rule(lambda _: too_few, f"give at least {least:g}.", least)


def _not_before(opening: Numbers | None, one: Input) -> Iterator[Rule]:
    if one.unit == DATE and opening is not None and not one.by_year:
        days, fix = opening, "give the day of the opening or a later one."
        yield Rule(lambda path: f"This is before the opening, {_day(days, path)}.", fix, days)


def _refuse(model: Model, one: Input, year: int, numbers: Numbers, rule: Rule) -> None:
    wrong = ~rule.is_kept(numbers)
    if wrong.any():
        member, path = (int(index) for index in np.argwhere(wrong)[0])
        value = numbers[member, min(path, numbers.shape[1] - 1)]
        of_path = f", path {path + 1:,}" if wrong.shape[1] > 1 else ""
        where = f"{_name(model, one, year, member)}{of_path} = {_in_words(one, value)}"
        raise BadInput(message(where, rule.what(path), fix=rule.fix or what_to_give(one)))


def _name(model: Model, one: Input, year: int, member: int) -> str:
    """The assumption, and its year or member."""
    if one.by_year:
        return f"{one.name}[{year}]"
    return f"{one.name}[{model.members(one.name)[member]}]" if one.each else one.name


def _in_words(one: Input, value: float) -> str:
    is_day = one.unit == DATE and np.isfinite(value) and value == np.floor(value)
    return str(date_of(value)) if is_day and 0 < value < LAST_DAY else f"{value:.6g}"


def _day(days: Numbers, path: int) -> date:
    return date_of(days[0, min(path, days.shape[1] - 1)])
