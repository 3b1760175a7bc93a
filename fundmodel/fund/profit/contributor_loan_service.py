"""Service of the contributors' loans to the fund: each has its part of what is paid of all.

Interest comes before principal. What is unpaid bears no interest. Each contributor has its part of
what is paid by what it is owed, as lenders on equal terms share. Zero as long as all contributions
are grants or capital.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    check,
    divide,
    flow,
    member,
    previous,
    ratio,
    total,
)


@flow(USD_M)
def all_contributor_service_paid(payee_paid):
    """Loan service paid to all contributors."""
    return member("loan interest", payee_paid) + member("loan principal", payee_paid)


@flow(USD_M)
def contributor_interest_booked(contributor_interest_due, payee_forgone):
    """Interest on contributors' loans, booked.

    What falls due, less what is forgiven at wind-up.
    """
    return contributor_interest_due - member("loan interest", payee_forgone)


@balance(USD_M)
def contributor_loans_forgiven(contributor_loans_forgiven, payee_forgone):
    """Principal of contributors' loans forgiven, to date.

    A loan that is not repaid has become a grant: money put in, not a profit.
    """
    return previous(contributor_loans_forgiven) + member("loan principal", payee_forgone)


@balance(USD_M)
def owed_to_contributors(contributor_loans_outstanding, payee_unpaid):
    """Owed to contributors: loans not yet due, and unpaid service."""
    return (
        contributor_loans_outstanding
        + member("loan interest", payee_unpaid)
        + member("loan principal", payee_unpaid)
    )


@balance(USD_M, each="contributor")
def contributor_loan_owed(contributor_loan_owed, principal_paid_share, contributor_loan_drawn):
    """Lent by the contributor and not yet repaid, before service."""
    return previous(contributor_loan_owed) * (1 - previous(principal_paid_share)) + (
        contributor_loan_drawn
    )


@ratio(SHARE, opening=0)
def principal_paid_share(payee_paid, contributor_loan_owed):
    """Share of what contributors are owed that is repaid."""
    return divide(member("loan principal", payee_paid), total(contributor_loan_owed), if_zero=0)


@ratio(SHARE)
def lenders_are_owed(contributor_loan_owed, contributor_loans_drawn):
    """One as long as something was owed at the start."""
    owed = total(contributor_loan_owed) - contributor_loans_drawn
    return divide(owed, owed, if_zero=0)


@balance(USD_M, each="contributor")
def owed_for_interest(
    owed_for_interest, lenders_are_owed, contributor_loan_owed, contributor_loan_drawn
):
    """What interest to the contributor goes by.

    What it was owed at the start; once all is repaid, what it was owed last, for interest that
    still waits.
    """
    return lenders_are_owed * (contributor_loan_owed - contributor_loan_drawn) + (
        1 - lenders_are_owed
    ) * previous(owed_for_interest)


@ratio(SHARE)
def interest_paid_share(payee_paid, owed_for_interest):
    """Interest paid, over what it goes by."""
    return divide(member("loan interest", payee_paid), total(owed_for_interest), if_zero=0)


@flow(USD_M, each="contributor")
def contributor_service_paid(
    contributor_loan_owed, principal_paid_share, owed_for_interest, interest_paid_share
):
    """Loan service paid to the contributor: its part of it.

    Principal by what it is owed, interest by what it was owed at the start.
    """
    return contributor_loan_owed * principal_paid_share + owed_for_interest * interest_paid_share


@check(USD_M)
def loan_service_is_shared_out(all_contributor_service_paid, contributor_service_paid):
    """Loan service paid = the parts of all contributors."""
    return all_contributor_service_paid - total(contributor_service_paid)
