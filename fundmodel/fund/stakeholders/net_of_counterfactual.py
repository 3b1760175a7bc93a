"""Cash less what each would have had without the deal: the net beside the gross.

Buyers of equity and the fund itself have nothing without the deal: their net is the gross. What is
paid beside the fund, out of the same assets, is in the net alone.
"""

from fundmodel.build_model import USD_M, by_member, check, flow, total


@flow(USD_M)
def united_states_net_cash(united_states_cash, united_states_without_deal):
    """United States, net of the service of its G7 loan."""
    return united_states_cash - united_states_without_deal


@flow(USD_M)
def ukraine_net_cash(ukraine_public_cash, ukraine_without_deal):
    """Ukraine, public, net of what it would have had."""
    return ukraine_public_cash - ukraine_without_deal


@flow(USD_M)
def ukraine_whole_cash(ukraine_public_cash, ukraine_private_cash):
    """Ukraine as a whole, public and private."""
    return ukraine_public_cash + ukraine_private_cash


@flow(USD_M)
def ukraine_private_net_cash(ukraine_private_cash, damage_awards_to_private):
    """Ukraine, private, with awards that it has beside the fund."""
    return ukraine_private_cash + damage_awards_to_private


@flow(USD_M)
def ukraine_whole_net_cash(ukraine_net_cash, ukraine_private_net_cash):
    """Ukraine as a whole, net of what it would have had."""
    return ukraine_net_cash + ukraine_private_net_cash


@flow(USD_M)
def contributors_net_cash(contributor_cash, contributors_without_deal):
    """Contributors, net of what they would have paid."""
    return total(contributor_cash) - contributors_without_deal


@flow(USD_M)
def host_states_net_cash(host_states_cash, host_states_without_deal):
    """Host states, net of tax foregone and service made good."""
    return host_states_cash - host_states_without_deal


@flow(USD_M)
def asset_owner_net_cash(asset_owner_cash, asset_owner_without_deal):
    """Owner of the assets, net of what it would have kept or paid."""
    return asset_owner_cash - asset_owner_without_deal


@flow(USD_M)
def other_lenders_net_cash(other_lenders_without_deal):
    """Other lenders of the G7: service they do without."""
    return -other_lenders_without_deal


@flow(USD_M)
def rest_of_economy_net_cash(rest_of_economy_cash, rest_of_economy_without_deal):
    """Rest of the economy, net of interest it would have paid."""
    return rest_of_economy_cash - rest_of_economy_without_deal


@flow(USD_M, each="stakeholder")
def stakeholder_gain(
    united_states_net_cash,
    contributors_net_cash,
    ukraine_net_cash,
    ukraine_private_net_cash,
    asset_owner_net_cash,
    host_states_net_cash,
    other_lenders_net_cash,
    equity_buyers_cash,
    rest_of_economy_net_cash,
    fund_cash,
):
    """Cash of each stakeholder, net of the counterfactual."""
    return by_member(
        United_States=united_states_net_cash,
        Contributors=contributors_net_cash,
        Ukraine_public=ukraine_net_cash,
        Ukraine_private=ukraine_private_net_cash,
        Owner_of_the_assets=asset_owner_net_cash,
        Host_states=host_states_net_cash,
        Other_lenders_of_the_G7=other_lenders_net_cash,
        Buyers_of_equity=equity_buyers_cash,
        Rest_of_the_economy=rest_of_economy_net_cash,
        The_fund=fund_cash,
    )


@check(USD_M)
def gains_sum_to_zero(stakeholder_gain):
    """What one gains over no deal another gives up."""
    return total(stakeholder_gain)
