"""Without the deal: the assets stay at the custodian and earn the windfall that supports Ukraine.

Never in the fund's cash; set against it in the results.
"""

from fundmodel.build_model import EUR_M, USD_M, balance, flow, minimum, previous, quarterly


@balance(EUR_M)
def moved_assets(moved_assets, assets_leaving_the_freeze, refrozen, eur_usd):
    """Assets that would still be at the custodian, in euro.

    Below zero where more returns to the freeze, with what it earned, than had left it.
    """
    return previous(moved_assets) + (assets_leaving_the_freeze - refrozen) / eur_usd


@flow(USD_M)
def windfall_foregone(moved_assets, earning_assets, euro_short_rate, eur_usd):
    """Interest that the moved assets would have earned.

    The custodian holds them at the European Central Bank's deposit rate. No more than the assets
    whose income is used for Ukraine can be missed.
    """
    return minimum(previous(moved_assets), earning_assets) * quarterly(euro_short_rate) * eur_usd


@flow(USD_M)
def host_state_tax_foregone(windfall_foregone, host_state_tax_rate):
    """Tax on it that the host state would have had."""
    return windfall_foregone * host_state_tax_rate


@flow(USD_M)
def custodian_buffer_foregone(windfall_foregone, host_state_tax_foregone, custodian_buffer_share):
    """What the custodian would have retained as a buffer."""
    return (windfall_foregone - host_state_tax_foregone) * custodian_buffer_share


@flow(USD_M)
def support_foregone(windfall_foregone, host_state_tax_foregone, custodian_buffer_foregone):
    """Windfall after tax and buffer.

    It services the loans of the G7, and supports Ukraine with what is above that.
    """
    return windfall_foregone - host_state_tax_foregone - custodian_buffer_foregone
