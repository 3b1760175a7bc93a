"""The US-Russian vehicle for the rest of the assets: a memo beside the fund (draft plan, point 14).

None of it is in the fund's cash, nor in the US take.
"""

from fundmodel.build_model import (
    USD_M,
    all_of,
    balance,
    flag,
    flow,
    maximum,
    not_,
    previous,
    quarterly,
)


@flag()
def vehicle_is_open(quarters_since_signature, russian_legal_delay, transfers_are_stopped):
    """The vehicle is open: law and war allow transfers."""
    return all_of(quarters_since_signature > russian_legal_delay, not_(transfers_are_stopped))


@balance(USD_M)
def remaining_assets(
    assets_left,
    eur_usd,
    russian_assets_to_come,
    g7_repayment_per_dollar,
    rival_claims_met,
    rival_claims_paid_to_date,
):
    """Immobilised assets that nobody else has a claim to.

    Neither the fund, nor lenders of the G7, nor those with a rival claim.
    """
    return maximum(
        0,
        assets_left * eur_usd
        - russian_assets_to_come * (1 + g7_repayment_per_dollar)
        - (rival_claims_met - rival_claims_paid_to_date),
    )


@balance(USD_M)
def vehicle_assets(vehicle_is_open, vehicle_share, remaining_assets):
    """Assets of the vehicle.

    What it earns is paid out; a war sends the assets back to the freeze.
    """
    return vehicle_is_open * vehicle_share * remaining_assets


@flow(USD_M)
def vehicle_income(vehicle_assets, vehicle_return):
    """Income of the vehicle, on its assets at the start."""
    return previous(vehicle_assets) * quarterly(vehicle_return)


@flow(USD_M)
def us_vehicle_income(vehicle_income, us_vehicle_split):
    """US part of the vehicle's income."""
    return vehicle_income * us_vehicle_split
