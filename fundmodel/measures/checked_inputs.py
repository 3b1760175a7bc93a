"""Refuse what no measure can be taken on: missing amounts, impossible rates, unreadable dates."""

import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fundmodel.errors import BadInput, message

Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]
Date = date | np.datetime64 | str
Dates = Sequence[Date] | Days


class Wording(NamedTuple):
    """How the refusals of one kind of row name what it holds, and what it is for."""

    noun: str
    entry: str
    one_row: str
    example: str
    finite: str
    missing: str


FLOWS = Wording(
    noun="amount",
    entry="flow",
    one_row="A rate of return is measured on one row of amounts, in the order of their periods.",
    example="[-100, 60, 60]",
    finite="A present value needs a finite amount in each period.",
    missing="give the missing amount, or 0 where nothing is paid.",
)
NUMBERS = Wording(
    noun="number",
    entry="number",
    one_row="This is measured on one row of numbers.",
    example="[12.5, 3, 8]",
    finite="One number that is missing or infinite would make the measure so.",
    missing="give the missing number, or leave its place out on purpose.",
)


def as_number(value: object) -> float:
    """One number of any library as a float; nan for what is none, such as text, nothing or a list.

    >>> as_number(3), as_number("3"), as_number(None)
    (3.0, nan, nan)
    """
    if not isinstance(value, Real | Decimal) and getattr(value, "shape", None) != ():
        return math.nan
    try:
        return float(value)  # type: ignore[arg-type]  # arrays without dimensions are one number
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return math.nan


def format_given(value: object) -> str:
    """What stands where one number belongs, as messages show it.

    >>> format_given(2.5), format_given("2.5")
    ('2.5', "'2.5'")
    """
    return str(value) if isinstance(value, Real | Decimal) else f"{value!r:.60}"


def is_one_of(value: object, known: Collection[object]) -> bool:
    """Whether a value is one of those known, which what is neither text nor number never is."""
    return isinstance(value, str | Real) and value in known


def as_row(values: ArrayLike) -> ArrayLike:
    """Several values as they are; a single one as a list."""
    is_single = values is None or isinstance(values, str | bytes | Real | Decimal)
    row: Any = [values] if is_single or getattr(values, "shape", None) == () else values
    return row  # type: ignore[no-any-return]


def as_floats(values: ArrayLike) -> Floats:
    """The values as an array of floats of any shape.

    Raises:
        TypeError: some are text, be it that of a number.
        ValueError: they are no numbers, or nested unevenly.
    """
    floats = np.asarray(values, dtype=np.float64)
    given = np.asarray(values)
    if given.dtype.kind in "SU" or any(isinstance(one, str | bytes) for one in _objects(given)):
        raise TypeError("text is no number")
    return floats


def _objects(given: NDArray[Any]) -> Iterable[object]:
    return given.flat if given.dtype.kind == "O" else ()


def checked_flows(cash_flows: ArrayLike) -> Floats:
    """The amounts as an array of shape (flows,).

    Raises:
        BadInput: no amount, an amount that is no finite number, or more than one row.
    """
    return checked_row("cash_flows", cash_flows, FLOWS)


def checked_row(name: str, values: ArrayLike, wording: Wording = NUMBERS) -> Floats:
    """The values as an array of shape (values,).

    Raises:
        BadInput: no value, a value that is no finite number, or more than one row.
    """
    try:
        row = as_floats(values)
    except (TypeError, ValueError) as problem:
        found = f"these are not numbers: {values!r:.60}"
        raise BadInput(_not_one_row(name, found, wording)) from problem
    if row.ndim != 1:
        found = f"the {wording.noun}s have {row.ndim} dimensions"
        raise BadInput(_not_one_row(name, found, wording))
    if not row.size:
        raise BadInput(_not_one_row(name, f"there is no {wording.noun}", wording))
    wrong = np.flatnonzero(~np.isfinite(row))
    if wrong.size:
        gaps = (f"{wording.entry} {at + 1} of {row.size} is {row[at]}" for at in wrong)
        text = message(name, f"{', '.join(gaps)}.", why=wording.finite, fix=wording.missing)
        raise BadInput(text)
    return row


def _not_one_row(name: str, found: str, wording: Wording) -> str:
    fix = f"give a list of numbers, such as {wording.example}."
    return message(name, f"{found}.", why=wording.one_row, fix=fix)


def checked_rate(name: str, rate: float) -> float:
    """The rate, once it is known to be a finite number above -1.

    Raises:
        BadInput: it is not.
    """
    number = as_number(rate)
    if not (np.isfinite(number) and number > -1):
        raise BadInput(
            message(
                name,
                f"{format_given(rate)} is not a rate above -1.",
                why="Discounting divides by 1 + rate, which must be positive and finite.",
                fix="write the rate as a fraction of one: 0.05 for 5 %.",
            )
        )
    return number


def checked_days(dates: Dates, flows: Floats) -> Days:
    """The dates as an array of shape (flows,), in days; a time of day is left out.

    Raises:
        BadInput: not as many dates as amounts, or one that cannot be read.
    """
    if len(dates) != flows.size:
        raise BadInput(
            message(
                "dates",
                f"there are {len(dates)} dates and {flows.size} amounts.",
                why="Each amount is discounted from its own date.",
                fix="give one date for each amount, in the same order.",
            )
        )
    days = [_day(number, value) for number, value in enumerate(dates, start=1)]
    return np.array(days, dtype="datetime64[D]")


def _day(number: int, value: Date) -> date:
    day: object = value
    try:
        if isinstance(value, str):
            day = date.fromisoformat(value)
        elif isinstance(value, datetime):
            day = date(value.year, value.month, value.day)
        elif isinstance(value, np.datetime64):
            day = value.astype("datetime64[D]").item()
    except (TypeError, ValueError):  # what pandas puts for a missing date has no year
        day = None
    if isinstance(day, date):
        return day
    raise BadInput(
        message(
            "dates",
            f"date {number} cannot be read: {value!s:.40}.",
            fix='write it as year-month-day, such as "2027-03-31", or as a datetime.date.',
        )
    )
