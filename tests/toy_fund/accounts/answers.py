"""One number for the whole life."""

from fundmodel.build_model import (
    FACTOR,
    INDEX,
    QUARTERS,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    by_member,
    divide,
    divide_if_any,
    first_quarter,
    highest,
    irr,
    largest,
    life_total,
    lowest,
    member,
    present_value,
    result,
    smallest,
    total,
    total_before,
    total_beside,
    value_when,
)


@result(USD_M, each="tower", basis="nominal")
def tolls_of_life(tolls_received):
    """Tolls of the tower over its life."""
    return life_total(tolls_received)


@result(USD_M, basis="nominal")
def tolls_of_all(tolls_of_life):
    """Tolls of all towers over their lives."""
    return total(tolls_of_life)


@result(SHARE)
def skerry_share(tolls_of_life, tolls_of_all):
    """Share of Skerry in all tolls."""
    return divide(member("Skerry", tolls_of_life), tolls_of_all, if_zero=0)


@result(FACTOR, each="port")
def tolls_over_claims(claims_of_life, tolls_of_all):
    """All tolls over the claims of the port."""
    return divide_if_any(tolls_of_all, claims_of_life)


@result(USD_M, each="electric_tower", basis="nominal")
def upkeep_of_life(upkeep):
    """Upkeep of the electric towers over their lives."""
    return life_total(upkeep)


@result(USD_M, basis="money of the day")
def swing(reserve):
    """Highest less lowest reserve."""
    return highest(reserve) - lowest(reserve)


@result(INDEX)
def prices_in_the_storm(is_storm, price_index):
    """Price index in the storm."""
    return value_when(is_storm, price_index)


@result(QUARTERS)
def first_mending(is_mending):
    """First quarter of mending."""
    return first_quarter(is_mending)


@result(USD_M, each="tower", basis="present value")
def present_value_of_tower(tower_cash, discount_factor):
    """Present value of the tower's cash."""
    return present_value(tower_cash, discount_factor)


@result(SHARE_A_YEAR, each="tower")
def tower_irr(tower_cash):
    """Internal rate of return of the tower."""
    return irr(tower_cash)


@result(FACTOR)
def storms_seen(is_storm):
    """Storms seen."""
    return life_total(is_storm)


@result(USD_M, each="port", basis="nominal")
def claims_of_life(claims_paid):
    """Claims paid to the port over its life."""
    return life_total(claims_paid)


@result(USD_M, each="port", basis="nominal")
def claims_of_life_before(claims_of_life, port_rank):
    """Claims paid over life to ports of better rank."""
    return total_before(claims_of_life, port_rank)


@result(USD_M, each="port", basis="nominal")
def claims_of_life_beside(claims_of_life, port_rank):
    """Claims paid over life to ports of the same rank."""
    return total_beside(claims_of_life, port_rank)


@result(USD_M, each="coast", basis="nominal")
def answers_of_coasts(tolls_of_all, reserve_at_the_end):
    """An answer for each coast.

    All tolls for the North, the reserve at the end for the South.
    """
    return by_member(North=tolls_of_all, South=reserve_at_the_end)


@result(USD_M, basis="nominal")
def spread_of_tolls(tolls_of_life):
    """The most that a tower has in tolls less the least."""
    return largest(tolls_of_life) - smallest(tolls_of_life)
