"""Russian assets: released in even parts once the law allows it."""

from fundmodel.build_model import (
    USD_M,
    all_of,
    balance,
    flag,
    flow,
    previous,
)


@flag()
def is_asset_transfer_quarter(quarter, russian_legal_delay, russian_transfer_quarters):
    """Russian assets are being transferred.

    Regulation (EU) 2025/2600 bans any transfer until it is amended: that is the legal delay.
    """
    return all_of(
        quarter > russian_legal_delay,
        quarter <= russian_legal_delay + russian_transfer_quarters,
    )


@flow(USD_M)
def russian_assets_released(
    is_asset_transfer_quarter, russian_assets_pledged, russian_transfer_quarters
):
    """Russian assets released to the fund (draft plan, point 14)."""
    return is_asset_transfer_quarter * russian_assets_pledged / russian_transfer_quarters


@flow(USD_M)
def asset_transfer_cost(russian_assets_released, transfer_cost_share):
    """Cost of turning the assets into dollars.

    Stays with custodians and dealers in the host states.
    """
    return russian_assets_released * transfer_cost_share


@flow(USD_M)
def russian_money_received(russian_assets_released, asset_transfer_cost):
    """Russian money received by the fund."""
    return russian_assets_released - asset_transfer_cost


@flow(USD_M)
def russian_assets_lapsed(is_last_quarter, russian_assets_to_come, russian_assets_released):
    """Russian assets never released: they stay in the freeze."""
    return is_last_quarter * (previous(russian_assets_to_come) - russian_assets_released)


@balance(USD_M, opening="russian_assets_pledged")
def russian_assets_to_come(russian_assets_to_come, russian_assets_released, russian_assets_lapsed):
    """Russian assets pledged and not yet released."""
    return previous(russian_assets_to_come) - russian_assets_released - russian_assets_lapsed
