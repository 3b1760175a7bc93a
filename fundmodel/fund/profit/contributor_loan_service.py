"""Service of the contributors' loans to the fund: each has its part of what is paid of all.

Zero as long as all contributions are grants or capital. What is unpaid bears no interest.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    divide,
    flow,
    member,
    previous,
    ratio,
    total,
)


@balance(USD_M, each="contributor")
def contributor_service_payable(
    contributor_loan_principal_due, contributor_loan_interest_due, unpaid_contributor_service
):
    """Loan service payable to the contributor, arrears included."""
    return (
        contributor_loan_principal_due
        + contributor_loan_interest_due
        + previous(unpaid_contributor_service)
    )


@flow(USD_M)
def all_contributor_service_paid(payee_paid):
    """Loan service paid to all contributors."""
    return member("loan interest", payee_paid) + member("loan principal", payee_paid)


@ratio(SHARE)
def contributor_service_paid_share(all_contributor_service_paid, contributor_service_payable):
    """Share of the payable loan service that is paid."""
    return divide(all_contributor_service_paid, total(contributor_service_payable), if_zero=0)


@flow(USD_M, each="contributor")
def contributor_service_paid(contributor_service_payable, contributor_service_paid_share):
    """Loan service paid to the contributor."""
    return contributor_service_payable * contributor_service_paid_share


@balance(USD_M, each="contributor")
def unpaid_contributor_service(
    is_last_quarter, contributor_service_payable, contributor_service_paid
):
    """Loan service due to the contributor and not paid.

    None after the wind-up, when it is forgiven.
    """
    return (1 - is_last_quarter) * (contributor_service_payable - contributor_service_paid)


@balance(USD_M)
def owed_to_contributors(contributor_loan_outstanding, payee_unpaid):
    """Owed to contributors: loans not yet due, and unpaid service."""
    return (
        total(contributor_loan_outstanding)
        + member("loan interest", payee_unpaid)
        + member("loan principal", payee_unpaid)
    )


@flow(USD_M)
def contributor_interest_booked(all_contributor_interest_due, payee_forgone):
    """Interest on contributors' loans, booked.

    What falls due, less what is forgiven at wind-up.
    """
    return all_contributor_interest_due - member("loan interest", payee_forgone)


@balance(USD_M)
def contributor_loans_forgiven(contributor_loans_forgiven, payee_forgone):
    """Principal of contributors' loans forgiven, to date.

    A loan that is not repaid has become a grant: money put in, not a profit.
    """
    return previous(contributor_loans_forgiven) + member("loan principal", payee_forgone)
