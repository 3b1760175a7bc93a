"""What money earns on deposit, and at what rate those who gain or pay discount.

What is known of a curve are its short end and a long yield: two curves, by currency. Whoever asks
what other rates would do shifts the whole curve of the currency by year, so that what cash earns,
floating loans pay and receipts are discounted at move together.
"""

from fundmodel.build_model import FACTOR, SHARE_A_YEAR, previous, quarterly_factor, ratio


@ratio(SHARE_A_YEAR)
def us_short_rate(us_policy_rate, us_curve_shift):
    """Short end of the US dollar curve: the policy rate."""
    return us_policy_rate + us_curve_shift


@ratio(SHARE_A_YEAR)
def euro_short_rate(ecb_deposit_rate, euro_curve_shift):
    """Short end of the euro curve: the ECB's deposit rate."""
    return ecb_deposit_rate + euro_curve_shift


@ratio(SHARE_A_YEAR)
def deposit_rate(us_short_rate, cash_margin):
    """Rate that the fund's cash earns.

    Dollars that wait are held in bills and deposits, at the policy rate less the bank's margin.
    """
    return us_short_rate - cash_margin


@ratio(FACTOR, opening=1)
def us_discount_factor(us_discount_factor, us_treasury_yield, us_curve_shift):
    """Discount factor on the US Treasury curve.

    The value at the opening date of a dollar at the end of the quarter.
    """
    return previous(us_discount_factor) / quarterly_factor(us_treasury_yield + us_curve_shift)


@ratio(FACTOR, each="contributor", opening=1)
def contributor_discount_factor(contributor_discount_factor, borrowing_yield, euro_curve_shift):
    """Discount factor on the contributor's own curve.

    It moves with that of the euro, also where another currency is the contributor's.
    """
    return previous(contributor_discount_factor) / quarterly_factor(
        borrowing_yield + euro_curve_shift
    )


@ratio(FACTOR, opening=1)
def ukraine_discount_factor(ukraine_discount_factor, ukraine_discount_rate, us_curve_shift):
    """Discount factor at Ukraine's own rate.

    It moves with the dollar curve, in which Ukraine borrows.
    """
    return previous(ukraine_discount_factor) / quarterly_factor(
        ukraine_discount_rate + us_curve_shift
    )
