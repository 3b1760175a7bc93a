"""Fund units: what each source owns. A unit's price is what the fund is worth, per unit.

Grants lower the price for all, so they dilute whoever paid first; the US share redeems units of
the Russian tranche alone, so that it falls on that tranche and not on Europe.
"""

from fundmodel.build_model import (
    FUND_UNITS,
    USD_M,
    USD_M_PER_UNIT,
    alert,
    balance,
    check,
    flow,
    maximum,
    minimum,
    previous,
    ratio,
)


@balance(USD_M)
def net_asset_value(cash, portfolio_value, unpaid_costs, us_share_payable):
    """Net asset value."""
    return cash + portfolio_value - unpaid_costs - us_share_payable


@flow(FUND_UNITS)
def russian_units_bought(russian_money_received, unit_price):
    """Units bought by the Russian tranche.

    At last quarter's price.
    """
    return ratio(russian_money_received, previous(unit_price), if_zero=0)


@flow(FUND_UNITS)
def european_units_bought(european_money_received, unit_price):
    """Units bought by the European tranche.

    At last quarter's price.
    """
    return ratio(european_money_received, previous(unit_price), if_zero=0)


@balance(FUND_UNITS)
def units_before_redemption(
    russian_units, european_units, russian_units_bought, european_units_bought
):
    """All units, before the US share redeems any."""
    return (
        previous(russian_units)
        + previous(european_units)
        + russian_units_bought
        + european_units_bought
    )


@balance(USD_M)
def value_before_payouts(
    net_asset_value,
    us_share_due,
    us_share_forgiven,
    yearly_distribution,
    residue_paid,
    loans_passed_on,
):
    """Net asset value before payouts.

    Before the US share, distributions and what is handed over at wind-up.
    """
    return (
        net_asset_value
        + us_share_due
        - us_share_forgiven
        + yearly_distribution
        + residue_paid
        + loans_passed_on
    )


@ratio(USD_M_PER_UNIT)
def redemption_price(value_before_payouts, units_before_redemption):
    """Price of a unit before payouts: the US share comes first."""
    return ratio(value_before_payouts, units_before_redemption, if_zero=1)


@flow(FUND_UNITS)
def russian_units_redeemed(russian_units, russian_units_bought, us_share_due, redemption_price):
    """Units that the US share redeems, at the price of the day.

    No more than the Russian tranche has: a share above its worth would fall on Europe.
    """
    return minimum(
        previous(russian_units) + russian_units_bought,
        ratio(us_share_due, redemption_price, if_zero=0),
    )


@balance(FUND_UNITS)
def russian_units(is_last_quarter, russian_units, russian_units_bought, russian_units_redeemed):
    """Units of the Russian tranche."""
    return (1 - is_last_quarter) * (
        previous(russian_units) + russian_units_bought - russian_units_redeemed
    )


@balance(FUND_UNITS)
def european_units(is_last_quarter, european_units, european_units_bought):
    """Units of the European tranche."""
    return (1 - is_last_quarter) * (previous(european_units) + european_units_bought)


@ratio(USD_M_PER_UNIT, opening=1)
def unit_price(net_asset_value, russian_units, european_units):
    """Price of a unit at the end of the quarter, after payouts.

    The first units cost 1. A fund worth nothing sells no units, whoever pays in.
    """
    return ratio(maximum(0, net_asset_value), russian_units + european_units, if_zero=1)


@alert(USD_M)
def money_that_bought_no_units(
    money_received, russian_units_bought, european_units_bought, unit_price
):
    """Money paid into a fund worth nothing: it buys no units."""
    return money_received - (russian_units_bought + european_units_bought) * previous(unit_price)


@alert(USD_M)
def us_share_that_falls_on_europe(us_share_due, russian_units_redeemed, redemption_price):
    """US share above what the Russian tranche is worth."""
    return us_share_due - russian_units_redeemed * redemption_price


@check(FUND_UNITS)
def units_are_never_negative(russian_units, european_units):
    """No tranche owns less than nothing."""
    return minimum(0, russian_units, european_units)
