"""What Ukraine receives: as a whole, then its public and private part.

A net receipt is what the fund pays less what it gets back; a gain is what of it is more than
Ukraine would have had without the deal.
"""

from fundmodel.build_model import USD_M, life_total, present_value, result


@result(USD_M, basis="present value, Ukraine's rate")
def ukraine_public_gain(ukraine_net_cash, ukraine_discount_factor):
    """Ukraine's gain over no deal (public)."""
    return present_value(ukraine_net_cash, ukraine_discount_factor)


@result(USD_M, basis="present value, Ukraine's rate")
def ukraine_private_gain(ukraine_private_net_cash, ukraine_discount_factor):
    """Ukraine's gain over no deal (private).

    Its net receipt, and awards on damage claims of persons and firms.
    """
    return present_value(ukraine_private_net_cash, ukraine_discount_factor)


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

    Negative once firms have paid back more, with interest and dividends, than they were given.
    Those who buy the fund's stakes in them are apart.
    """
    return life_total(ukraine_private_cash)
