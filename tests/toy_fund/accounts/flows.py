"""Cash by who gets it, and what must hold."""

from fundmodel.build_model import USD_M, alert, check, divide, flag, flow, not_, previous, ratio


@flow(USD_M, each="tower")
def tower_cash(tolls_received, upkeep, is_first_quarter, tower_cost):
    """Cash of the tower.

    Built in the first quarter; then tolls less upkeep.
    """
    return tolls_received - upkeep - is_first_quarter * tower_cost


@flag()
def is_first_quarter(quarter):
    """First quarter."""
    return quarter == 1


@flag(each="tower")
def is_idle(is_quiet, toll_delay):
    """Tower without work: few ships, and tolls come late."""
    return not_(not_(is_quiet * (toll_delay > 1)))


@ratio(USD_M)
def toll_rate(all_tolls, pilots):
    """Tolls a pilot."""
    return divide(all_tolls, pilots, if_zero=0)


@check(USD_M)
def reserve_adds_up(reserve, interest, all_tolls, grant_received, outlay):
    """Zero: the reserve moves by what comes in and goes out."""
    return reserve - previous(reserve) - (interest + all_tolls + grant_received + outlay)


@alert(USD_M, each="tower")
def upkeep_above_tolls(upkeep, tolls_received, is_calm):
    """Upkeep above tolls, outside calm quarters."""
    return (upkeep - tolls_received) * (1 - is_calm)
