"""Disbursement: what is asked for, what Ukraine can absorb, what the cash allows, who comes first.

One limit for all windows that pay cash, shared out by rank and within a rank pro rata. Guarantee
windows issue notional, which is never disbursed.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    flow,
    maximum,
    member,
    minimum,
    per_quarter,
    previous,
    quarterly_factor,
    quarterly_probability,
    ratio,
    share_by_rank,
    total,
    where,
)


@balance(USD_M)
def all_disbursements_asked(disbursement_asked):
    """Asked for in all windows."""
    return total(disbursement_asked)


@flow(USD_M)
def absorptive_capacity(capacity_at_work, absorption_cap, gdp):
    """What Ukraine can absorb in the quarter.

    A share of a year's GDP that a year's disbursement cannot pass.
    """
    return capacity_at_work * absorption_cap * per_quarter(gdp)


@balance(USD_M)
def cash_floor(liquidity_cover_quarters, newly_due, payee_payable):
    """Cash that is kept in hand.

    Last quarter's new demand and costs, times the quarters of cover: costs and payouts come later
    in the quarter than disbursement. The backlog does not count, or what is not disbursed would
    raise the floor and stop disbursement for good.
    """
    return liquidity_cover_quarters * (
        previous(newly_due) + member("running costs", previous(payee_payable))
    )


@balance(USD_M)
def cash_available(cash, deposit_rate, money_received, refrozen, cash_floor, protected_reserves):
    """Cash that may be disbursed.

    What was there and what arrived, less what a negative deposit rate takes and what returns to the
    freeze, above the floor and the other reserves; this quarter's reflows can be spent from the
    next one on.
    """
    return maximum(
        0,
        previous(cash) * minimum(1, quarterly_factor(deposit_rate))
        + money_received
        - refrozen
        - cash_floor
        - previous(protected_reserves),
    )


@flow(USD_M)
def disbursement_limit(absorptive_capacity, cash_available):
    """Most that may be disbursed: capacity or cash, if smaller."""
    return minimum(absorptive_capacity, cash_available)


@flow(USD_M)
def money_disbursed(all_disbursements_asked, disbursement_limit):
    """Disbursed in all windows.

    The smallest of what is asked for, what Ukraine can absorb and what the cash allows.
    """
    return minimum(all_disbursements_asked, disbursement_limit)


@ratio(SHARE, each="cash_window")
def payment_share(disbursement_limit, disbursement_asked, payment_rank):
    """Share of what the window asks for that is disbursed.

    Windows of a lower rank number are paid first; what is left of the limit is shared pro rata by
    the windows of the next rank. With equal ranks all are paid pro rata.
    """
    return share_by_rank(disbursement_limit, disbursement_asked, payment_rank)


@flow(USD_M, each="cash_window")
def disbursed(disbursement_asked, payment_share):
    """Disbursed by window."""
    return disbursement_asked * payment_share


@flow(USD_M, each="cash_window")
def backlog_cancelled(disbursement_due, disbursed, cancellation_rate):
    """Cancelled because it could not be paid when due.

    Works that wait are given up at a yearly rate; the money is committed to others next quarter.
    """
    return (disbursement_due - disbursed) * quarterly_probability(cancellation_rate)


@balance(USD_M, each="cash_window")
def backlog(is_last_quarter, disbursement_due, disbursed, backlog_cancelled):
    """Due and not yet disbursed."""
    return where(is_last_quarter, 0, disbursement_due - disbursed - backlog_cancelled)


@flow(USD_M, each="guarantee_window")
def guarantees_issued(fund_works, ready_to_pay, guarantees_waiting):
    """Guarantees issued, at notional value.

    None in war and while payments are suspended.
    """
    return fund_works * (ready_to_pay + previous(guarantees_waiting))


@balance(USD_M, each="guarantee_window")
def guarantees_waiting(is_last_quarter, guarantees_waiting, ready_to_pay, guarantees_issued):
    """Guarantees that fell due and are not yet issued."""
    return where(
        is_last_quarter, 0, previous(guarantees_waiting) + ready_to_pay - guarantees_issued
    )


@alert(USD_M)
def held_back_by_absorption(all_disbursements_asked, cash_available, absorptive_capacity):
    """Held back by absorptive capacity."""
    return maximum(0, minimum(all_disbursements_asked, cash_available) - absorptive_capacity)


@alert(USD_M)
def held_back_by_cash(all_disbursements_asked, absorptive_capacity, cash_available):
    """Held back by lack of cash."""
    return maximum(0, minimum(all_disbursements_asked, absorptive_capacity) - cash_available)
