"""Loans in units: one index instead of a triangle of vintages.

Every shock of a quarter hits all loans of a window alike. Divided by an index of those shocks, a
loan stays the same number of units, so that look-ups in one row give the instalments of every
vintage exactly. Loans in grace have an index of their own, in which interest may be capitalised.
"""

from fundmodel.build_model import (
    FACTOR,
    INDEX,
    SHARE,
    USD_M_INDEXED,
    balance,
    divide,
    flow,
    lagged,
    per_quarter,
    previous,
    ratio,
)


@ratio(INDEX, each="loan_window", opening=1)
def loan_index(loan_index, surviving_factor):
    """What is left of a dollar lent at the start and not repaid."""
    return previous(loan_index) * surviving_factor


@ratio(INDEX, each="loan_window", opening=1)
def grace_index(grace_index, surviving_factor, capitalises_interest, loan_rate):
    """The same with the interest that is added in grace."""
    return (
        previous(grace_index)
        * surviving_factor
        * (1 + capitalises_interest * per_quarter(loan_rate))
    )


@flow(USD_M_INDEXED, each="loan_window")
def loan_units(disbursed, grace_index):
    """Loans made, in units of the grace index."""
    return disbursed / grace_index


@flow(USD_M_INDEXED, each="loan_window")
def repayment_units(loan_units, grace_quarters, grace_index, loan_index):
    """Loans whose grace is over, in units of the loan index."""
    return lagged(loan_units, grace_quarters + 1) * previous(grace_index) / previous(loan_index)


@ratio(FACTOR, each="loan_window")
def annuity_growth(is_annuity, coupon):
    """Growth of the principal in each instalment.

    In an annuity what interest falls by, principal rises by: it grows at the coupon. Equal
    instalments do not grow. Of a floating annuity the principal goes by the spread alone.
    """
    return 1 + is_annuity * per_quarter(coupon)


@ratio(INDEX, each="loan_window", opening=1)
def annuity_index(annuity_index, annuity_growth):
    """Index of that growth."""
    return previous(annuity_index) * annuity_growth


@ratio(SHARE, each="loan_window")
def first_instalment_share(annuity_growth, instalments):
    """Part of a loan that its first instalment repays.

    An n-th where instalments are equal, and less in an annuity, so that all of them make one.
    """
    return divide(annuity_growth - 1, annuity_growth**instalments - 1, if_zero=1 / instalments)


@flow(USD_M_INDEXED, each="loan_window")
def instalment_units(repayment_units, restarted, loan_index, annuity_index):
    """Loans whose grace is over, in units of both indices.

    With those that restarted last quarter after a standstill: they have no new grace.
    """
    return (repayment_units + previous(restarted) / previous(loan_index)) / annuity_index


@balance(USD_M_INDEXED, each="loan_window")
def instalment_units_to_date(instalment_units_to_date, instalment_units):
    """Loans whose grace is over, to date, in those units."""
    return previous(instalment_units_to_date) + instalment_units
