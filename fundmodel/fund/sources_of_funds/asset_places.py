"""Where the immobilised assets lie: what each place releases, loses in the sale and keeps."""

from fundmodel.build_model import (
    EUR_M,
    USD_M,
    alert,
    balance,
    check,
    flow,
    maximum,
    previous,
    total,
)


@flow(USD_M, each="asset_place")
def assets_released_by_place(russian_assets_released, transfer_share):
    """Russian assets released by the place, in fixed shares."""
    return russian_assets_released * transfer_share


@flow(USD_M, each="asset_place")
def asset_liquidation_cost(assets_released_by_place, liquidation_haircut):
    """Lost in selling the place's securities.

    Below what they stand in the books for; cash loses nothing.
    """
    return assets_released_by_place * liquidation_haircut


@flow(USD_M)
def asset_liquidation_costs(asset_liquidation_cost):
    """Lost in selling securities, in all places."""
    return total(asset_liquidation_cost)


@balance(EUR_M, each="asset_place", opening="immobilised_opening")
def assets_left_by_place(
    assets_left_by_place, assets_leaving_the_freeze, refrozen, transfer_share, eur_usd
):
    """Immobilised assets left at the place.

    Less its share of what leaves the freeze, at the quarter's exchange rate; what returns from the
    fund goes back to where it came from. Interest on the assets is not the owner's and is left out.
    """
    return (
        previous(assets_left_by_place)
        - (assets_leaving_the_freeze - refrozen) * transfer_share / eur_usd
    )


@balance(EUR_M)
def assets_left(assets_left_by_place):
    """Immobilised assets left in all places."""
    return total(assets_left_by_place)


@check(USD_M)
def places_add_up(assets_released_by_place, russian_assets_released):
    """Assets released by place add up to the total."""
    return total(assets_released_by_place) - russian_assets_released


@alert(EUR_M, each="asset_place")
def place_is_overdrawn(assets_left_by_place):
    """Asked of the place beyond what lies there."""
    return maximum(0, -assets_left_by_place)
