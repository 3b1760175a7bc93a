"""The answers: one number each for the whole life."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    divide,
    highest,
    irr,
    life_total,
    lowest,
    member,
    present_value,
    result,
    value_when,
)


@result(USD_M)
def us_take_total(united_states_cash):
    """US take, nominal."""
    return life_total(united_states_cash)


@result(USD_M)
def us_take_present_value(united_states_cash, us_discount_factor):
    """US take, present value at the opening on the Treasury curve."""
    return present_value(united_states_cash, us_discount_factor)


@result(USD_M)
def us_take_without_treasury(us_share_excluding_treasury_income):
    """US take if treasury income did not count.

    On the same history, with the same loss carry-forward.
    """
    return life_total(us_share_excluding_treasury_income)


@result(USD_M, each="contributor")
def contributor_net_cost(contributor_cash, contributor_discount_factor):
    """Contributor's net cost, present value on its own curve."""
    return -present_value(contributor_cash, contributor_discount_factor)


@result(USD_M)
def europe_net_cost_present_value(net_cost_by_bloc):
    """Europe's net cost, present value.

    Contributors outside Europe stand beside.
    """
    return member("EU27", net_cost_by_bloc) + member("other Europe", net_cost_by_bloc)


@result(USD_M)
def ukraine_net_receipt_total(ukraine_public_cash):
    """Ukraine's net receipt (public), nominal."""
    return life_total(ukraine_public_cash)


@result(USD_M)
def ukraine_private_net_receipt_total(ukraine_private_cash):
    """Ukraine's net receipt (private), nominal.

    Negative once firms have paid back more, with interest and dividends, than they were given.
    Those who buy the fund's stakes in them are apart.
    """
    return life_total(ukraine_private_cash)


@result(USD_M)
def ukraine_whole_net_receipt_total(ukraine_net_receipt_total, ukraine_private_net_receipt_total):
    """Ukraine's net receipt, public and private, nominal."""
    return ukraine_net_receipt_total + ukraine_private_net_receipt_total


@result(USD_M)
def ukraine_net_receipt_additional(ukraine_net_cash):
    """Ukraine's net receipt (public), net of the counterfactual.

    The gross figure counts as new what Ukraine would have had anyway: support from the windfall,
    aid that the contributions replace, and the chance of reparations.
    """
    return life_total(ukraine_net_cash)


@result(USD_M)
def disbursed_by_headline_year(is_headline_quarter, disbursed_to_date):
    """Disbursed by the end of the headline year."""
    return value_when(is_headline_quarter, disbursed_to_date)


@result(SHARE_A_YEAR)
def investment_irr(investment_cash_flow):
    """Internal rate of return of the investments, grants left out.

    Sought between -50 % and +100 % a quarter; n/a without one.
    """
    return irr(investment_cash_flow)


@result(FACTOR)
def investment_multiple(investment_receipts, investment_outlay):
    """Multiple of the investments: received over invested."""
    return divide(life_total(investment_receipts), life_total(investment_outlay), if_zero=1)


@result(SHARE_A_YEAR)
def claimants_irr(claimants_cash_flow):
    """Internal rate of return of the claimants, grants left out.

    Sought between -50 % and +100 % a quarter; n/a without one.
    """
    return irr(claimants_cash_flow)


@result(SHARE_A_YEAR)
def claimants_irr_with_grants(claimants_cash_flow_with_grants):
    """Internal rate of return of the claimants, with grants."""
    return irr(claimants_cash_flow_with_grants)


@result(SHARE)
def needs_covered(is_headline_quarter, delivered_to_date, needs_to_date):
    """Needs covered by the headline year, at 2025Q4 prices.

    All that was delivered, also where no need was assessed (technology, minerals, health): what was
    disbursed less what is lost, at the prices of works. Damage of a renewed war adds to the needs.
    """
    return divide(
        value_when(is_headline_quarter, delivered_to_date),
        value_when(is_headline_quarter, needs_to_date),
        if_zero=0,
    )


@result(SHARE)
def needs_covered_within_reach(needs_covered, unreachable_share):
    """Needs covered, of those that the fund can reach.

    Needs in areas that the fund cannot reach are left out.
    """
    return needs_covered / (1 - unreachable_share)


@result(SHARE, each="needs_sector")
def needs_covered_by_sector(
    is_headline_quarter, delivered_to_sector_to_date, needs_of_sector_to_date
):
    """Needs covered by sector by the headline year."""
    return divide(
        value_when(is_headline_quarter, delivered_to_sector_to_date),
        value_when(is_headline_quarter, needs_of_sector_to_date),
        if_zero=0,
    )


@result(USD_M)
def lowest_cash(cash_in_operation):
    """Lowest cash while the fund operates."""
    return lowest(cash_in_operation)


@result(USD_M)
def highest_cash(cash):
    """Highest cash."""
    return highest(cash)


@result(SHARE)
def treasury_share_of_profit(treasury_income, gross_profit):
    """Treasury income in profit before losses and costs."""
    return divide(life_total(treasury_income), life_total(gross_profit), if_zero=0)


@result(SHARE)
def cash_share_of_net_assets(cash, net_asset_value):
    """Average cash over average net asset value."""
    return divide(life_total(cash), life_total(net_asset_value), if_zero=0)


@result(SHARE)
def us_take_over_half_of_profit(us_share_paid, russian_tranche_profit, us_profit_share):
    """US share of profit paid, over its part of all profit.

    Its part of what the Russian tranche earned over the whole life, losses taken off. Not one where
    a loss follows a profit that was shared, something goes unpaid, or the reading charges on other
    terms. Before any clawback, and without the security fee.
    """
    return divide(
        life_total(us_share_paid),
        us_profit_share * life_total(russian_tranche_profit),
        if_zero=1,
    )
