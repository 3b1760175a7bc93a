"""What money earns on deposit, and at what rate those who gain or pay discount."""

from fundmodel.build_model import FACTOR, SHARE_A_YEAR, previous, quarterly_factor, ratio


@ratio(SHARE_A_YEAR)
def deposit_rate(us_policy_rate, cash_margin):
    """Rate that the fund's cash earns.

    Dollars that wait are held in bills and deposits, at the policy rate less the bank's margin.
    """
    return us_policy_rate - cash_margin


@ratio(FACTOR, opening=1)
def us_discount_factor(us_discount_factor, us_treasury_yield):
    """Discount factor on the US Treasury curve.

    The value at the opening date of a dollar at the end of the quarter.
    """
    return previous(us_discount_factor) / quarterly_factor(us_treasury_yield)


@ratio(FACTOR, each="contributor", opening=1)
def contributor_discount_factor(contributor_discount_factor, borrowing_yield):
    """Discount factor on the contributor's own curve."""
    return previous(contributor_discount_factor) / quarterly_factor(borrowing_yield)


@ratio(FACTOR, opening=1)
def ukraine_discount_factor(ukraine_discount_factor, ukraine_discount_rate):
    """Discount factor at Ukraine's own rate."""
    return previous(ukraine_discount_factor) / quarterly_factor(ukraine_discount_rate)
