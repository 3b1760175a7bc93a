"""What the contributors pay, each and all together, and what Europe pledges and never pays."""

from fundmodel.build_model import SHARE, USD_M, life_total, per_quarter, present_value, result


@result(USD_M, each="contributor", basis="present value, own curves")
def contributor_net_cost(contributor_cash, contributor_discount_factor):
    """Contributor's net cost."""
    return -present_value(contributor_cash, contributor_discount_factor)


@result(USD_M, basis="nominal")
def europe_paid_in_total(europe_paid_in):
    """Paid in by the contributors."""
    return life_total(europe_paid_in)


@result(USD_M, basis="nominal")
def contributors_net_cost_total(europe_cash):
    """All contributors' net cost, in Europe and outside."""
    return -life_total(europe_cash)


@result(SHARE, each="contributor", basis="present value, own curves")
def contributor_cost_over_gdp(contributor_net_cost, contributor_gdp, quarters_in_a_year):
    """Contributor's net cost over a year's GDP."""
    return contributor_net_cost / (quarters_in_a_year * per_quarter(contributor_gdp))


@result(USD_M, basis="nominal")
def pledges_lapsed_total(pledges_lapsed):
    """Europe's pledge that is never called.

    It lapses at the wind-up: neither a cost to Europe nor a help to Ukraine. Where it is large,
    a low net cost says that little was asked for.
    """
    return life_total(pledges_lapsed)


@result(USD_M, basis="nominal")
def pledges_lost_total(pledges_lost):
    """Europe's pledge that is never paid.

    Never called, or cancelled, withdrawn or written off. Guarantees that are not drawn on are no
    part of it.
    """
    return life_total(pledges_lost)
