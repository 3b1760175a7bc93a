"""What Ukraine receives: as a whole, then its public and private part.

A net receipt is what the fund pays less what it gets back; a gain is what of it is more than
Ukraine would have had without the deal.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    highest,
    life_total,
    present_value,
    result,
    value_when,
)


@result(USD_M, basis="present value, Ukraine's rate")
def ukraine_public_gain(ukraine_net_cash, ukraine_discount_factor):
    """Ukraine's gain over no deal (public)."""
    return present_value(ukraine_net_cash, ukraine_discount_factor)


@result(USD_M, basis="present value, Ukraine's rate")
def ukraine_private_gain(ukraine_private_cash, ukraine_discount_factor):
    """Ukraine's gain over no deal (private).

    Without the deal it has nothing of the fund, so this is its net receipt as well.
    """
    return present_value(ukraine_private_cash, ukraine_discount_factor)


@result(USD_M, basis="present value, Ukraine's rate")
def ukraine_whole_net_receipt_present_value(ukraine_whole_cash, ukraine_discount_factor):
    """Ukraine's net receipt (whole)."""
    return present_value(ukraine_whole_cash, ukraine_discount_factor)


@result(USD_M, basis="nominal")
def ukraine_gain_total(ukraine_whole_net_cash):
    """Ukraine's gain over no deal (whole)."""
    return life_total(ukraine_whole_net_cash)


@result(USD_M, basis="nominal")
def ukraine_public_gain_total(ukraine_net_cash):
    """Ukraine's gain over no deal (public)."""
    return life_total(ukraine_net_cash)


@result(USD_M, basis="nominal")
def ukraine_whole_net_receipt_total(ukraine_whole_cash):
    """Ukraine's net receipt (whole)."""
    return life_total(ukraine_whole_cash)


@result(USD_M, basis="nominal")
def ukraine_public_net_receipt_total(ukraine_public_cash):
    """Ukraine's net receipt (public)."""
    return life_total(ukraine_public_cash)


@result(USD_M, basis="nominal")
def ukraine_private_net_receipt_total(ukraine_private_cash):
    """Ukraine's net receipt (private).

    Negative once firms have paid back more, with interest and gains, than they were given.
    """
    return life_total(ukraine_private_cash)


@result(SHARE, basis="money of the day")
def public_debt_at_headline(is_headline_quarter, public_debt_to_gdp):
    """Public debt with the fund over GDP, end of 2036."""
    return value_when(is_headline_quarter, public_debt_to_gdp)


@result(SHARE, basis="money of the day")
def highest_debt_service(public_debt_service_to_gdp):
    """Heaviest public debt service to the fund over GDP."""
    return highest(public_debt_service_to_gdp)
