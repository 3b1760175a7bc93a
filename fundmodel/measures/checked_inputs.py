"""Refuse what no measure can be taken on: missing amounts, impossible rates, unreadable dates."""

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fundmodel.errors import BadInput, message

Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]
Date = date | np.datetime64 | str
Dates = Sequence[Date] | Days


def checked_flows(cash_flows: ArrayLike) -> Floats:
    """The amounts as an array of shape (flows,).

    Raises:
        BadInput: no amount, an amount that is no finite number, or more than one row.
    """
    try:
        flows = np.asarray(cash_flows, dtype=np.float64)
    except (TypeError, ValueError) as problem:
        raise BadInput(_not_one_row(f"these are not numbers: {cash_flows!r:.60}")) from problem
    if flows.ndim != 1:
        raise BadInput(_not_one_row(f"the amounts have {flows.ndim} dimensions"))
    if not flows.size:
        raise BadInput(_not_one_row("there is no amount"))
    wrong = np.flatnonzero(~np.isfinite(flows))
    if wrong.size:
        found = ", ".join(f"flow {place + 1} of {flows.size} is {flows[place]}" for place in wrong)
        raise BadInput(
            message(
                "cash_flows",
                f"{found}.",
                why="A present value needs a finite amount in each period.",
                fix="give the missing amount, or 0 where nothing is paid.",
            )
        )
    return flows


def _not_one_row(found: str) -> str:
    return message(
        "cash_flows",
        f"{found}.",
        why="A rate of return is measured on one row of amounts, in the order of their periods.",
        fix="give a list of numbers, such as [-100, 60, 60].",
    )


def checked_rate(name: str, rate: float) -> float:
    """The rate, once it is known to be a finite number above -1.

    Raises:
        BadInput: it is not.
    """
    if not (np.isfinite(rate) and rate > -1):
        raise BadInput(
            message(
                name,
                f"{rate} is not a rate above -1.",
                why="Discounting divides by 1 + rate, which must be positive and finite.",
                fix="write the rate as a fraction of one: 0.05 for 5 %.",
            )
        )
    return float(rate)


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
    days = [_day(place, value) for place, value in enumerate(dates, start=1)]
    return np.array(days, dtype="datetime64[D]")


def _day(place: int, value: Date) -> date:
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
            f"date {place} cannot be read: {value!s:.40}.",
            fix='write it as year-month-day, such as "2027-03-31", or as a datetime.date.',
        )
    )
