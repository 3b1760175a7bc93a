"""Credit over the whole life: loans to the state and to firms apart, and guarantees."""

from fundmodel.build_model import FACTOR, USD_M, divide, highest, life_total, result


@result(USD_M, each="recipient")
def defaults_over_life(defaults_by_recipient):
    """Loans that defaulted or stood still, by recipient."""
    return life_total(defaults_by_recipient)


@result(USD_M, each="recipient")
def losses_over_life(losses_by_recipient):
    """Credit losses on loans, by recipient."""
    return life_total(losses_by_recipient)


@result(USD_M)
def highest_provisions(provisions):
    """Highest provisions for loans."""
    return highest(provisions)


@result(USD_M)
def claims_paid_over_life(all_claims_paid):
    """Claims on guarantees paid."""
    return life_total(all_claims_paid)


@result(USD_M)
def guarantee_subsidy_over_life(all_guarantee_subsidy):
    """Subsidy in guarantees: fair fees less the fees taken."""
    return life_total(all_guarantee_subsidy)


@result(USD_M)
def highest_guarantee_exposure(all_guarantee_exposures):
    """Most guaranteed loans outstanding."""
    return highest(all_guarantee_exposures)


@result(USD_M)
def highest_guarantee_reserve(all_guarantee_reserve_targets):
    """Largest reserve that guarantees call for."""
    return highest(all_guarantee_reserve_targets)


@result(USD_M)
def private_finance_over_life(all_private_finance_mobilised):
    """Private finance mobilised by guarantees, gross."""
    return life_total(all_private_finance_mobilised)


@result(USD_M)
def additional_private_finance_over_life(all_additional_private_finance):
    """Private finance that would not have come anyway."""
    return life_total(all_additional_private_finance)


@result(FACTOR)
def private_finance_per_claim(all_private_finance_mobilised, all_claims_paid):
    """Private finance mobilised per dollar of claims paid."""
    return divide(life_total(all_private_finance_mobilised), life_total(all_claims_paid), if_zero=0)
