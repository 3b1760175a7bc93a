"""Gross and net, side by side: what each has, and what of it is more than without the deal."""

from fundmodel.build_model import USD_M, life_total, member, present_value, result


@result(USD_M)
def us_take_additional(united_states_net_cash):
    """US take, net of the counterfactual, nominal.

    Less the service of its loan to Ukraine that the windfall no longer pays.
    """
    return life_total(united_states_net_cash)


@result(USD_M)
def us_take_additional_present_value(united_states_net_cash, us_discount_factor):
    """US take, net of the counterfactual, present value."""
    return present_value(united_states_net_cash, us_discount_factor)


@result(USD_M)
def us_profit_share_total(us_share_paid):
    """US share of profit paid, nominal."""
    return life_total(us_share_paid)


@result(USD_M)
def us_residual_total(residual_to_united_states):
    """Residual paid to the US, nominal.

    Principal that others paid in, and what was kept of it, not a share of profit.
    """
    return life_total(residual_to_united_states)


@result(USD_M)
def security_fee_total(security_fee_paid):
    """Security fee paid to the US, nominal."""
    return life_total(security_fee_paid)


@result(USD_M, each="reading")
def us_take_by_reading(us_share_by_reading, clawback_recovered_by_reading):
    """US share of profit by reading, nominal, less clawback.

    On the history of the selected reading, fee and residual left out.
    """
    return life_total(us_share_by_reading) - life_total(clawback_recovered_by_reading)


@result(USD_M)
def ukraine_net_receipt_present_value(ukraine_public_cash, us_discount_factor):
    """Ukraine's net receipt (public), present value."""
    return present_value(ukraine_public_cash, us_discount_factor)


@result(USD_M)
def ukraine_net_receipt_additional_present_value(ukraine_net_cash, us_discount_factor):
    """Ukraine's net receipt, present value, less counterfactual."""
    return present_value(ukraine_net_cash, us_discount_factor)


@result(USD_M)
def ukraine_whole_net_receipt_additional(
    ukraine_net_receipt_additional, ukraine_private_net_receipt_total
):
    """Ukraine's net receipt, both, net of the counterfactual.

    Public and private; without the deal private Ukraine has nothing of the fund, so its part is the
    gross one.
    """
    return ukraine_net_receipt_additional + ukraine_private_net_receipt_total


@result(USD_M, each="contributor")
def contributor_net_cost_additional(contributor_net_cash, contributor_discount_factor):
    """Contributor's net cost, net of the counterfactual.

    Present value on its own curve. What it would have given Ukraine anyway is no cost of the fund;
    what its loans of the G7 lose is one.
    """
    return -present_value(contributor_net_cash, contributor_discount_factor)


@result(USD_M)
def europe_net_cost_additional(net_cost_additional_by_bloc):
    """Europe's net cost, net of the counterfactual."""
    return member("EU27", net_cost_additional_by_bloc) + member(
        "other Europe", net_cost_additional_by_bloc
    )


@result(USD_M)
def asset_owner_net_total(asset_owner_cash):
    """Owner of the assets: net receipt, nominal."""
    return life_total(asset_owner_cash)


@result(USD_M)
def asset_owner_net_additional(asset_owner_net_cash):
    """Owner of the assets, net of the counterfactual."""
    return life_total(asset_owner_net_cash)


@result(USD_M)
def host_states_net_total(host_states_cash):
    """Host states: net receipt, nominal."""
    return life_total(host_states_cash)


@result(USD_M)
def host_states_net_additional(host_states_net_cash):
    """Host states, net of the counterfactual."""
    return life_total(host_states_net_cash)


@result(USD_M)
def other_lenders_net_additional(other_lenders_net_cash):
    """Other lenders of the G7, net of the counterfactual.

    They have no part in the fund's cash, so there is no gross figure beside it.
    """
    return life_total(other_lenders_net_cash)


@result(USD_M)
def rest_of_economy_net_total(rest_of_economy_cash):
    """Rest of the economy: net receipt, nominal."""
    return life_total(rest_of_economy_cash)


@result(USD_M)
def rest_of_economy_net_additional(rest_of_economy_net_cash):
    """Rest of the economy, net of the counterfactual."""
    return life_total(rest_of_economy_net_cash)


@result(USD_M)
def windfall_foregone_total(windfall_foregone):
    """Windfall foregone on the moved assets, nominal.

    As if they had stayed frozen for certain; the counterfactual weighs it with the probability.
    """
    return life_total(windfall_foregone)
