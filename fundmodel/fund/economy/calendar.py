"""The time axis, and the flags that follow from it."""

from fundmodel.build_model import (
    DATE,
    QUARTERS,
    YEAR,
    all_of,
    any_of,
    balance,
    end_of_quarter,
    flag,
    member,
    previous,
    ratio,
    where,
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


@balance(QUARTERS)
def quarters_since_signature(quarters_since_signature, quarter_end, signing_date):
    """Quarters since the deal was signed, this one included.

    0 before. Whatever the deal counts in quarters is counted by it; what is stated by calendar year
    stays where it is.
    """
    return where(quarter_end > signing_date, previous(quarters_since_signature) + 1, 0)


@flag()
def deal_is_signed(quarters_since_signature):
    """The deal is signed.

    Before, there is no fund, and the world without the deal runs on.
    """
    return quarters_since_signature >= 1


@flag()
def deal_begins(quarters_since_signature):
    """First quarter of the deal: pledges are made."""
    return quarters_since_signature == 1


@flag()
def is_last_quarter(quarter, number_of_quarters):
    """Last quarter: the fund is wound up."""
    return quarter == number_of_quarters


@flag(each="milestone")
def is_milestone(year, milestone_year, is_year_end, is_last_quarter):
    """Last quarter of the year by which progress is told.

    The wind-up instead, where the fund ends before.
    """
    return any_of(
        all_of(is_year_end, year == milestone_year),
        all_of(is_last_quarter, year <= milestone_year),
    )


@flag()
def is_headline_quarter(is_milestone):
    """Last quarter of 2036, the year of most answers."""
    return member("2036", is_milestone)
