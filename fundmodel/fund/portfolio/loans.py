"""Loans: grace, equal instalments, default, recovery after a lag.

Every shock of a quarter hits all vintages of a book alike, so one index of survival and one row of
units (loans divided by the index) give every vintage's instalments exactly, without a triangle.
"""

from fundmodel.build_model import (
    INDEX,
    SHARE,
    USD_M,
    USD_M_INDEXED,
    balance,
    check,
    flow,
    lagged,
    minimum,
    per_quarter,
    previous,
    quarterly_probability,
    ratio,
)


@ratio(SHARE, each="loan_window")
def default_hazard(default_rate, default_rate_multiplier):
    """Share of loans that defaults in the quarter."""
    return quarterly_probability(default_rate * default_rate_multiplier)


@ratio(INDEX, each="loan_window", opening=1)
def survival_index(survival_index, default_hazard):
    """Share of a loan made at the start that has not defaulted."""
    return previous(survival_index) * (1 - default_hazard)


@flow(USD_M_INDEXED, each="loan_window")
def loan_units(disbursed, survival_index):
    """Loans made, in units of the survival index."""
    return disbursed / survival_index


@balance(USD_M_INDEXED, each="loan_window")
def loan_units_to_date(loan_units_to_date, loan_units):
    """Loans made to date, in units of the survival index."""
    return previous(loan_units_to_date) + loan_units


@flow(USD_M, each="loan_window")
def principal_repaid(survival_index, loan_units_to_date, grace_quarters, instalments):
    """Principal repaid.

    A loan pays equal instalments from the quarter after its grace: those between their first and
    their last instalment pay now, as far as they have survived.
    """
    return (
        survival_index
        * (
            lagged(loan_units_to_date, grace_quarters + 1)
            - lagged(loan_units_to_date, grace_quarters + instalments + 1)
        )
        / instalments
    )


@flow(USD_M, each="loan_window")
def defaulted(default_hazard, loans_outstanding):
    """Loans that default, before the quarter's payments."""
    return default_hazard * previous(loans_outstanding)


@flow(USD_M, each="loan_window")
def interest_received(default_hazard, coupon, loans_outstanding):
    """Interest received.

    A fourth of the yearly coupon on what was owed at the start of the quarter and did not default.
    """
    return (1 - default_hazard) * per_quarter(coupon) * previous(loans_outstanding)


@flow(USD_M, each="loan_window")
def loans_handed_over(is_last_quarter, loans_outstanding, disbursed, principal_repaid, defaulted):
    """Loans handed over at wind-up, at book value.

    To the residual owner; no cash and no profit.
    """
    return is_last_quarter * (
        previous(loans_outstanding) + disbursed - principal_repaid - defaulted
    )


@balance(USD_M, each="loan_window")
def loans_outstanding(loans_outstanding, disbursed, principal_repaid, defaulted, loans_handed_over):
    """Performing loans outstanding."""
    return (
        previous(loans_outstanding) + disbursed - principal_repaid - defaulted - loans_handed_over
    )


@check(USD_M, each="loan_window")
def loans_are_never_overpaid(loans_outstanding):
    """Instalments never repay more than is outstanding."""
    return minimum(0, loans_outstanding)
