"""Cash less what each would have had without the deal: the net beside the gross.

Private Ukraine, buyers of equity and the fund itself have the same without the deal: nothing. Their
net is the gross.
"""

from fundmodel.build_model import USD_M, flow


@flow(USD_M)
def united_states_net_cash(united_states_cash, united_states_without_deal):
    """United States, net of the service of its G7 loan."""
    return united_states_cash - united_states_without_deal


@flow(USD_M)
def ukraine_net_cash(ukraine_public_cash, ukraine_without_deal):
    """Ukraine, public, net of what it would have had."""
    return ukraine_public_cash - ukraine_without_deal


@flow(USD_M, each="contributor")
def contributor_net_cash(contributor_cash, contributor_without_deal):
    """Contributors, net of what they would have paid."""
    return contributor_cash - contributor_without_deal


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
