"""Service of the contributors' loans to the fund: paid after costs, as far as there is cash.

Interest comes before principal. What is unpaid bears no interest. Each contributor has its part of
what is paid by what it is owed, as lenders on equal terms share. Zero as long as all contributions
are grants or capital.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    check,
    divide,
    flow,
    minimum,
    previous,
    ratio,
    total,
)


@balance(USD_M)
def cash_after_costs(cash_before_costs, costs_paid):
    """Cash after costs."""
    return cash_before_costs - costs_paid


@balance(USD_M)
def contributor_interest_payable(contributor_interest_due, unpaid_contributor_interest):
    """Interest payable to contributors, arrears included."""
    return contributor_interest_due + previous(unpaid_contributor_interest)


@flow(USD_M)
def contributor_interest_paid(contributor_interest_payable, cash_after_costs):
    """Interest paid on contributors' loans."""
    return minimum(contributor_interest_payable, cash_after_costs)


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


@balance(USD_M)
def contributor_principal_payable(contributor_principal_due, unpaid_contributor_principal):
    """Principal payable to contributors, arrears included."""
    return contributor_principal_due + previous(unpaid_contributor_principal)


@flow(USD_M)
def contributor_principal_paid(
    contributor_principal_payable, cash_after_costs, contributor_interest_paid
):
    """Principal of contributors' loans repaid.

    As far as there is cash after costs and interest.
    """
    return minimum(contributor_principal_payable, cash_after_costs - contributor_interest_paid)


@flow(USD_M)
def contributor_principal_forgiven(
    is_last_quarter, contributor_principal_payable, contributor_principal_paid
):
    """Principal of contributors' loans forgiven at wind-up.

    A loan that is not repaid has become a grant: money put in, not a profit.
    """
    return is_last_quarter * (contributor_principal_payable - contributor_principal_paid)


@balance(USD_M)
def unpaid_contributor_principal(
    contributor_principal_payable, contributor_principal_paid, contributor_principal_forgiven
):
    """Principal of contributors' loans due and not paid."""
    return (
        contributor_principal_payable - contributor_principal_paid - contributor_principal_forgiven
    )


@flow(USD_M)
def all_contributor_service_paid(contributor_interest_paid, contributor_principal_paid):
    """Loan service paid to all contributors."""
    return contributor_interest_paid + contributor_principal_paid


@flow(USD_M)
def contributor_interest_booked(contributor_interest_due, contributor_interest_forgiven):
    """Interest on contributors' loans, booked.

    What falls due, less what is forgiven at wind-up.
    """
    return contributor_interest_due - contributor_interest_forgiven


@balance(USD_M)
def owed_to_contributors(
    contributor_loans_outstanding, unpaid_contributor_interest, unpaid_contributor_principal
):
    """Owed to contributors: loans not yet due, and unpaid service."""
    return (
        contributor_loans_outstanding + unpaid_contributor_interest + unpaid_contributor_principal
    )


@alert(USD_M)
def contributors_wait_for_service(unpaid_contributor_interest, unpaid_contributor_principal):
    """Loan service to contributors that cash could not cover."""
    return unpaid_contributor_interest + unpaid_contributor_principal


@balance(USD_M, each="contributor")
def contributor_loan_owed(contributor_loan_owed, principal_paid_share, contributor_loan_drawn):
    """Lent by the contributor and not yet repaid, before service."""
    return previous(contributor_loan_owed) * (1 - previous(principal_paid_share)) + (
        contributor_loan_drawn
    )


@ratio(SHARE, opening=0)
def principal_paid_share(contributor_principal_paid, contributor_loan_owed):
    """Share of what contributors are owed that is repaid."""
    return divide(contributor_principal_paid, total(contributor_loan_owed), if_zero=0)


@ratio(SHARE)
def interest_paid_share(contributor_interest_paid, contributor_loan_owed, contributor_loans_drawn):
    """Interest paid, over what contributors were owed at the start."""
    return divide(
        contributor_interest_paid, total(contributor_loan_owed) - contributor_loans_drawn, if_zero=0
    )


@flow(USD_M, each="contributor")
def contributor_service_paid(
    contributor_loan_owed, principal_paid_share, contributor_loan_drawn, interest_paid_share
):
    """Loan service paid to the contributor: its part of it.

    Principal by what it is owed, interest by what it was owed at the start.
    """
    return (
        contributor_loan_owed * principal_paid_share
        + (contributor_loan_owed - contributor_loan_drawn) * interest_paid_share
    )


@check(USD_M)
def loan_service_is_shared_out(all_contributor_service_paid, contributor_service_paid):
    """Loan service paid = the parts of all contributors."""
    return all_contributor_service_paid - total(contributor_service_paid)
