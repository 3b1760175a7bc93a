"""The part of a year between two dates, by the conventions of contracts."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from fundmodel.errors import BadInput, closest, message
from fundmodel.measures.checked_inputs import Days, Floats, is_one_of

Numbers = NDArray[np.int64]


def _actual_days(start: np.datetime64, days: Days) -> Numbers:
    return (days - start).astype("timedelta64[D]").astype(np.int64)


def _calendar(days: Days) -> tuple[Numbers, Numbers]:
    """Months since 1970 and the day of the month, each of the shape of `days`."""
    months = days.astype("datetime64[M]")
    day = (days - months.astype("datetime64[D]")).astype(np.int64) + 1
    return months.astype(np.int64), day


def _thirty_day_months(start: np.datetime64, days: Days) -> Numbers:
    """Bond basis: a 31st counts as the 30th if the start is a 30th or 31st."""
    first_month, first_day = _calendar(np.asarray(start))
    month, day = _calendar(days)
    if first_day >= 30:
        first_day, day = np.asarray(30), np.minimum(day, 30)
    return 30 * (month - first_month) + day - first_day


def _thirty_day_months_european(start: np.datetime64, days: Days) -> Numbers:
    """Eurobond basis: a 31st always counts as the 30th."""
    first_month, first_day = _calendar(np.asarray(start))
    month, day = _calendar(days)
    return 30 * (month - first_month) + np.minimum(day, 30) - np.minimum(first_day, 30)


DAY_COUNTS: dict[str, tuple[Callable[[np.datetime64, Days], Numbers], int]] = {
    "ACT/365F": (_actual_days, 365),
    "ACT/360": (_actual_days, 360),
    "30/360": (_thirty_day_months, 360),
    "30E/360": (_thirty_day_months_european, 360),
}


def year_fractions(days: Days, day_count: str) -> Floats:
    """Years from the earliest date to each date.

    The last days of February keep their number in both 30/360 conventions, as in the 2006 ISDA
    Definitions, 4.16(f) and (g); Excel's DAYS360 moves them to the 30th.

    Args:
        days: shape (flows,), in any order.
        day_count: "ACT/365F", "ACT/360", "30/360" or "30E/360".

    Returns:
        Shape (flows,), in years; 0 at the earliest date.

    Raises:
        BadInput: the day count is none of these.

    >>> year_fractions(np.array(["2028-01-31", "2028-07-31"], "datetime64[D]"), "30/360")
    array([0. , 0.5])
    """
    if not is_one_of(day_count, DAY_COUNTS):
        raise BadInput(
            message(
                "day_count",
                f"{day_count!r} is not a day count that is known here.",
                meant=closest(str(day_count), DAY_COUNTS),
                fix=f"choose one of {', '.join(DAY_COUNTS)}.",
            )
        )
    count, days_in_a_year = DAY_COUNTS[day_count]
    return count(days.min(), days) / days_in_a_year
