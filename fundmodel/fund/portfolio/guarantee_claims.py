"""What guarantees cost and bring: claims, fees, recoveries, subsidy, and the loans they mobilise.

A claim counts as a loss when it is due, and what is recovered of it as income when it arrives:
nothing is held in the books for it meanwhile.
"""

from fundmodel.build_model import (
    SHARE_A_YEAR,
    USD_M,
    alert,
    balance,
    flow,
    lagged,
    maximum,
    per_quarter,
    previous,
    ratio,
    total,
)


@flow(USD_M, each="guarantee_window")
def claims_due(guarantee_cover, guaranteed_loans_called):
    """Claims due: the covered part of what is called."""
    return guarantee_cover * guaranteed_loans_called


@flow(USD_M)
def all_claims_due(claims_due):
    """Claims due on all guarantees."""
    return total(claims_due)


@flow(USD_M, each="guarantee_window")
def guarantee_fees(guarantee_fee, guarantee_exposure):
    """Fees on the loans guaranteed at the start of the quarter."""
    return per_quarter(guarantee_fee) * previous(guarantee_exposure)


@flow(USD_M, each="guarantee_window")
def claim_recovery_expected(claims_due, guarantee_recovery_rate, is_war, war_recovery_loss):
    """Recovery expected on claims."""
    return claims_due * maximum(0, guarantee_recovery_rate - is_war * war_recovery_loss)


@flow(USD_M, each="guarantee_window")
def claims_recovered(claim_recovery_expected, guarantee_recovery_lag_quarters):
    """Recovered on claims when the workout ends."""
    return lagged(claim_recovery_expected, guarantee_recovery_lag_quarters)


@flow(USD_M)
def all_claims_recovered(claims_recovered):
    """Recovered on claims on all guarantees."""
    return total(claims_recovered)


@flow(USD_M, each="guarantee_window")
def recoveries_passed_on(
    is_last_quarter, recoveries_to_come, claim_recovery_expected, claims_recovered
):
    """Recoveries after the wind-up, to the residual owner."""
    return is_last_quarter * (
        previous(recoveries_to_come) + claim_recovery_expected - claims_recovered
    )


@balance(USD_M, each="guarantee_window")
def recoveries_to_come(
    recoveries_to_come, claim_recovery_expected, claims_recovered, recoveries_passed_on
):
    """Recoveries still expected on claims: a memo, no asset."""
    return (
        previous(recoveries_to_come)
        + claim_recovery_expected
        - claims_recovered
        - recoveries_passed_on
    )


@alert(USD_M)
def recoveries_come_after_the_end(recoveries_passed_on):
    """Recoveries on claims that come after the wind-up."""
    return total(recoveries_passed_on)


@balance(USD_M, each="guarantee_window")
def guarantee_reserve_target(guarantee_reserve_ratio, guarantee_cover, guarantee_exposure):
    """Reserve that guarantees call for, by window."""
    return guarantee_reserve_ratio * guarantee_cover * guarantee_exposure


@balance(USD_M)
def all_guarantee_reserve_targets(guarantee_reserve_target):
    """Reserve that all guarantees call for."""
    return total(guarantee_reserve_target)


@ratio(SHARE_A_YEAR, each="guarantee_window")
def fair_guarantee_fee(claim_rate, default_multiplier, guarantee_cover, guarantee_recovery_rate):
    """Fee that would pay for the losses expected in peace.

    Claims a year, times what is covered, times what is not recovered (the credit triangle).
    """
    return claim_rate * default_multiplier * guarantee_cover * (1 - guarantee_recovery_rate)


@flow(USD_M, each="guarantee_window")
def guarantee_subsidy(fair_guarantee_fee, guarantee_fee, guarantee_exposure):
    """Subsidy in guarantees: fair fee less the fee taken."""
    return per_quarter(fair_guarantee_fee - guarantee_fee) * previous(guarantee_exposure)


@flow(USD_M, each="guarantee_window")
def private_finance_mobilised(guarantees_issued, guarantee_cover):
    """Private finance mobilised: the uncovered part of the loans."""
    return guarantees_issued * (1 - guarantee_cover)


@flow(USD_M, each="guarantee_window")
def additional_private_finance(private_finance_mobilised, deadweight_share):
    """Private finance that would not have come anyway."""
    return private_finance_mobilised * (1 - deadweight_share)


@flow(USD_M)
def all_guarantee_subsidy(guarantee_subsidy):
    """Subsidy in all guarantees."""
    return total(guarantee_subsidy)


@flow(USD_M)
def all_private_finance_mobilised(private_finance_mobilised):
    """Private finance mobilised by all guarantees."""
    return total(private_finance_mobilised)


@flow(USD_M)
def all_additional_private_finance(additional_private_finance):
    """Of it, what would not have come anyway."""
    return total(additional_private_finance)
