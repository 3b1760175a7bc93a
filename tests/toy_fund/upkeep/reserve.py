"""What the reserve earns and owes."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    USD_M,
    absolute,
    balance,
    divide,
    flow,
    minimum,
    previous,
    quarterly,
    ratio,
    to_date,
    total,
)


@flow(USD_M)
def interest(reserve, deposit_rate):
    """Interest on the reserve of the quarter before."""
    return previous(reserve) * quarterly(deposit_rate)


@flow(USD_M)
def outlay(all_upkeep):
    """Upkeep as money that leaves."""
    return -all_upkeep


@flow(USD_M)
def debt_repaid(debt, repaid_share, all_tolls):
    """Debt repaid out of tolls, no more than is owed."""
    return minimum(previous(debt), all_tolls * repaid_share)


@balance(USD_M, opening="debt_opening")
def debt(debt_opening, debt_repaid):
    """Debt: what was owed at first, less all that has been repaid."""
    return debt_opening - to_date(debt_repaid)


@ratio(SHARE)
def swing_of_reserve(reserve):
    """Change of the reserve as a share of it."""
    return divide(absolute(reserve - previous(reserve)), reserve, if_zero=1)


@ratio(FACTOR)
def upkeep_cover(cost_share, all_tolls):
    """Tolls over upkeep.

    Its base is declared below: the order on the sheet is not that of calculation.
    """
    return divide(all_tolls, cost_share, if_zero=0)


@ratio(USD_M)
def cost_share(all_upkeep, wreck_probability):
    """Upkeep in a year without wrecks."""
    return all_upkeep / (1 - wreck_probability)


@ratio(SHARE)
def previous_reserve_share(ships_passing, ships):
    """Share of the reserve that repairs may use.

    By the traffic of the quarter before.
    """
    return minimum(total(previous(ships_passing)) / total(ships), 1)
