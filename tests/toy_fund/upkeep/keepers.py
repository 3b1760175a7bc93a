"""Keepers and their memories: ranks over a part, and weights by age, outside of any loop."""

from fundmodel.build_model import (
    COUNT,
    FACTOR,
    USD_M,
    balance,
    by_member,
    convolve,
    flow,
    previous,
    ratio,
    total_before,
    total_beside,
)


@ratio(COUNT, each="electric_tower")
def bulb_rank(keeper_rank, is_mending):
    """Rank in which bulbs are delivered.

    All alike while the storm is mended.
    """
    return keeper_rank * (1 - is_mending)


@flow(USD_M, each="electric_tower")
def bulbs_before(bulbs_bought, bulb_rank):
    """Bulbs delivered before."""
    return total_before(bulbs_bought, bulb_rank)


@flow(USD_M, each="electric_tower")
def bulbs_beside(bulbs_bought, bulb_rank):
    """Bulbs delivered together, and those of the quarter before."""
    return total_beside(bulbs_bought, bulb_rank) + total_beside(previous(bulbs_bought), bulb_rank)


@balance(COUNT, each="tower")
def keepers_beside(keeper_rank):
    """Sum of the ranks of all keepers of this rank."""
    return total_beside(keeper_rank, keeper_rank)


@balance(USD_M, each="electric_tower")
def bulbs_burning(bulbs_bought, surviving_share):
    """Bulbs that still burn, by their age."""
    return convolve(bulbs_bought, surviving_share)


@balance(USD_M, each="electric_tower")
def tolls_remembered(tolls_received, surviving_share):
    """Tolls of earlier quarters, as far as they are remembered."""
    return convolve(tolls_received, surviving_share)


@balance(FACTOR, each="tower")
def ships_remembered(ships_passing, surviving_share):
    """Ships of earlier quarters, those before the first too."""
    return convolve(ships_passing, surviving_share)


@flow(USD_M, each="tower")
def gifts(grant_received, all_tolls, levy_share):
    """Gifts to keepers: a part of something else to each."""
    return levy_share * by_member(
        Skerry=grant_received, Needle_Rock=previous(all_tolls), St_Anne=0, Far_Point=all_tolls
    )
