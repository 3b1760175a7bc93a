"""What Ukraine would have had otherwise: aid that the fund replaces, and a claim given up."""

from fundmodel.build_model import SHARE, USD_M, flow, ratio


@flow(USD_M)
def aid_displaced(aid_displacement_share, european_money_received):
    """Aid that the contributions replace.

    Money that the contributors would have given Ukraine anyway.
    """
    return aid_displacement_share * european_money_received


@flow(USD_M)
def eu_loan_repaid_anyway(reparation_probability, eu_loan_repaid):
    """EU loan that Ukraine would have repaid out of reparations."""
    return reparation_probability * eu_loan_repaid


@flow(USD_M)
def alternative_lost(
    reparation_probability, assets_leaving_the_freeze, refrozen, eu_loan_repaid_anyway
):
    """Reparations given up.

    The probability that the assets would have come to Ukraine whole, times what leaves the freeze;
    less what Ukraine would have repaid to the EU out of it.
    """
    return reparation_probability * (assets_leaving_the_freeze - refrozen) - eu_loan_repaid_anyway


@ratio(SHARE)
def freeze_probability(reparation_probability):
    """Probability that the assets would have stayed frozen.

    Only then is there a windfall to lose: assets that had come to Ukraine as reparations would earn
    it none.
    """
    return 1 - reparation_probability
