"""Fund units: what each source owns. A unit's price is what the fund is worth, per unit.

Grants lower the price for all, so they dilute whoever paid first; the US share redeems units of
the Russian tranche alone, so that it falls on that tranche and not on Europe.
"""

from fundmodel.build_model import (
    FLAG,
    FUND_UNITS,
    USD_M,
    USD_M_PER_UNIT,
    alert,
    balance,
    check,
    divide,
    flow,
    maximum,
    member,
    minimum,
    pick,
    previous,
    ratio,
    where,
)


@balance(USD_M)
def net_asset_value(
    cash,
    portfolio_value,
    provisions,
    payee_unpaid,
    us_share_payable,
    security_fee_payable,
    owed_to_contributors,
):
    """Net asset value."""
    return (
        cash
        + portfolio_value
        - provisions
        - member("guarantee claims", payee_unpaid)
        - member("running costs", payee_unpaid)
        - us_share_payable
        - security_fee_payable
        - owed_to_contributors
    )


@flow(FUND_UNITS)
def russian_units_bought(russian_money_received, unit_price):
    """Units bought by the Russian tranche.

    At last quarter's price.
    """
    return divide(russian_money_received, previous(unit_price), if_zero=0)


@flow(FUND_UNITS)
def european_units_bought(european_money_for_units, unit_price):
    """Units bought by the European tranche.

    At last quarter's price. Loans to the fund buy none.
    """
    return divide(european_money_for_units, previous(unit_price), if_zero=0)


@flow(FUND_UNITS)
def russian_units_returned(russian_units, refrozen, unit_price):
    """Russian units redeemed by what returns to the freeze.

    At last quarter's price.
    """
    return minimum(previous(russian_units), divide(refrozen, previous(unit_price), if_zero=0))


@balance(FUND_UNITS)
def units_before_redemption(
    russian_units,
    european_units,
    russian_units_bought,
    european_units_bought,
    russian_units_returned,
):
    """All units, before the US share redeems any."""
    return (
        previous(russian_units)
        + previous(european_units)
        + russian_units_bought
        + european_units_bought
        - russian_units_returned
    )


@ratio(FLAG)
def tranche_bears_share(reading_is_whole_fund, selected_reading):
    """One where the Russian tranche alone bears the US share.

    Zero where the venture is the whole fund: both tranches then bear it, through the unit's price.
    """
    return 1 - pick(reading_is_whole_fund, selected_reading)


@flow(USD_M)
def charged_to_russian_tranche(
    tranche_bears_share, us_share_due, non_us_share_paid, litigation_paid
):
    """Payouts that fall on the Russian tranche alone.

    Both halves of its profit, as far as they leave the fund, and rulings on the assets.
    """
    return tranche_bears_share * (us_share_due + non_us_share_paid) + litigation_paid


@flow(USD_M)
def given_back_to_russian_tranche(tranche_bears_share, clawback_from_escrow, clawback_from_us):
    """Clawback that is the Russian tranche's, which bore the share."""
    return tranche_bears_share * (clawback_from_escrow + clawback_from_us)


@balance(USD_M)
def value_before_payouts(
    net_asset_value,
    charged_to_russian_tranche,
    tranche_bears_share,
    us_share_forgiven,
    given_back_to_russian_tranche,
    distributed,
    assets_passed_on,
):
    """Net asset value before payouts.

    Before shares of profit, distributions and what is handed over at wind-up.
    """
    return (
        net_asset_value
        + charged_to_russian_tranche
        - tranche_bears_share * us_share_forgiven
        - given_back_to_russian_tranche
        + distributed
        + assets_passed_on
    )


@ratio(USD_M_PER_UNIT)
def redemption_price(value_before_payouts, units_before_redemption):
    """Price of a unit before payouts: the US share comes first.

    Never less than nothing, or a payout would give units instead of taking them.
    """
    return divide(maximum(0, value_before_payouts), units_before_redemption, if_zero=1)


@flow(FUND_UNITS)
def russian_units_redeemed(
    russian_units,
    russian_units_bought,
    russian_units_returned,
    charged_to_russian_tranche,
    redemption_price,
):
    """Units that these payouts redeem, at the price of the day.

    No more than the Russian tranche has: a share above its worth would fall on Europe.
    """
    return minimum(
        previous(russian_units) + russian_units_bought - russian_units_returned,
        divide(charged_to_russian_tranche, redemption_price, if_zero=0),
    )


@flow(FUND_UNITS)
def russian_units_restored(given_back_to_russian_tranche, redemption_price):
    """Units that a clawback gives back to the Russian tranche."""
    return divide(given_back_to_russian_tranche, redemption_price, if_zero=0)


@balance(FUND_UNITS)
def russian_units_left(
    russian_units,
    russian_units_bought,
    russian_units_returned,
    russian_units_redeemed,
    russian_units_restored,
):
    """Units of the Russian tranche after payouts."""
    return (
        previous(russian_units)
        + russian_units_bought
        - russian_units_returned
        - russian_units_redeemed
        + russian_units_restored
    )


@balance(FUND_UNITS)
def european_units_left(european_units, european_units_bought):
    """Units of the European tranche after payouts."""
    return previous(european_units) + european_units_bought


@balance(FUND_UNITS)
def russian_units(is_last_quarter, russian_units_left):
    """Units of the Russian tranche; none after the wind-up."""
    return (1 - is_last_quarter) * russian_units_left


@balance(FUND_UNITS)
def european_units(is_last_quarter, european_units_left):
    """Units of the European tranche; none after the wind-up."""
    return (1 - is_last_quarter) * european_units_left


@ratio(USD_M_PER_UNIT, opening=1)
def unit_price(net_asset_value, russian_units, european_units):
    """Price of a unit at the end of the quarter, after payouts.

    The first units cost 1. A fund worth nothing sells no units, whoever pays in.
    """
    return divide(maximum(0, net_asset_value), russian_units + european_units, if_zero=1)


@alert(USD_M)
def money_that_bought_no_units(
    money_received,
    contributor_loans_drawn,
    russian_units_bought,
    european_units_bought,
    unit_price,
):
    """Money paid into a fund worth nothing: it buys no units.

    It raises the price of the units that there are, so that it goes to those who have them. Where
    Europe pays before Russian assets come, and grants and costs leave less than nothing, these are
    its own units and nobody loses by it; once both tranches have units, the other one gains.
    """
    return (
        money_received
        - contributor_loans_drawn
        - (russian_units_bought + european_units_bought) * previous(unit_price)
    )


@alert(USD_M)
def payouts_that_fall_on_europe(
    pools_are_segregated,
    pool_before_distribution,
    charged_to_russian_tranche,
    russian_units_redeemed,
    redemption_price,
):
    """Payouts above what the Russian tranche is worth.

    With a pool of its own, what the pool is then worth less than nothing.
    """
    return where(
        pools_are_segregated,
        maximum(0, -pool_before_distribution),
        charged_to_russian_tranche - russian_units_redeemed * redemption_price,
    )


@check(FUND_UNITS)
def units_are_never_negative(russian_units, european_units):
    """No tranche owns less than nothing."""
    return minimum(0, russian_units, european_units)
