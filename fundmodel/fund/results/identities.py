"""Identities over the whole fund: nothing appears, nothing vanishes."""

from fundmodel.build_model import EUR_M, USD_M, check, flow, minimum, to_date, total


@flow(USD_M)
def all_sources(money_received, reflows, income_received):
    """All that comes into the fund."""
    return money_received + reflows + income_received


@flow(USD_M)
def all_uses(
    money_disbursed,
    all_claims_paid,
    costs_paid,
    refrozen,
    all_contributor_service_paid,
    litigation_paid,
    cash_to_claimants,
):
    """All that goes out of the fund."""
    return (
        money_disbursed
        + all_claims_paid
        + costs_paid
        + refrozen
        + all_contributor_service_paid
        + litigation_paid
        + cash_to_claimants
    )


@check(USD_M)
def sources_equal_uses(all_sources, all_uses, cash):
    """All that ever came in = all that ever went out + cash."""
    return to_date(all_sources) - to_date(all_uses) - cash


@check(EUR_M)
def immobilised_assets_are_accounted_for(immobilised_opening, assets_left, moved_assets):
    """Immobilised at the opening = left there + moved."""
    return total(immobilised_opening) - assets_left - moved_assets


@check(USD_M)
def cash_is_never_negative(cash):
    """The fund never owes its bank."""
    return minimum(0, cash)


@check(USD_M)
def windows_add_up(disbursed, money_disbursed):
    """Disbursements by window add up to the total."""
    return total(disbursed) - money_disbursed


@check(USD_M)
def everything_is_closed(
    is_last_quarter,
    assets,
    liabilities,
    undisbursed_commitments,
    money_to_come,
    losses_in_workout,
    all_guarantee_exposures,
    provisions,
):
    """After the wind-up every balance is zero."""
    return is_last_quarter * (
        assets
        + liabilities
        + undisbursed_commitments
        + money_to_come
        + total(losses_in_workout)
        + all_guarantee_exposures
        + provisions
    )
