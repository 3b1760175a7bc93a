"""Loans of contributors to the fund: grace, equal instalments, and the rest at the wind-up.

All are lent on the same terms, so that what falls due is worked out once for all of them.
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
    where,
)


@balance(USD_M)
def contributor_loans_to_date(contributor_loans_to_date, contributor_loans_drawn):
    """Lent to the fund to date, by all contributors."""
    return previous(contributor_loans_to_date) + contributor_loans_drawn


@flow(USD_M)
def contributor_instalments_due(
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


@flow(USD_M)
def contributor_principal_due(
    is_last_quarter,
    contributor_loans_outstanding,
    contributor_loans_drawn,
    contributor_instalments_due,
):
    """Principal that the fund owes contributors this quarter.

    The instalments; at the wind-up, all that is left of the loans.
    """
    return where(
        is_last_quarter,
        previous(contributor_loans_outstanding) + contributor_loans_drawn,
        contributor_instalments_due,
    )


@flow(USD_M)
def contributor_interest_due(contributor_loan_rate, contributor_loans_outstanding):
    """Interest that the fund owes contributors this quarter.

    A fourth of the yearly rate on what was not yet due at the start of the quarter.
    """
    return per_quarter(contributor_loan_rate) * previous(contributor_loans_outstanding)


@balance(USD_M)
def contributor_loans_outstanding(
    contributor_loans_outstanding, contributor_loans_drawn, contributor_principal_due
):
    """Lent to the fund and not yet due."""
    return (
        previous(contributor_loans_outstanding)
        + contributor_loans_drawn
        - contributor_principal_due
    )


@check(USD_M)
def contributor_loans_are_never_overpaid(contributor_loans_outstanding):
    """Instalments never ask for more than was lent."""
    return minimum(0, contributor_loans_outstanding)
