"""What the loan lines need and do not work out: the quarter, and what is disbursed."""

from fundmodel.build_model import QUARTERS, USD_M, balance, flag, flow, previous, where


@balance(QUARTERS)
def quarter(quarter):
    """Quarter number."""
    return previous(quarter) + 1


@flag()
def is_last_quarter(quarter, number_of_quarters):
    """Last quarter."""
    return quarter == number_of_quarters


@flow(USD_M, each="loan_window")
def disbursed(quarter, paying_quarters, paid_a_quarter):
    """The same amount in each of the first quarters."""
    return where(quarter <= paying_quarters, paid_a_quarter, 0)
