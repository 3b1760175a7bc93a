"""Rival claims on the same assets: the EU's for its loan to Ukraine, and damage claims.

They are met before the fund is, out of what lies in the EU; first of what the fund does not ask
for. Paid beside the fund, by the calendar of its transfers.
"""

from fundmodel.build_model import USD_M, balance, divide, flow, maximum, minimum, previous, to_date


@balance(USD_M)
def assets_for_rival_claims(
    assets_open_to_claims, eur_usd_opening, g7_repaid_share, g7_loan_principal
):
    """Assets open to rival claims.

    At the opening exchange rate; what repays the loans of the G7 comes off first.
    """
    return maximum(0, assets_open_to_claims * eur_usd_opening - g7_repaid_share * g7_loan_principal)


@balance(USD_M)
def rival_claims_met(eu_loan_claim, damage_claims, eur_usd_opening, assets_for_rival_claims):
    """Rival claims that the assets can meet."""
    return minimum((eu_loan_claim + damage_claims) * eur_usd_opening, assets_for_rival_claims)


@balance(USD_M)
def pledge_lost_to_claims(rival_claims_met, assets_for_rival_claims, russian_assets_pledged):
    """Pledged Russian assets that rival claims take.

    What they need beyond the assets for which nobody has asked.
    """
    return maximum(
        0, rival_claims_met - maximum(0, assets_for_rival_claims - russian_assets_pledged)
    )


@balance(USD_M)
def russian_assets_available(russian_assets_pledged, pledge_lost_to_claims):
    """Russian assets left for the fund."""
    return russian_assets_pledged - pledge_lost_to_claims


@flow(USD_M)
def rival_claims_paid(
    is_asset_transfer_quarter,
    transfers_are_stopped,
    rival_claims_met,
    russian_transfer_quarters,
    rival_claims_paid_to_date,
):
    """Paid on rival claims, in even parts.

    By the calendar by which assets are up for transfer; a war stops both alike.
    """
    return (
        is_asset_transfer_quarter
        * (1 - transfers_are_stopped)
        * minimum(
            rival_claims_met / russian_transfer_quarters,
            rival_claims_met - previous(rival_claims_paid_to_date),
        )
    )


@balance(USD_M)
def rival_claims_paid_to_date(rival_claims_paid):
    """Paid on rival claims to date."""
    return to_date(rival_claims_paid)


@flow(USD_M)
def eu_loan_repaid(rival_claims_paid, eu_loan_claim, damage_claims):
    """Repaid to the EU on its loan to Ukraine.

    Its part of all rival claims, which share what there is.
    """
    return rival_claims_paid * divide(eu_loan_claim, eu_loan_claim + damage_claims, if_zero=0)


@flow(USD_M)
def damage_awards_paid(rival_claims_paid, eu_loan_repaid):
    """Awards paid on damage claims, to Ukraine's claimants."""
    return rival_claims_paid - eu_loan_repaid
