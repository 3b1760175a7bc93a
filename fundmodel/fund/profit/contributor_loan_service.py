"""Service of the contributors' loans to the fund: paid after costs, as far as there is cash.

Zero as long as all contributions are grants or capital. What is unpaid bears no interest.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    divide,
    flow,
    minimum,
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


@balance(USD_M)
def all_contributor_service_payable(contributor_service_payable):
    """Loan service payable to all contributors."""
    return total(contributor_service_payable)


@balance(USD_M)
def cash_after_costs(cash_before_costs, costs_paid):
    """Cash after costs."""
    return cash_before_costs - costs_paid


@flow(USD_M)
def all_contributor_service_paid(all_contributor_service_payable, cash_after_costs):
    """Loan service paid to all contributors.

    As far as there is cash after costs.
    """
    return minimum(all_contributor_service_payable, cash_after_costs)


@ratio(SHARE)
def contributor_service_paid_share(all_contributor_service_paid, all_contributor_service_payable):
    """Share of the payable loan service that is paid."""
    return divide(all_contributor_service_paid, all_contributor_service_payable, if_zero=0)


@flow(USD_M, each="contributor")
def contributor_service_paid(contributor_service_payable, contributor_service_paid_share):
    """Loan service paid to the contributor."""
    return contributor_service_payable * contributor_service_paid_share


@flow(USD_M)
def contributor_service_forgiven(
    is_last_quarter, all_contributor_service_payable, all_contributor_service_paid
):
    """Loan service that contributors forgive at wind-up."""
    return is_last_quarter * (all_contributor_service_payable - all_contributor_service_paid)


@balance(USD_M, each="contributor")
def unpaid_contributor_service(
    is_last_quarter, contributor_service_payable, contributor_service_paid
):
    """Loan service due to the contributor and not paid.

    None after the wind-up, when it is forgiven.
    """
    return (1 - is_last_quarter) * (contributor_service_payable - contributor_service_paid)


@balance(USD_M)
def contributor_interest_payable(contributor_loan_interest_due, unpaid_contributor_interest):
    """Of the loan service payable: interest."""
    return total(contributor_loan_interest_due) + previous(unpaid_contributor_interest)


@flow(USD_M)
def contributor_interest_paid(contributor_interest_payable, all_contributor_service_paid):
    """Interest paid on contributors' loans.

    It is paid before principal.
    """
    return minimum(contributor_interest_payable, all_contributor_service_paid)


@flow(USD_M)
def contributor_interest_forgiven(
    is_last_quarter, contributor_interest_payable, contributor_interest_paid
):
    """Interest on contributors' loans forgiven at wind-up."""
    return is_last_quarter * (contributor_interest_payable - contributor_interest_paid)


@balance(USD_M)
def unpaid_contributor_interest(
    contributor_interest_payable, contributor_interest_paid, contributor_interest_forgiven
):
    """Interest on contributors' loans due and not paid."""
    return contributor_interest_payable - contributor_interest_paid - contributor_interest_forgiven


@flow(USD_M)
def contributor_interest_booked(contributor_loan_interest_due, contributor_interest_forgiven):
    """Interest on contributors' loans, booked.

    What falls due, less what is forgiven at wind-up.
    """
    return total(contributor_loan_interest_due) - contributor_interest_forgiven


@flow(USD_M)
def contributor_principal_forgiven(contributor_service_forgiven, contributor_interest_forgiven):
    """Principal of contributors' loans forgiven at wind-up.

    A loan that is not repaid has become a grant: money put in, not a profit.
    """
    return contributor_service_forgiven - contributor_interest_forgiven


@balance(USD_M)
def owed_to_contributors(contributor_loan_outstanding, unpaid_contributor_service):
    """Owed to contributors: loans not yet due, and unpaid service."""
    return total(contributor_loan_outstanding) + total(unpaid_contributor_service)


@alert(USD_M)
def contributors_wait_for_service(unpaid_contributor_service):
    """Loan service to contributors that cash could not cover."""
    return total(unpaid_contributor_service)
