"""Dates within the module, against Python's own."""

from datetime import date, timedelta

import numpy as np

from fundmodel.dates import DAY_ZERO, date_of, serial_of
from tests.compiled.functions import many

FIRST, LAST = date(1900, 3, 1), date(2200, 12, 31)


def month_end(day: date, months: int) -> float:
    """The last day of the month so many months later, as a spreadsheet counts it."""
    first_of_next = day.year * 12 + day.month - 1 + months + 1
    return serial_of(date(first_of_next // 12, first_of_next % 12 + 1, 1) - timedelta(days=1))


def test_the_year_of_every_day() -> None:
    days = np.arange(serial_of(FIRST), serial_of(LAST) + 1)
    years = [(DAY_ZERO + timedelta(days=int(day))).year for day in days]
    assert years[0] == 1900
    assert years[-1] == 2200
    assert many("year_of", days).tolist() == years


def test_the_end_of_every_month() -> None:
    days = np.arange(serial_of(FIRST), serial_of(LAST) + 1)
    ends = [month_end(date_of(day), 0) for day in days]
    assert many("end_of_quarter", days, 0.0, 3.0).tolist() == ends


def test_the_end_of_quarters_from_random_days() -> None:
    random = np.random.default_rng(6)
    count = 100_000
    days = random.integers(serial_of(date(1960, 1, 1)), serial_of(date(2100, 12, 31)), count)
    quarters, months = random.integers(-200, 400, count), random.choice([1, 2, 3, 12], count)
    low = [
        month_end(date_of(day), int(quarter * month))
        for day, quarter, month in zip(days, np.maximum(quarters, -20), months, strict=True)
    ]
    found = many("end_of_quarter", days, np.maximum(quarters, -20), months)
    assert found.tolist() == low
