"""Guarantees: loans of banks that the fund covers in part, until they are repaid or called.

No cash leaves the fund before a guarantee is called. The guaranteed loans run off like loans of the
fund: in units of an index, after a grace, in equal instalments.
"""

from fundmodel.build_model import (
    INDEX,
    SHARE,
    USD_M,
    USD_M_INDEXED,
    balance,
    check,
    flow,
    lagged,
    minimum,
    previous,
    quarterly_probability,
    ratio,
    total,
)


@ratio(SHARE, each="guarantee_window")
def claim_hazard(claim_rate, default_multiplier, war_default_factor, war_begins, war_claim_share):
    """Share of guaranteed loans that is called in the quarter.

    As for loans: more in war, and a part at once when war begins.
    """
    return 1 - (1 - quarterly_probability(claim_rate * default_multiplier)) ** (
        war_default_factor
    ) * (1 - war_begins * war_claim_share)


@ratio(INDEX, each="guarantee_window", opening=1)
def guarantee_index(guarantee_index, claim_hazard):
    """Share of loans guaranteed at the start that is not called."""
    return previous(guarantee_index) * (1 - claim_hazard)


@flow(USD_M_INDEXED, each="guarantee_window")
def guarantee_units(guarantees_issued, guarantee_index):
    """Guarantees issued, in units of the guarantee index."""
    return guarantees_issued / guarantee_index


@balance(USD_M_INDEXED, each="guarantee_window")
def guarantee_units_to_date(guarantee_units_to_date, guarantee_units):
    """Guarantees issued to date, in units of the guarantee index."""
    return previous(guarantee_units_to_date) + guarantee_units


@flow(USD_M, each="guarantee_window")
def guaranteed_loans_called(claim_hazard, guarantee_exposure):
    """Guaranteed loans that are called: their borrowers default."""
    return claim_hazard * previous(guarantee_exposure)


@flow(USD_M, each="guarantee_window")
def guaranteed_loans_repaid(
    guarantee_index, guarantee_units_to_date, guarantee_grace_quarters, guarantee_instalments
):
    """Guaranteed loans repaid to their banks."""
    return (
        guarantee_index
        * (
            lagged(guarantee_units_to_date, guarantee_grace_quarters + 1)
            - lagged(guarantee_units_to_date, guarantee_grace_quarters + guarantee_instalments + 1)
        )
        / guarantee_instalments
    )


@flow(USD_M, each="guarantee_window")
def guarantees_released(
    is_last_quarter,
    guarantee_exposure,
    guarantees_issued,
    guaranteed_loans_called,
    guaranteed_loans_repaid,
):
    """Guarantees that end with the fund: banks carry on alone."""
    return is_last_quarter * (
        previous(guarantee_exposure)
        + guarantees_issued
        - guaranteed_loans_called
        - guaranteed_loans_repaid
    )


@balance(USD_M, each="guarantee_window")
def guarantee_exposure(
    guarantee_exposure,
    guarantees_issued,
    guaranteed_loans_called,
    guaranteed_loans_repaid,
    guarantees_released,
):
    """Guaranteed loans outstanding."""
    return (
        previous(guarantee_exposure)
        + guarantees_issued
        - guaranteed_loans_called
        - guaranteed_loans_repaid
        - guarantees_released
    )


@balance(USD_M)
def all_guarantee_exposures(guarantee_exposure):
    """Guaranteed loans outstanding in all windows."""
    return total(guarantee_exposure)


@check(USD_M, each="guarantee_window")
def exposure_is_never_negative(guarantee_exposure):
    """No more is repaid or called than is guaranteed."""
    return minimum(0, guarantee_exposure)
