"""Rates of return and present values of amounts with dates of their own."""

from numpy.typing import ArrayLike

from fundmodel.measures.checked_inputs import Dates, Floats, checked_days, checked_flows
from fundmodel.measures.day_counts import year_fractions
from fundmodel.measures.rate_roots import rate_roots
from fundmodel.measures.returns import nearest_zero, only_root, present_value, reason


def xnpv(rate: float, dates: Dates, cash_flows: ArrayLike, day_count: str = "ACT/365F") -> float:
    """Net present value at the earliest of the dates.

    Args:
        rate: a year, effective, above -1.
        dates: one a flow, in any order: datetime.date, datetime64 or "2027-03-31".
        cash_flows: shape (flows,); + received, - paid.
        day_count: "ACT/365F" (as in spreadsheets), "ACT/360", "30/360" or "30E/360".

    Returns:
        Worth at the earliest date, in the currency of the flows.

    Raises:
        BadInput: a rate of -1 or less, no flows, a number that is not finite, another number of
            dates than flows, a date that cannot be read, or an unknown day count.

    >>> round(xnpv(0.10, ["2027-01-01", "2028-01-01"], [-100, 121]), 6)
    10.0
    """
    times, flows = _timed(dates, cash_flows, day_count)
    return present_value(rate, times, flows)


def xirr(dates: Dates, cash_flows: ArrayLike, day_count: str = "ACT/365F") -> float:
    """Internal rate of return a year: the one rate at which `xnpv` is zero.

    nan if several rates or none make it zero, for the reason given at `irr`. Spreadsheets stop
    at a precision of 1e-8, and print 2.98e-9 for leading zeros or flows of one sign; zeros
    change nothing here.

    Args:
        dates: one a flow, in any order: datetime.date, datetime64 or "2027-03-31".
        cash_flows: shape (flows,); + received, - paid.
        day_count: "ACT/365F" (as in spreadsheets), "ACT/360", "30/360" or "30E/360".

    Returns:
        Effective rate a year, above -1, or nan.

    Raises:
        BadInput: no flows, an amount that is no finite number, another number of dates than
            flows, a date that cannot be read, or an unknown day count.

    >>> round(xirr(["2027-01-01", "2028-01-01"], [-100, 110]), 12)
    0.1
    """
    return only_root(xirr_roots(dates, cash_flows, day_count))


def xirr_roots(dates: Dates, cash_flows: ArrayLike, day_count: str = "ACT/365F") -> list[float]:
    """All rates a year at which `xnpv` is zero, rising. Arguments and errors as for `xirr`."""
    return rate_roots(*_timed(dates, cash_flows, day_count))


def xirr_nearest_zero(dates: Dates, cash_flows: ArrayLike, day_count: str = "ACT/365F") -> float:
    """Of several rates a year, the one nearest to zero as rates compound: see `irr_nearest_zero`.

    Arguments and errors as for `xirr`.

    >>> dates = ["2026-01-01", "2026-01-08", "2028-01-01"]
    >>> no_xirr_reason(dates, [1, -100, 120])
    'n/a: several rates: 10.2%, 1.9e+106%'
    >>> round(xirr_nearest_zero(dates, [1, -100, 120]), 3)
    0.102
    """
    return nearest_zero(xirr_roots(dates, cash_flows, day_count))


def no_xirr_reason(dates: Dates, cash_flows: ArrayLike, day_count: str = "ACT/365F") -> str | None:
    """Why `xirr` is nan, as a table prints it; None if it is a number. Errors as for `xirr`.

    >>> no_xirr_reason(["2027-01-01", "2028-01-01"], [0, 5])
    'n/a: no capital at risk'
    """
    times, flows = _timed(dates, cash_flows, day_count)
    return reason(times, flows, rate_roots(times, flows))


def _timed(dates: Dates, cash_flows: ArrayLike, day_count: str) -> tuple[Floats, Floats]:
    flows = checked_flows(cash_flows)
    return year_fractions(checked_days(dates, flows), day_count), flows
