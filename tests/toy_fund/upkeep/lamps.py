"""What light costs; only electric towers have bulbs."""

from fundmodel.build_model import (
    USD_M,
    balance,
    flow,
    lagged,
    minimum,
    per_quarter,
    previous,
    spread,
    total,
    where,
)


@flow(USD_M, each="electric_tower")
def bulbs_bought(bulb_cost, share_of_coast, price_index):
    """Bulbs bought.

    Dearer where the tower stands for much of its coast.
    """
    return per_quarter(bulb_cost) * (1 + share_of_coast) * price_index


@flow(USD_M, each="tower")
def repairs(is_mending, damage, previous_reserve_share, reserve):
    """Repairs, as far as the reserve of the quarter before goes."""
    return where(is_mending, minimum(damage, previous(reserve) * previous_reserve_share), 0)


@flow(USD_M, each="tower")
def upkeep(bulbs_bought, repairs):
    """Upkeep of the tower."""
    return spread(bulbs_bought, "tower") + repairs


@flow(USD_M)
def all_upkeep(upkeep):
    """Upkeep of all towers."""
    return total(upkeep)


@flow(USD_M)
def grant_promised(grant_a_year, is_calm):
    """Grant promised, in calm quarters."""
    return per_quarter(grant_a_year) * is_calm


@flow(USD_M)
def grant_received(grant_promised, grant_delay, extra_delay):
    """Grant received, after the delays of two offices."""
    return lagged(grant_promised, grant_delay + extra_delay + 1)


@balance(USD_M, opening="reserve_opening")
def reserve(reserve, interest, all_tolls, grant_received, all_upkeep):
    """Reserve of the fund."""
    return previous(reserve) + interest + all_tolls + grant_received - all_upkeep
