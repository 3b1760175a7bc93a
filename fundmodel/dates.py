"""Dates as a spreadsheet counts them, and quarters as economists write them."""

from datetime import date, timedelta

DAY_ZERO = date(1899, 12, 30)  # of the date serials of Excel and LibreOffice
MONTHS_IN_A_QUARTER, DECEMBER = 3, 12


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


def quarter_ends(day: date) -> tuple[date, date]:
    """The last day of the quarter before that of a day, and of its own.

    >>> [end.isoformat() for end in quarter_ends(date(2027, 2, 15))]
    ['2026-12-31', '2027-03-31']
    """
    first = day.month - (day.month - 1) % MONTHS_IN_A_QUARTER
    past = first + MONTHS_IN_A_QUARTER
    following = date(day.year + 1, 1, 1) if past > DECEMBER else date(day.year, past, 1)
    return date(day.year, first, 1) - timedelta(days=1), following - timedelta(days=1)


def quarter_of(day: date) -> str:
    """The quarter of a date.

    >>> quarter_of(date(2031, 6, 30))
    '2031Q2'
    """
    return f"{day.year}Q{(day.month + 2) // 3}"
