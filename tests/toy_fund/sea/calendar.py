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
    floor,
    not_,
    previous,
    ratio,
    year_of,
)


@balance(QUARTERS)
def quarter(quarter):
    """Quarter number."""
    return previous(quarter) + 1


@ratio(DATE, opening="opening_date")
def quarter_end(opening_date, quarter):
    """Last day of the quarter."""
    return end_of_quarter(opening_date, quarter)


@ratio(YEAR)
def year(quarter_end):
    """Calendar year."""
    return year_of(quarter_end)


@flag()
def is_year_end(opening_date, quarter, year):
    """Last quarter of a calendar year."""
    return year_of(end_of_quarter(opening_date, quarter + 1)) != year


@flag()
def is_storm(quarter, storm_quarter):
    """Quarter of the great storm."""
    return quarter == storm_quarter


@flag(opening=1)
def is_calm(quarter, storm_quarter, is_storm):
    """No storm, and none is being mended."""
    return all_of(not_(is_storm), not_(quarter > storm_quarter))


@flag()
def is_mending(quarter, storm_quarter, mending_quarters):
    """The damage of the storm is being mended."""
    return all_of(quarter >= storm_quarter, quarter < storm_quarter + mending_quarters)


@flag()
def is_quiet(quarter, storm_quarter, is_calm, is_mending):
    """Few ships sail."""
    return any_of(is_mending, all_of(is_calm, quarter + 1 <= storm_quarter - 1))


@ratio(QUARTERS)
def quarter_of_cycle(quarter, quarters_in_a_year):
    """Quarter within a cycle of a year."""
    return quarter - floor(quarter / quarters_in_a_year) * quarters_in_a_year
