"""The US share of profit: half of each new high of the Russian tranche's profit to date.

A high-water mark is a loss carry-forward that cannot reset by accident. Tested once a year.
"""

from fundmodel.build_model import (
    USD_M,
    any_of,
    balance,
    check,
    flag,
    flow,
    maximum,
    minimum,
    previous,
    to_date,
    where,
)


@flag()
def is_test_quarter(is_year_end, is_last_quarter):
    """Profit is tested: at each year end and at wind-up."""
    return any_of(is_year_end, is_last_quarter)


@balance(USD_M)
def tranche_profit_to_date(tranche_profit_to_date, russian_tranche_profit):
    """Russian tranche's profit to date."""
    return previous(tranche_profit_to_date) + russian_tranche_profit


@balance(USD_M)
def high_water_mark(is_test_quarter, high_water_mark, tranche_profit_to_date):
    """Highest profit to date of all tests so far.

    Only profit above it is shared, so losses are made good first.
    """
    return where(
        is_test_quarter,
        maximum(previous(high_water_mark), tranche_profit_to_date),
        previous(high_water_mark),
    )


@flow(USD_M)
def us_share_due(us_profit_share, high_water_mark):
    """US share of profit that falls due (draft plan, point 14)."""
    return us_profit_share * (high_water_mark - previous(high_water_mark))


@balance(USD_M)
def cash_before_payouts(cash_before_costs, costs_paid):
    """Cash before payouts."""
    return cash_before_costs - costs_paid


@flow(USD_M)
def us_share_paid(us_share_payable, us_share_due, cash_before_payouts):
    """US share of profit paid, as far as there is cash."""
    return minimum(previous(us_share_payable) + us_share_due, cash_before_payouts)


@flow(USD_M)
def us_share_forgiven(is_last_quarter, us_share_payable, us_share_due, us_share_paid):
    """US share left unpaid at wind-up."""
    return is_last_quarter * (previous(us_share_payable) + us_share_due - us_share_paid)


@balance(USD_M)
def us_share_payable(us_share_payable, us_share_due, us_share_paid, us_share_forgiven):
    """US share due and not paid."""
    return previous(us_share_payable) + us_share_due - us_share_paid - us_share_forgiven


@check(USD_M)
def us_share_is_accounted_for(us_share_due, us_share_paid, us_share_payable, us_share_forgiven):
    """US share due = paid + payable + forgiven."""
    return (
        to_date(us_share_due)
        - to_date(us_share_paid)
        - us_share_payable
        - to_date(us_share_forgiven)
    )


@check(USD_M)
def us_share_follows_the_mark(us_share_due, us_profit_share, high_water_mark):
    """US share due to date = share of the high-water mark."""
    return to_date(us_share_due) - us_profit_share * high_water_mark
