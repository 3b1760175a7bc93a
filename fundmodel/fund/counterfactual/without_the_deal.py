"""What each would have had without the deal: a second set that sums to zero by itself.

Expected amounts: either the assets stay frozen, earn the windfall and service the loans of the G7,
or they come to Ukraine as reparations. The windfall counts in the first case alone.
"""

from fundmodel.build_model import USD_M, check, flow


@flow(USD_M)
def united_states_without_deal(shortfall_of_us_loans):
    """United States: service of its G7 loan that it would have had."""
    return shortfall_of_us_loans


@flow(USD_M)
def ukraine_without_deal(
    freeze_probability,
    support_lost,
    shortfall_borne_by_ukraine,
    aid_displaced,
    alternative_lost,
    plant_income,
    damage_awards_to_state,
):
    """Ukraine, public: what it would have had.

    Support, aid and reparations, and what the fund has of the plant's electricity; less awards that
    it has beside the fund.
    """
    return (
        freeze_probability * support_lost
        + shortfall_borne_by_ukraine
        + aid_displaced
        + alternative_lost
        + plant_income
        - damage_awards_to_state
    )


@flow(USD_M)
def damage_awards_to_private(private_share_of_damage_claims, damage_awards_paid):
    """Awards on damage claims of persons and firms."""
    return private_share_of_damage_claims * damage_awards_paid


@flow(USD_M)
def damage_awards_to_state(damage_awards_paid, damage_awards_to_private):
    """Awards on damage claims of the state."""
    return damage_awards_paid - damage_awards_to_private


@flow(USD_M)
def contributors_without_deal(
    shortfall_borne_by_contributors,
    shortfall_of_european_loans,
    aid_displaced,
    eu_loan_repaid,
    eu_loan_repaid_anyway,
):
    """Contributors: service they would have had, less aid.

    Less what is repaid on the EU's loan beside the fund, but for the chance that reparations would
    have repaid it.
    """
    return (
        shortfall_borne_by_contributors
        + shortfall_of_european_loans
        - aid_displaced
        - (eu_loan_repaid - eu_loan_repaid_anyway)
    )


@flow(USD_M)
def other_lenders_without_deal(shortfall_of_other_loans):
    """Other lenders of the G7: service they would have had."""
    return shortfall_of_other_loans


@flow(USD_M)
def host_states_without_deal(
    freeze_probability, host_state_tax_foregone, custodian_buffer_foregone, g7_shortfall_made_good
):
    """Host states: tax, buffer, and the G7 service they now pay.

    What they make good of the shortfall is no cost to them without the deal.
    """
    return (
        freeze_probability * (host_state_tax_foregone + custodian_buffer_foregone)
        + g7_shortfall_made_good
    )


@flow(USD_M)
def asset_owner_without_deal(
    alternative_lost, eu_loan_repaid_anyway, g7_loans_repaid, rival_claims_paid
):
    """Owner of the assets: what it would have kept, less paid.

    The part out of which loans of the G7 and rival claims are paid, less reparations that it would
    have paid.
    """
    return g7_loans_repaid + rival_claims_paid - alternative_lost - eu_loan_repaid_anyway


@flow(USD_M)
def rest_of_economy_without_deal(
    freeze_probability,
    windfall_foregone,
    g7_service_of_repaid_loans,
    g7_loans_repaid,
    plant_income,
):
    """Rest of the economy: banks and users of electricity.

    Central banks would pay the interest, and users would pay Ukraine for the plant's electricity.
    Those who lent to the lenders of the G7 would be serviced, and not repaid at once.
    """
    return (
        freeze_probability * (g7_service_of_repaid_loans - windfall_foregone)
        - g7_loans_repaid
        - plant_income
    )


@check(USD_M)
def counterfactual_sums_to_zero(
    united_states_without_deal,
    ukraine_without_deal,
    damage_awards_to_private,
    contributors_without_deal,
    other_lenders_without_deal,
    host_states_without_deal,
    asset_owner_without_deal,
    rest_of_economy_without_deal,
):
    """Without the deal, too, what one receives another pays."""
    return (
        united_states_without_deal
        + ukraine_without_deal
        - damage_awards_to_private
        + contributors_without_deal
        + other_lenders_without_deal
        + host_states_without_deal
        + asset_owner_without_deal
        + rest_of_economy_without_deal
    )
