"""Whom the fund owes, whatever it earns: due, paid in the order of ranks, unpaid, and lost.

One set of rows for each of claims, costs, loan service and rulings. All of it is paid out of all
the cash there is; shares of profit come after, since they are told by what was paid here.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    by_member,
    check,
    flow,
    member,
    minimum,
    previous,
    ratio,
    share_by_rank,
    total,
)


@balance(USD_M)
def cash_before_payees(cash, money_received, refrozen, money_disbursed, reflows, income_received):
    """Cash before anybody is paid whom the fund owes."""
    return previous(cash) + money_received - refrozen - money_disbursed + reflows + income_received


@check(USD_M)
def no_more_is_disbursed_than_there_is(cash_before_payees):
    """Disbursement leaves no overdraft: nobody lends the fund."""
    return minimum(0, cash_before_payees)


@flow(USD_M, each="payee")
def payee_due(
    all_claims_due,
    running_costs,
    contributor_interest_due,
    contributor_principal_due,
    litigation_awarded,
):
    """Falls due to the payee."""
    return by_member(
        guarantee_claims=all_claims_due,
        running_costs=running_costs,
        loan_interest=contributor_interest_due,
        loan_principal=contributor_principal_due,
        court_rulings=litigation_awarded,
    )


@balance(USD_M, each="payee")
def payee_payable(payee_due, payee_unpaid):
    """Payable to the payee, with what was left unpaid."""
    return payee_due + previous(payee_unpaid)


@ratio(SHARE, each="payee")
def payee_share_paid(payee_payable, payee_rank, cash_before_payees):
    """Share of it for which there is cash: lower ranks first."""
    return share_by_rank(cash_before_payees, payee_payable, payee_rank)


@flow(USD_M, each="payee")
def payee_paid(payee_payable, payee_share_paid):
    """Paid to the payee."""
    return payee_payable * payee_share_paid


@flow(USD_M, each="payee")
def payee_forgone(is_last_quarter, unpaid_waits, payee_payable, payee_paid):
    """Never paid by the fund.

    What is left at the wind-up, and at once where it does not wait. Banks, suppliers and
    contributors bear it; a ruling falls on the host states.
    """
    return (1 - unpaid_waits * (1 - is_last_quarter)) * (payee_payable - payee_paid)


@balance(USD_M, each="payee")
def payee_unpaid(payee_payable, payee_paid, payee_forgone):
    """Due to the payee and not paid; it bears no interest."""
    return payee_payable - payee_paid - payee_forgone


@balance(USD_M)
def cash_before_payouts(cash_before_payees, payee_paid):
    """Cash before payouts."""
    return cash_before_payees - total(payee_paid)


@flow(USD_M)
def all_claims_paid(payee_paid):
    """Claims on guarantees paid."""
    return member("guarantee claims", payee_paid)


@flow(USD_M)
def costs_paid(payee_paid):
    """Costs paid."""
    return member("running costs", payee_paid)


@flow(USD_M)
def costs_booked(running_costs, payee_forgone):
    """Costs booked: when they fall due, less what is never paid."""
    return running_costs - member("running costs", payee_forgone)


@flow(USD_M)
def litigation_paid(payee_paid):
    """Paid by the fund on the ruling."""
    return member("court rulings", payee_paid)


@alert(USD_M)
def payees_wait(payee_unpaid):
    """What the fund owes and has no cash for."""
    return total(payee_unpaid)
