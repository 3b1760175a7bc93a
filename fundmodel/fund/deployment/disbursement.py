"""Disbursement: what is due, what Ukraine can absorb, what the cash allows.

One scale for all windows that pay cash. Guarantee windows issue notional, which is never disbursed.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    flow,
    maximum,
    minimum,
    per_quarter,
    previous,
    ratio,
    total,
    where,
)


@balance(USD_M, each="cash_window")
def disbursement_due(ready_to_pay, backlog):
    """Due for disbursement: newly ready, and the backlog."""
    return ready_to_pay + previous(backlog)


@balance(USD_M)
def all_disbursements_due(disbursement_due):
    """Due for disbursement in all windows."""
    return total(disbursement_due)


@flow(USD_M)
def newly_due(all_disbursements_due, backlog):
    """Newly due for disbursement, without the backlog."""
    return all_disbursements_due - total(previous(backlog))


@flow(USD_M)
def absorptive_capacity(absorption_cap, gdp):
    """What Ukraine can absorb in the quarter.

    A share of a year's GDP that a year's disbursement cannot pass.
    """
    return absorption_cap * per_quarter(gdp)


@balance(USD_M)
def cash_floor(liquidity_cover_quarters, newly_due, costs_due):
    """Cash that is kept in hand.

    Last quarter's new demand and costs, times the quarters of cover: costs and payouts come later
    in the quarter than disbursement. The backlog does not count, or what is not disbursed would
    raise the floor and stop disbursement for good.
    """
    return liquidity_cover_quarters * (previous(newly_due) + previous(costs_due))


@balance(USD_M)
def cash_available(cash, money_received, cash_floor):
    """Cash that may be disbursed.

    What was there and what arrived, above the floor; this quarter's reflows can be spent from the
    next one on.
    """
    return maximum(0, previous(cash) + money_received - cash_floor)


@flow(USD_M)
def money_disbursed(all_disbursements_due, absorptive_capacity, cash_available):
    """Disbursed in all windows.

    The smallest of what is due, what Ukraine can absorb and what the cash allows.
    """
    return minimum(all_disbursements_due, absorptive_capacity, cash_available)


@ratio(SHARE)
def disbursed_share(money_disbursed, all_disbursements_due):
    """Share of what is due that is disbursed."""
    return ratio(money_disbursed, all_disbursements_due, if_zero=0)


@flow(USD_M, each="cash_window")
def disbursed(disbursement_due, disbursed_share):
    """Disbursed by window."""
    return disbursement_due * disbursed_share


@balance(USD_M, each="cash_window")
def backlog(is_last_quarter, disbursement_due, disbursed):
    """Due and not yet disbursed."""
    return where(is_last_quarter, 0, disbursement_due - disbursed)


@flow(USD_M, each="guarantee_window")
def guarantees_issued(ready_to_pay):
    """Guarantees issued, at notional value."""
    return ready_to_pay


@alert(USD_M)
def held_back_by_absorption(all_disbursements_due, cash_available, absorptive_capacity):
    """Held back by absorptive capacity."""
    return maximum(0, minimum(all_disbursements_due, cash_available) - absorptive_capacity)


@alert(USD_M)
def held_back_by_cash(all_disbursements_due, absorptive_capacity, cash_available):
    """Held back by lack of cash."""
    return maximum(0, minimum(all_disbursements_due, absorptive_capacity) - cash_available)
