"""How much of a loan is a gift, at the rate at which the IMF and the World Bank assess debt.

The grant element of a dollar on the day it is lent: its face value less what its service is worth,
by the terms of the loan and before any default. Exact for equal instalments and for annuities,
paid from the start or with the interest of the grace added to the loan.
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
)


@ratio(FACTOR)
def unified_factor(unified_discount_rate):
    """What a dollar becomes in a quarter at the unified rate.

    A convention, which stays where it is whatever the curves do.
    """
    return quarterly_factor(unified_discount_rate)


@ratio(FACTOR, each="loan_window")
def grace_value(capitalises_interest, loan_rate, unified_factor, grace_quarters):
    """Value, at the unified rate, of what is owed after grace.

    Of a dollar lent, with the interest that is added in grace.
    """
    return ((1 + capitalises_interest * per_quarter(loan_rate)) / unified_factor) ** grace_quarters


@ratio(FACTOR, each="loan_window")
def principal_value(first_instalment_share, annuity_growth, unified_factor, instalments):
    """Value after grace, at the unified rate, of the instalments.

    Of a dollar then owed: equal parts, or those of an annuity, which grow.
    """
    return first_instalment_share * divide(
        1 - (annuity_growth / unified_factor) ** instalments,
        unified_factor - annuity_growth,
        if_zero=instalments / unified_factor,
    )


@ratio(SHARE, each="loan_window")
def rate_below_unified(unified_factor, loan_rate):
    """Interest of a quarter that the loan lacks to the unified."""
    return unified_factor - 1 - per_quarter(loan_rate)


@ratio(SHARE, each="loan_window")
def unified_grant_element(
    rate_below_unified,
    grace_value,
    principal_value,
    capitalises_interest,
    loan_rate,
    unified_factor,
):
    """Grant element at the unified rate.

    What the interest lacks to that rate, on all that is ever owed; negative for a dear loan.
    """
    return (
        rate_below_unified * (1 - grace_value * principal_value)
        + capitalises_interest * per_quarter(loan_rate) * (1 - grace_value)
    ) / (unified_factor - 1)


@ratio(SHARE, each="loan_window")
def unified_restart_grant_element(rate_below_unified, principal_value, unified_factor):
    """Grant element at the unified rate of a loan that restarts.

    As of a new loan without grace, which is how it is repaid after a standstill.
    """
    return rate_below_unified * (1 - principal_value) / (unified_factor - 1)


@balance(USD_M, each="loan_window")
def unified_discount_carried(
    surviving_factor, unified_discount, unified_factor, rate_below_unified, loans_outstanding
):
    """Gift left in earlier loans, a quarter later.

    It grows at the unified rate as what is due comes nearer, and is used up by the interest that is
    lacking. What defaults takes its part along.
    """
    return surviving_factor * (
        previous(unified_discount) * unified_factor
        - rate_below_unified * previous(loans_outstanding)
    )


@balance(USD_M, each="loan_window")
def unified_discount(
    unified_discount_carried,
    unified_grant_element,
    disbursed,
    unified_restart_grant_element,
    restarted,
    loans_outstanding,
):
    """Loans less their present value at the unified rate.

    No larger than the loans themselves, so that none is left when they have gone.
    """
    return maximum(
        -loans_outstanding,
        minimum(
            loans_outstanding,
            unified_discount_carried
            + unified_grant_element * disbursed
            + unified_restart_grant_element * restarted,
        ),
    )
