"""What is due, and what each sector can absorb of it, in peace and in war.

Below the limit on the whole fund each sector has one of its own: builders, materials and permits of
one sector do not build another.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    check,
    divide,
    flow,
    lookup,
    maximum,
    minimum,
    per_quarter,
    previous,
    ratio,
    total,
    total_by,
)


@ratio(SHARE)
def capacity_at_work(is_suspended, restart_share, war_absorption_share):
    """Part of what Ukraine can absorb that is at work.

    None while payments are suspended. In war its part of peacetime; after a stop it comes back step
    by step, from no less than what was at work in war.
    """
    return (1 - is_suspended) * maximum(restart_share, war_absorption_share)


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


@balance(USD_M, each="sector")
def sector_demand(disbursement_due):
    """Due for disbursement by sector."""
    return total_by("sector", disbursement_due)


@flow(USD_M, each="sector")
def sector_capacity(capacity_at_work, sector_cap, gdp):
    """What the sector can absorb in the quarter.

    A share of a year's GDP that a year's disbursement in the sector cannot pass.
    """
    return capacity_at_work * sector_cap * per_quarter(gdp)


@ratio(SHARE, each="sector")
def sector_share(sector_capacity, sector_demand):
    """Share of what is due in the sector that it can absorb."""
    return minimum(1, divide(sector_capacity, sector_demand, if_zero=1))


@balance(USD_M, each="cash_window")
def disbursement_asked(disbursement_due, sector_share):
    """Asked for: what is due, as far as the sector can absorb it."""
    return disbursement_due * lookup("sector", sector_share)


@check(USD_M)
def sectors_add_up(sector_demand, all_disbursements_due):
    """What is due by sector adds up to the total."""
    return total(sector_demand) - all_disbursements_due


@alert(USD_M, each="sector")
def held_back_by_sector(sector_demand, sector_capacity):
    """Held back by what the sector can absorb."""
    return maximum(0, sector_demand - sector_capacity)
