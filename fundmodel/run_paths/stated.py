"""What a caller states of an assumption, as arrays of one shape; what it cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from fundmodel.build_model.units import DATE, is_whole
from fundmodel.dates import date_of, serial_of
from fundmodel.errors import BadInput, closest, listed, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fundmodel.build_model.inputs import Input
    from fundmodel.build_model.model import Model
    from fundmodel.run_paths.numbers import Numbers

LAST_DAY = serial_of(date.max)
Table = Mapping[int, "Numbers"]
"""Calendar year -> `[member, path]`; what does not go by year has the year 0 alone."""
Mistake = tuple["NDArray[np.bool_]", Callable[[int], str], str]
"""Where it is, `[member, path]`; what it is, of a path; and how to mend it, if that is special."""


def table_of(model: Model, one: Input, stated: Any) -> Table:
    """An assumption as it is stated, as arrays; of one path where it is certain.

    Raises:
        BadInput: it is no number, or there are not as many as there are members.
    """
    if not one.by_year:
        return {0: _array(model, one, stated, one.name)}
    if not isinstance(stated, Mapping) or not stated or not all(map(_is_year, stated)):
        raise BadInput(
            message(
                one.name,
                "This has a number for each of some calendar years.",
                fix="give numbers by year, such as {2027: 0.02, 2028: 0.03}.",
            )
        )
    return {int(year): _array(model, one, number, f"{one.name}[{year}]")
            for year, number in stated.items()}  # fmt: skip


def _is_year(stated: object) -> bool:
    if isinstance(stated, bool) or not isinstance(stated, int | np.integer):
        return False
    return 0 < int(stated) < 10_000


def _array(model: Model, one: Input, stated: Any, where: str) -> Numbers:
    numbers = _floats(one, stated, where)
    has_members = one.each is not None and not one.by_year
    if numbers.ndim < 2:
        numbers = numbers.reshape((-1, 1) if has_members else (1, -1))
    members = model.members(one.name) if has_members else ("",)
    if numbers.ndim == 2 and numbers.size and len(numbers) == len(members):
        return numbers
    shape = " x ".join(str(length) for length in np.shape(stated)) or "one"
    raise BadInput(
        message(
            where,
            f"There is a number for each of {len(members)} members, and {shape} given."
            if has_members
            else f"There is one number, or one a path, and {shape} given.",
            fix=f"give a number for each of {listed(members)}; what differs from path to path has "
            "an array `[member, path]`."
            if has_members
            else "give one number, or an array `[path]`.",
        )
    )


def _floats(one: Input, stated: Any, where: str) -> Numbers:
    try:
        raw: NDArray[Any] = np.asarray(None if np.ma.isMaskedArray(stated) else stated)
        if raw.dtype.kind == "M":
            raw = raw.astype("datetime64[D]")
        if raw.dtype.kind in "MOU":
            numbers = [_number(one, each) for each in raw.ravel().tolist()]
            raw = np.array(numbers, dtype=float).reshape(raw.shape)
        if raw.dtype.kind in "biuf":
            return raw.astype(float, copy=False)
    except (TypeError, ValueError, OverflowError):
        pass  # refused below, whatever it is
    raise BadInput(
        message(where, "This is no number, and no array of numbers.", fix=_what_to_give(one))
    )


def _number(one: Input, stated: Any) -> float:
    """The number of an option, of a date, or of what is a number already."""
    if isinstance(stated, str):
        return _code(one, stated)
    if isinstance(stated, date) and one.unit == DATE:
        return serial_of(date(stated.year, stated.month, stated.day))
    if isinstance(stated, date) or not hasattr(stated, "__float__"):
        raise TypeError(stated)
    return float(stated)


def _code(one: Input, option: str) -> float:
    if option not in one.options:
        raise BadInput(
            message(
                f"{one.name} = {option}",
                "There is no such option." if one.options else "This is no number.",
                meant=closest(option, one.options),
                fix=_what_to_give(one),
            )
        )
    return one.options.index(option) + 1.0


def _what_to_give(one: Input) -> str:
    if one.options:
        return f"choose one of {listed(one.options)}, or its number from 1 to {len(one.options)}."
    return "give a date." if one.unit == DATE else "give a number."


def refuse_impossible(model: Model, tables: Mapping[str, Table]) -> None:
    """Refuse numbers that an assumption cannot have.

    Raises:
        BadInput: names the first of them, with its member or year, and its path.
    """
    lags = _lags(model)
    opening = tables.get(model.calendar.opening_date, {}).get(0)
    for name, table in tables.items():
        one, rows = model.inputs[name], list(table.values())
        at_once = rows[0] if len(rows) == 1 else np.concatenate(rows, axis=1)
        if any(wrong.any() for wrong, _, _ in _mistakes(one, at_once, opening, name in lags)):
            for year, numbers in table.items():
                _refuse(model, one, year, numbers, _mistakes(one, numbers, opening, name in lags))


def _refuse(
    model: Model, one: Input, year: int, numbers: Numbers, mistakes: Iterable[Mistake]
) -> None:
    for wrong, what, fix in mistakes:
        if wrong.any():
            member, path = (int(index) for index in np.argwhere(wrong)[0])
            value = numbers[member, min(path, numbers.shape[1] - 1)]
            of_path = f", path {path + 1:,}" if wrong.shape[1] > 1 else ""
            where = f"{_name(model, one, year, member)}{of_path} = {_in_words(one, value)}"
            raise BadInput(message(where, what(path), fix=fix or _what_to_give(one)))


def _name(model: Model, one: Input, year: int, member: int) -> str:
    """The assumption, and its year or member."""
    if one.by_year:
        return f"{one.name}[{year}]"
    return f"{one.name}[{model.members(one.name)[member]}]" if one.each else one.name


def _in_words(one: Input, value: float) -> str:
    is_day = one.unit == DATE and np.isfinite(value) and value == np.floor(value)
    return str(date_of(value)) if is_day and 0 < value < LAST_DAY else f"{value:.6g}"


def _lags(model: Model) -> set[str]:
    """The assumptions that say how far a line looks back: of the future nothing is known."""
    lags = (read.when.arguments[0] for line in model.lines.values() for read in line.reads
            if read.when.kind == "lagged")  # fmt: skip
    return {str(part.name) for lag in lags for part in lag.walk() if hasattr(part, "name")}


def _mistakes(
    one: Input, numbers: Numbers, opening: Numbers | None, is_lag: bool
) -> Iterator[Mistake]:
    """What can be wrong, the plainest first: where it is, what it is, and what mends it."""
    whole = numbers == np.floor(numbers)
    yield ~np.isfinite(numbers), lambda _: "This is no finite number.", ""
    if one.unit.kind == "flag":
        yield (numbers != 0) & (numbers != 1), lambda _: "This is a flag.", "give 0 or 1."
    if one.options:
        wrong = (numbers < 1) | (numbers > len(one.options)) | ~whole
        yield wrong, lambda _: f"There are {len(one.options)} options.", ""
    if is_whole(one.unit):
        unit = "days" if one.unit == DATE else one.unit
        yield ~whole, lambda _: f"This is a whole number: {unit}.", "give a whole number."
    if one.unit == DATE:
        last = "a date, or a day number as spreadsheets count, before the year 10000"
        yield (
            (numbers < 1) | (numbers > LAST_DAY),
            lambda _: "There is no such day.",
            f"give {last}.",
        )
    if is_lag:
        least = one.lowest or 0
        what = "A line looks back so many quarters, and not so few."
        yield numbers < least, lambda _: what, f"give at least {least:g}."
    if one.unit == DATE and opening is not None and not one.by_year:
        fix = "give the day of the opening or a later one."
        yield (
            numbers < opening,
            lambda path: f"This is before the opening, {_day(opening, path)}.",
            fix,
        )


def _day(days: Numbers, path: int) -> date:
    return date_of(days[0, min(path, days.shape[1] - 1)])
