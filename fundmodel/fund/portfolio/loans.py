"""Loans: grace, default, interest, instalments, and what is left at the wind-up.

A quarter goes like this: borrowers default, or get a standstill, the state restructures if war
begins, the euro moves; on what is left interest falls due, which is added in grace or received, and
principal is repaid; what a standstill is over for is owed again.
"""

from fundmodel.build_model import (
    USD_M,
    balance,
    check,
    flow,
    lagged,
    minimum,
    per_quarter,
    previous,
    to_date,
)


@flow(USD_M, each="loan_window")
def defaulted(default_hazard, loans_outstanding):
    """Loans that default or stand still, before payments are made."""
    return default_hazard * previous(loans_outstanding)


@flow(USD_M, each="loan_window")
def written_down(war_begins, war_write_down, loans_outstanding, defaulted):
    """Written down when war begins: debt restructured."""
    return war_begins * war_write_down * (previous(loans_outstanding) - defaulted)


@flow(USD_M, each="loan_window")
def loan_revaluation(euro_factor, loans_outstanding, defaulted, written_down):
    """Gain of loans in euro as the euro rises."""
    return (euro_factor - 1) * (previous(loans_outstanding) - defaulted - written_down)


@flow(USD_M, each="loan_window")
def interest_due(loan_rate, surviving_factor, loans_outstanding):
    """Interest due, paid or added.

    A fourth of the yearly rate on what was owed at the start of the quarter and is still owed.
    """
    return per_quarter(loan_rate) * surviving_factor * previous(loans_outstanding)


@flow(USD_M, each="loan_window")
def entering_repayment(repayment_units, loan_index):
    """Loans whose grace is over: their first instalment is due."""
    return repayment_units * loan_index


@flow(USD_M, each="loan_window")
def capitalised_interest(
    capitalises_interest, loan_rate, loans_in_grace, surviving_factor, entering_repayment
):
    """Interest added to loans in grace."""
    return (
        capitalises_interest
        * per_quarter(loan_rate)
        * (previous(loans_in_grace) * surviving_factor - entering_repayment)
    )


@flow(USD_M, each="loan_window")
def interest_received(interest_due, capitalised_interest):
    """Interest received."""
    return interest_due - capitalised_interest


@flow(USD_M, each="loan_window")
def principal_due(
    loan_index, annuity_index, first_instalment_share, instalment_units_to_date, instalments
):
    """Principal due.

    Loans between their first and their last instalment pay now, as far as they have survived.
    """
    return (
        loan_index
        * annuity_index
        * first_instalment_share
        * (instalment_units_to_date - lagged(instalment_units_to_date, instalments))
    )


@flow(USD_M, each="loan_window")
def principal_repaid(principal_due, loans_in_repayment, surviving_factor, entering_repayment):
    """Principal repaid.

    What is due; no more than what is owed, so that rounding never overpays.
    """
    return minimum(
        principal_due, previous(loans_in_repayment) * surviving_factor + entering_repayment
    )


@flow(USD_M, each="loan_window")
def loans_handed_over(
    is_last_quarter,
    loans_outstanding,
    surviving_factor,
    capitalised_interest,
    disbursed,
    restarted,
    principal_repaid,
):
    """Loans handed over at wind-up, at book value.

    To the residual owner; no cash.
    """
    return is_last_quarter * (
        previous(loans_outstanding) * surviving_factor
        + capitalised_interest
        + disbursed
        + restarted
        - principal_repaid
    )


@balance(USD_M, each="loan_window")
def loans_in_grace(
    is_last_quarter,
    loans_in_grace,
    surviving_factor,
    entering_repayment,
    capitalised_interest,
    disbursed,
):
    """Performing loans in grace."""
    return (1 - is_last_quarter) * (
        previous(loans_in_grace) * surviving_factor
        - entering_repayment
        + capitalised_interest
        + disbursed
    )


@balance(USD_M, each="loan_window")
def loans_in_repayment(
    is_last_quarter,
    loans_in_repayment,
    surviving_factor,
    entering_repayment,
    restarted,
    principal_repaid,
):
    """Performing loans in repayment."""
    return (1 - is_last_quarter) * (
        previous(loans_in_repayment) * surviving_factor
        + entering_repayment
        + restarted
        - principal_repaid
    )


@balance(USD_M, each="loan_window")
def loans_outstanding(loans_in_grace, loans_in_repayment):
    """Performing loans outstanding."""
    return loans_in_grace + loans_in_repayment


@check(USD_M, each="loan_window")
def loans_are_never_overpaid(loans_outstanding):
    """Instalments never repay more than is outstanding."""
    return minimum(0, loans_outstanding)


@check(USD_M, each="loan_window")
def loans_are_accounted_for(
    disbursed,
    capitalised_interest,
    loan_revaluation,
    restarted,
    loans_that_leave,
    loans_outstanding,
):
    """Lent, added, revalued, restarted = what has left + owed."""
    return (
        to_date(disbursed)
        + to_date(capitalised_interest)
        + to_date(loan_revaluation)
        + to_date(restarted)
        - to_date(loans_that_leave)
        - loans_outstanding
    )
