"""Multiples, exposure, cover and concentration: how good a bargain, and how safe."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    divide,
    irr,
    life_total,
    lowest,
    maximum,
    per_quarter,
    result,
    total,
)


@result(FACTOR)
def claimants_multiple(claimants_cash_flow, claimants_paid_in):
    """Multiple of the claimants: received over paid in, no grants."""
    return divide(
        life_total(claimants_cash_flow) + life_total(claimants_paid_in),
        life_total(claimants_paid_in),
        if_zero=1,
    )


@result(FACTOR)
def europe_multiple(europe_cash, europe_paid_in):
    """Multiple of the contributors: returned over paid in.

    Refunds of claims on guarantees are paid in too. 0 where all of it is a gift.
    """
    return divide(
        life_total(europe_cash) + life_total(europe_paid_in),
        life_total(europe_paid_in),
        if_zero=0,
    )


@result(SHARE)
def us_take_over_assets(united_states_cash, russian_assets_released):
    """US take over the Russian assets released.

    The United States pay nothing in, so their take has no rate of return and no multiple.
    """
    return divide(life_total(united_states_cash), life_total(russian_assets_released), if_zero=0)


@result(USD_M)
def claimants_peak_exposure(claimants_position):
    """Most that claimants are ever out of pocket, with grants.

    The lowest point of their position: paid in and not yet given to Ukraine, paid out or returned.
    """
    return maximum(0, -lowest(claimants_position))


@result(USD_M)
def europe_peak_exposure(europe_position):
    """Most that the contributors are ever out of pocket."""
    return maximum(0, -lowest(europe_position))


@result(SHARE, each="contributor")
def contributor_cost_over_gdp(contributor_net_cost, contributor_gdp, quarters_in_a_year):
    """Contributor's net cost over a year's GDP."""
    return contributor_net_cost / (quarters_in_a_year * per_quarter(contributor_gdp))


@result(SHARE_A_YEAR)
def recipients_cost_of_capital(recipients_financing):
    """Rate that recipients in Ukraine pay, grants counted.

    Below zero where they give back less than they had. Without grants it is the internal rate of
    return of the investments. What Ukraine has as owner of the residual stands aside.
    """
    return irr(recipients_financing)


@result(FACTOR)
def lowest_cash_cover(cash_cover):
    """Fewest quarters of spending that cash would cover."""
    return lowest(cash_cover)


@result(USD_M)
def assets_passed_on_total(assets_passed_on):
    """Loans and equity handed over at wind-up, outside all cash.

    To those who own the residual; no part of anybody's cash. Equity that found no buyer is in it.
    """
    return life_total(assets_passed_on)


@result(SHARE, each="sector")
def sector_weight(disbursed_by_sector, money_disbursed):
    """Sector's share of all disbursement."""
    return divide(life_total(disbursed_by_sector), life_total(money_disbursed), if_zero=0)


@result(FACTOR, each="sector")
def sector_weight_squared(sector_weight):
    """Sector's part in the concentration."""
    return sector_weight * sector_weight


@result(FACTOR)
def sector_concentration(sector_weight_squared):
    """Concentration by sector of disbursement; 1 if all in one.

    The Herfindahl-Hirschman index: the sum of squared shares.
    """
    return total(sector_weight_squared)


@result(USD_M)
def pledges_lapsed_total(pledges_lapsed):
    """Europe's pledge that is never called, nominal.

    It lapses at the wind-up: neither a cost to Europe nor a help to Ukraine. Where it is large,
    a low net cost says that little was asked for.
    """
    return life_total(pledges_lapsed)


@result(USD_M)
def pledges_lost_total(pledges_lost):
    """Europe's pledge that is never paid, nominal.

    Never called, or cancelled, withdrawn or written off. Guarantees that are not drawn on are no
    part of it.
    """
    return life_total(pledges_lost)
