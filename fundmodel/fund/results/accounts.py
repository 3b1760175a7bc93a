"""What the statements come to, and what the fund does to Ukraine's public finances."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    highest,
    life_total,
    result,
    value_when,
)


@result(USD_M, each="profit_base")
def profit_over_life(profit_by_base):
    """Profit of the whole life on each base: the same on all."""
    return life_total(profit_by_base)


@result(USD_M)
def profit_after_shares_total(profit_after_shares):
    """Profit of the whole life after the US share and charges."""
    return life_total(profit_after_shares)


@result(SHARE)
def public_debt_at_headline(is_headline_quarter, public_debt_to_gdp):
    """Public debt with the fund, share of GDP, headline year."""
    return value_when(is_headline_quarter, public_debt_to_gdp)


@result(SHARE)
def highest_debt_added(debt_added_to_gdp):
    """Most that the fund adds to public debt, share of GDP."""
    return highest(debt_added_to_gdp)


@result(SHARE)
def highest_debt_service(public_debt_service_to_gdp):
    """Heaviest public debt service to the fund, share of GDP."""
    return highest(public_debt_service_to_gdp)


@result(USD_M)
def tax_recaptured_total(tax_recaptured):
    """Taxes that the fund's spending brings Ukraine, nominal."""
    return life_total(tax_recaptured)


@result(USD_M)
def highest_net_asset_value(net_asset_value):
    """Highest net asset value: the most that the fund is worth."""
    return highest(net_asset_value)
