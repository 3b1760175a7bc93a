"""What Europe pays: each contributor, and all together."""

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
def europe_net_cost_total(europe_cash):
    """Europe's net cost."""
    return -life_total(europe_cash)


@result(SHARE, each="contributor", basis="present value, own curves")
def contributor_cost_over_gdp(contributor_net_cost, contributor_gdp, quarters_in_a_year):
    """Contributor's net cost over a year's GDP."""
    return contributor_net_cost / (quarters_in_a_year * per_quarter(contributor_gdp))
