"""Loans of contributors to the fund: grace, equal instalments, and the rest at the wind-up."""

from fundmodel.build_model import (
    USD_M,
    balance,
    check,
    flow,
    lagged,
    minimum,
    per_quarter,
    previous,
    total,
    where,
)


@balance(USD_M, each="contributor")
def contributor_loans_to_date(contributor_loans_to_date, contributor_loan_drawn):
    """Lent to the fund to date."""
    return previous(contributor_loans_to_date) + contributor_loan_drawn


@flow(USD_M, each="contributor")
def contributor_instalment_due(
    contributor_loans_to_date, contributor_loan_grace_quarters, contributor_loan_instalments
):
    """Instalments that fall due by the terms.

    A loan is repaid in equal instalments from the quarter after its grace.
    """
    return (
        lagged(contributor_loans_to_date, contributor_loan_grace_quarters + 1)
        - lagged(
            contributor_loans_to_date,
            contributor_loan_grace_quarters + contributor_loan_instalments + 1,
        )
    ) / contributor_loan_instalments


@flow(USD_M, each="contributor")
def contributor_loan_principal_due(
    is_last_quarter,
    contributor_loan_outstanding,
    contributor_loan_drawn,
    contributor_instalment_due,
):
    """Principal that the fund owes the contributor this quarter.

    The instalment; at the wind-up, all that is left of the loan.
    """
    return where(
        is_last_quarter,
        previous(contributor_loan_outstanding) + contributor_loan_drawn,
        contributor_instalment_due,
    )


@flow(USD_M, each="contributor")
def contributor_loan_interest_due(contributor_loan_rate, contributor_loan_outstanding):
    """Interest that the fund owes the contributor this quarter.

    A fourth of the yearly rate on what was not yet due at the start of the quarter.
    """
    return per_quarter(contributor_loan_rate) * previous(contributor_loan_outstanding)


@balance(USD_M, each="contributor")
def contributor_loan_outstanding(
    contributor_loan_outstanding, contributor_loan_drawn, contributor_loan_principal_due
):
    """Lent to the fund and not yet due."""
    return (
        previous(contributor_loan_outstanding)
        + contributor_loan_drawn
        - contributor_loan_principal_due
    )


@check(USD_M, each="contributor")
def contributor_loans_are_never_overpaid(contributor_loan_outstanding):
    """Instalments never ask for more than was lent."""
    return minimum(0, contributor_loan_outstanding)


@flow(USD_M)
def all_contributor_interest_due(contributor_loan_interest_due):
    """Interest due to all contributors on their loans."""
    return total(contributor_loan_interest_due)


@flow(USD_M)
def all_contributor_principal_due(contributor_loan_principal_due):
    """Principal due to all contributors on their loans."""
    return total(contributor_loan_principal_due)
