"""Dates as a spreadsheet counts them, and quarters as economists write them."""

from datetime import date, timedelta

DAY_ZERO = date(1899, 12, 30)  # of the date serials of Excel and LibreOffice


def serial_of(day: date) -> float:
    """A date as Excel counts it: days since 1899-12-30.

    >>> serial_of(date(2026, 12, 31))
    46387.0
    """
    return float((day - DAY_ZERO).days)


def date_of(serial: float) -> date:
    """The date of an Excel serial.

    >>> date_of(46387.0)
    datetime.date(2026, 12, 31)
    """
    return DAY_ZERO + timedelta(days=int(serial))


def quarter_of(day: date) -> str:
    """The quarter of a date.

    >>> quarter_of(date(2031, 6, 30))
    '2031Q2'
    """
    return f"{day.year}Q{(day.month + 2) // 3}"
