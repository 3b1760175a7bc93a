"""What the loan lines need and do not work out: the quarter, and what is disbursed."""

from fundmodel.build_model import (
    QUARTERS,
    USD_M,
    USD_PER_EUR,
    balance,
    flag,
    flow,
    previous,
    ratio,
    where,
)


@balance(QUARTERS)
def quarter(quarter):
    """Quarter number."""
    return previous(quarter) + 1


@flag()
def is_last_quarter(quarter, number_of_quarters):
    """Last quarter."""
    return quarter == number_of_quarters


@flag()
def is_war(quarter):
    """War: never."""
    return quarter < 1


@flag()
def war_begins(quarter):
    """War begins: never."""
    return quarter < 1


@ratio(USD_PER_EUR, opening="eur_usd_opening")
def eur_usd(eur_usd):
    """Dollars per euro, which stay as they are."""
    return previous(eur_usd)


@flow(USD_M, each="loan_window")
def disbursed(quarter, paying_quarters, paid_a_quarter):
    """The same amount in each of the first quarters."""
    return where(quarter <= paying_quarters, paid_a_quarter, 0)
