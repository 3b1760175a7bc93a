"""The form of European money: grants without a claim, capital, or loans that the fund owes."""

from fundmodel.build_model import USD_M, flow, minimum, total


@flow(USD_M, each="contributor")
def contributor_loan_drawn(contribution_received, loan_share, capital_share):
    """Paid in as a loan to the fund, as far as it is not capital."""
    return contribution_received * minimum(loan_share, 1 - capital_share)


@flow(USD_M)
def contributor_loans_drawn(contributor_loan_drawn):
    """Lent to the fund by all contributors."""
    return total(contributor_loan_drawn)


@flow(USD_M)
def european_money_for_units(contribution_received, contributor_loans_drawn):
    """European grants and capital: all but loans.

    They buy fund units; loans do not.
    """
    return total(contribution_received) - contributor_loans_drawn
