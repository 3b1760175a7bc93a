"""The time axis, and the flags that follow from it."""

from fundmodel.build_model import (
    DATE,
    QUARTERS,
    YEAR,
    all_of,
    balance,
    end_of_quarter,
    flag,
    previous,
    ratio,
    year_of,
)


@balance(QUARTERS)
def quarter(quarter):
    """Quarter number.

    The one source line of the model: one more than the quarter before.
    """
    return previous(quarter) + 1


@ratio(DATE, opening="opening_date")
def quarter_end(opening_date, quarter):
    """Last day of the quarter."""
    return end_of_quarter(opening_date, quarter)


@ratio(YEAR)
def year(quarter_end):
    """Calendar year.

    Picks the column of every assumption that has a number a year.
    """
    return year_of(quarter_end)


@flag()
def is_year_end(opening_date, quarter, year):
    """Last quarter of a calendar year.

    The next quarter ends in another year. Profit is tested, and cash paid out, in these quarters.
    """
    return year_of(end_of_quarter(opening_date, quarter + 1)) > year


@flag()
def is_first_quarter(quarter):
    """First quarter: the agreement is signed."""
    return quarter == 1


@flag()
def is_last_quarter(quarter, number_of_quarters):
    """Last quarter: the fund is wound up."""
    return quarter == number_of_quarters


@flag()
def is_headline_quarter(year, headline_year, is_year_end):
    """Last quarter of the headline year.

    Progress is reported as of this quarter: needs covered, money disbursed.
    """
    return all_of(year == headline_year, is_year_end)
