"""What money earns on deposit, and at what rate those who gain or pay discount.

A curve by currency: the real short rate of each year plus inflation is the short rate, and with a
premium for time it is the long one, the rate at which money of that year is lent forward. All
other rates stand at a distance from one of them, so that whoever moves the real rate or inflation
moves what cash earns, floating loans pay, the market asks and receipts are discounted at together.
"""

from fundmodel.build_model import FACTOR, SHARE_A_YEAR, previous, quarterly_factor, ratio


@ratio(SHARE_A_YEAR)
def us_short_rate(us_real_rate, us_inflation):
    """Short end of the US dollar curve: the policy rate."""
    return us_real_rate + us_inflation


@ratio(SHARE_A_YEAR)
def us_long_rate(us_short_rate, us_term_premium):
    """Long end of the US dollar curve: Treasuries, by year.

    The forward rate of the year. Compounded over ten years it is the yield of a ten-year bond.
    """
    return us_short_rate + us_term_premium


@ratio(SHARE_A_YEAR)
def euro_short_rate(euro_real_rate, euro_inflation):
    """Short end of the euro curve: the ECB's deposit rate."""
    return euro_real_rate + euro_inflation


@ratio(SHARE_A_YEAR)
def deposit_rate(us_short_rate, cash_margin):
    """Rate that the fund's cash earns.

    Dollars that wait are held in bills and deposits, at the policy rate less the bank's margin.
    """
    return us_short_rate - cash_margin


@ratio(FACTOR, opening=1)
def us_discount_factor(us_discount_factor, us_long_rate):
    """Discount factor on the US Treasury curve.

    The value at the opening date of a dollar at the end of the quarter, by the forward rates of the
    years in between.
    """
    return previous(us_discount_factor) / quarterly_factor(us_long_rate)


@ratio(FACTOR, each="contributor", opening=1)
def contributor_discount_factor(contributor_discount_factor, euro_short_rate, borrowing_premium):
    """Discount factor on the contributor's own curve.

    It moves with that of the euro, also where another currency is the contributor's.
    """
    return previous(contributor_discount_factor) / quarterly_factor(
        euro_short_rate + borrowing_premium
    )


@ratio(FACTOR, opening=1)
def ukraine_discount_factor(ukraine_discount_factor, us_long_rate, ukraine_spread):
    """Discount factor at Ukraine's own rate.

    It moves with the dollar curve, in which Ukraine borrows.
    """
    return previous(ukraine_discount_factor) / quarterly_factor(us_long_rate + ukraine_spread)
