"""What the loans cost, so that added interest and euro gains count when they are realised.

Average cost: whatever leaves the book of a window, by repayment or default, takes its part of what
was paid out along.
"""

from fundmodel.build_model import SHARE, USD_M, balance, divide, flow, previous, ratio


@flow(USD_M, each="loan_window")
def loans_that_leave(principal_repaid, defaulted, written_down, loans_handed_over):
    """Repaid, defaulted, written down or handed over."""
    return principal_repaid + defaulted + written_down + loans_handed_over


@balance(USD_M, each="loan_window")
def loans_before_they_leave(loans_outstanding, loans_that_leave):
    """Loans outstanding, with those that leave."""
    return loans_outstanding + loans_that_leave


@ratio(SHARE, each="loan_window")
def loan_cost_share(loan_cost, disbursed, restarted, loans_before_they_leave):
    """Part of what is owed that was paid out in dollars.

    The rest is interest that was added, and gain on the euro.
    """
    return divide(previous(loan_cost) + disbursed + restarted, loans_before_they_leave, if_zero=1)


@flow(USD_M, each="loan_window")
def realised_loan_gain(loans_that_leave, loan_cost_share):
    """Added interest and euro gain of the loans that leave.

    What defaults counts in full here and as a loss, so that only its cost is lost.
    """
    return loans_that_leave * (1 - loan_cost_share)


@balance(USD_M, each="loan_window")
def loan_cost(is_last_quarter, loan_cost, disbursed, restarted, loans_that_leave, loan_cost_share):
    """Dollars paid out as loans and still owed.

    What restarts after a standstill has cost what is owed: gain or loss is realised there.
    """
    return (1 - is_last_quarter) * (
        previous(loan_cost) + disbursed + restarted - loans_that_leave * loan_cost_share
    )


@balance(USD_M, each="loan_window")
def unrealised_loan_gain(loans_outstanding, loan_cost):
    """Added interest and euro gain not yet realised."""
    return loans_outstanding - loan_cost
