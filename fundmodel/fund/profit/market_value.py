"""What loans are worth at the market's rate: the gift in a cheap loan counts on day one.

A new loan is worth its face less its grant element at the market yield. From then on it earns that
yield on what it is worth: the discount is made good while the loan is repaid, so that over the
whole life it moves no profit, only its timing.
"""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    USD_M,
    balance,
    divide,
    maximum,
    minimum,
    per_quarter,
    previous,
    quarterly_factor,
    ratio,
    total,
)


@ratio(FACTOR)
def market_factor(us_long_rate, market_loan_spread):
    """What a dollar becomes in a quarter at the market's yield.

    The long rate of the year and what the market asks for Ukraine's risk. A new loan is valued at
    the yield of its quarter, as if that held on.
    """
    return quarterly_factor(us_long_rate + market_loan_spread)


@ratio(FACTOR, each="loan_window")
def grace_discount(market_factor, grace_quarters):
    """Value at the market yield of a dollar at the end of grace."""
    return market_factor**-grace_quarters


@ratio(FACTOR, each="loan_window")
def instalments_value(market_factor, instalments):
    """Value at the end of grace of a dollar at each instalment."""
    return divide(
        1 - market_factor**-instalments,
        market_factor - 1,
        if_zero=instalments,
    )


@ratio(FACTOR, each="loan_window")
def interest_value(
    grace_discount, instalments_value, instalments, market_factor, grace_quarters, one_half
):
    """Value at the market yield of interest of 1 a quarter.

    On a dollar lent: as long as the loan lasts, on what of it is still owed.
    """
    return divide(
        1 - grace_discount * instalments_value / instalments,
        market_factor - 1,
        if_zero=grace_quarters + one_half * (1 + instalments),
    )


@ratio(SHARE, each="loan_window")
def rate_below_market(market_factor, loan_rate):
    """Interest of a quarter that the loan lacks to the market's."""
    return market_factor - 1 - per_quarter(loan_rate)


@ratio(SHARE, each="loan_window")
def loan_grant_element(rate_below_market, interest_value):
    """Grant element at the market yield.

    Face value less the value of interest and equal instalments; negative for a dear loan.
    """
    return rate_below_market * interest_value


@ratio(SHARE, each="loan_window")
def restart_grant_element(
    rate_below_market, instalments_value, instalments, market_factor, one_half
):
    """Grant element of a loan that restarts after a standstill.

    As of a new loan, without a grace.
    """
    return rate_below_market * divide(
        1 - instalments_value / instalments,
        market_factor - 1,
        if_zero=one_half * (1 + instalments),
    )


@balance(USD_M, each="loan_window")
def discount_carried(
    market_discount, surviving_factor, market_factor, rate_below_market, loans_outstanding
):
    """Discount of earlier loans, a quarter later.

    It earns the market's yield, as what is due comes nearer, and is used up by the interest that
    was lacking. What defaults takes its part along.
    """
    return surviving_factor * (
        previous(market_discount) * market_factor - rate_below_market * previous(loans_outstanding)
    )


@balance(USD_M, each="loan_window")
def market_discount(
    discount_carried,
    loan_grant_element,
    disbursed,
    restart_grant_element,
    restarted,
    loans_outstanding,
):
    """Discount of the loans to their value in the market.

    No larger than the loans themselves, so that none is left when they have gone.
    """
    return maximum(
        -loans_outstanding,
        minimum(
            loans_outstanding,
            discount_carried + loan_grant_element * disbursed + restart_grant_element * restarted,
        ),
    )


@balance(USD_M)
def all_market_discounts(market_discount):
    """Discount to the market of all loans."""
    return total(market_discount)
