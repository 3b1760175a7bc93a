"""What each operation of a formula comes to on single numbers; conditions are 0 and 1."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from fundmodel.dates import date_of, serial_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MONTHS_IN_A_YEAR = 12


def _over(amount: float, by: float) -> float:
    return amount / by if by else math.nan


def _divide(amount: float, by: float, if_zero: float, smallest: float) -> float:
    return if_zero if abs(by) <= smallest else amount / by


def _power(number: float, exponent: float) -> float:
    try:
        return math.pow(number, exponent)
    except (ValueError, OverflowError):
        return math.nan


def _choose(code: float, *options: float) -> float:
    return options[int(code) - 1]


def _end_of_month(start: float, quarters: float, months: float) -> float:
    day = date_of(start)
    ahead = day.year * MONTHS_IN_A_YEAR + day.month + int(quarters * months)
    year, month = divmod(ahead, MONTHS_IN_A_YEAR)
    return serial_of(day.replace(year=year, month=month + 1, day=1) - timedelta(days=1))


ON_NUMBERS: Mapping[str, Callable[..., float]] = {
    "add": lambda one, other: one + other,
    "subtract": lambda one, other: one - other,
    "multiply": lambda one, other: one * other,
    "true_divide": _over,
    "per_quarter": _over,
    "negative": lambda value: -1 * value,
    "power": _power,
    "minimum": lambda *values: min(values),
    "maximum": lambda *values: max(values),
    "absolute": abs,
    "floor": lambda value: float(math.floor(value)),
    "where": lambda condition, then, otherwise: then if condition else otherwise,
    "choose": _choose,
    "as_number": lambda condition: 1.0 if condition else 0.0,
    "all_of": lambda *conditions: float(all(conditions)),
    "any_of": lambda *conditions: float(any(conditions)),
    "not_": lambda condition: float(not condition),
    "less": lambda one, other: float(one < other),
    "at_most": lambda one, other: float(one <= other),
    "greater": lambda one, other: float(one > other),
    "at_least": lambda one, other: float(one >= other),
    "equal": lambda one, other: float(one == other),
    "not_equal": lambda one, other: float(one != other),
    "divide": _divide,
    "divide_if_any": lambda amount, by, smallest: _divide(amount, by, math.nan, smallest),
    "quarterly": lambda rate, quarters: _power(1 + rate, 1 / quarters) - 1,
    "quarterly_factor": lambda rate, quarters: _power(1 + rate, 1 / quarters),
    "quarterly_probability": lambda rate, quarters: 1 - _power(1 - rate, 1 / quarters),
    "end_of_quarter": _end_of_month,
    "year_of": lambda date: float(date_of(date).year),
}
"""Operation -> what it comes to."""
