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
):
    """Ukraine: what it would have had.

    Support, aid and reparations; and what the fund has of the plant's electricity.
    """
    return (
        freeze_probability * support_lost
        + shortfall_borne_by_ukraine
        + aid_displaced
        + alternative_lost
        + plant_income
    )


@flow(USD_M)
def contributors_without_deal(
    shortfall_borne_by_contributors, shortfall_of_european_loans, aid_displaced
):
    """Contributors: service they would have had, less aid."""
    return shortfall_borne_by_contributors + shortfall_of_european_loans - aid_displaced


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
def asset_owner_without_deal(alternative_lost, g7_loans_repaid):
    """Owner of the assets: what it would have kept, less paid.

    The part out of which loans of the G7 are repaid, less reparations that it would have paid.
    """
    return g7_loans_repaid - alternative_lost


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
        + contributors_without_deal
        + other_lenders_without_deal
        + host_states_without_deal
        + asset_owner_without_deal
        + rest_of_economy_without_deal
    )
