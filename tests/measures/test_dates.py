"""Dates as people write them, and the parts of a year between them."""

from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
import pytest

from fundmodel.measures import xirr, xnpv, year_fractions


@pytest.mark.parametrize(
    ("start", "end", "day_count", "years"),
    [
        ("2027-01-01", "2028-01-01", "ACT/365F", 1),
        ("2028-01-01", "2029-01-01", "ACT/365F", 366 / 365),
        ("2027-01-01", "2027-12-27", "ACT/360", 1),
        ("2027-01-31", "2027-03-31", "30/360", 60 / 360),
        ("2027-01-31", "2027-03-30", "30/360", 60 / 360),
        ("2027-01-30", "2027-03-31", "30/360", 60 / 360),
        ("2027-01-29", "2027-03-31", "30/360", 62 / 360),
        ("2027-01-29", "2027-03-31", "30E/360", 61 / 360),
        ("2027-01-31", "2027-03-30", "30E/360", 60 / 360),
        ("2027-02-28", "2027-08-31", "30/360", 183 / 360),
        ("2027-02-28", "2027-08-31", "30E/360", 182 / 360),
        ("2028-02-29", "2029-02-28", "30/360", 359 / 360),
        ("1969-12-15", "1970-01-15", "30/360", 30 / 360),
    ],
)
def test_year_fractions(start: str, end: str, day_count: str, years: float) -> None:
    days = np.array([end, start], dtype="datetime64[D]")
    assert year_fractions(days, day_count).tolist() == [years, 0.0]


@pytest.mark.parametrize("day_count", ["ACT/365F", "ACT/360", "30/360", "30E/360"])
def test_xnpv_divides_by_the_power_of_the_year_fraction(day_count: str) -> None:
    dates = ["2027-01-31", "2027-08-31"]
    _, years = year_fractions(np.array(dates, dtype="datetime64[D]"), day_count)
    assert xnpv(0.07, dates, [-100, 105], day_count) == -100 + 105 * 1.07**-years
    assert xirr(dates, [-100, 105], day_count) == pytest.approx(1.05 ** (1 / years) - 1, rel=1e-14)


@pytest.mark.parametrize(
    "dates",
    [
        [date(2027, 1, 1), date(2028, 1, 1)],
        [datetime(2027, 1, 1, 9, tzinfo=UTC), datetime(2028, 1, 1, 17, tzinfo=UTC)],
        np.array(["2027-01-01", "2028-01-01"], dtype="datetime64[D]"),
        np.array(["2027-01-01T09", "2028-01-01T17"], dtype="datetime64[ns]"),
        pd.DatetimeIndex(["2027-01-01", "2028-01-01"]),
        pd.Series(pd.DatetimeIndex(["2027-01-01", "2028-01-01"])),
        ["2027-01-01", date(2028, 1, 1)],
    ],
)
def test_dates_are_read_in_each_form(dates: list[date]) -> None:
    assert xirr(dates, [-100, 110]) == pytest.approx(0.1, rel=0, abs=1e-15)
