"""A ruling against the fund: a court awards part of the assets to their owner."""

from fundmodel.build_model import USD_M, all_of, balance, flag, flow, maximum, minimum, to_date


@flag()
def is_ruling_quarter(quarters_since_signature, litigation_ruling_quarter):
    """A court rules on the assets; a quarter of 0 means never.

    Counted from signature, since it is what becomes of the assets then that is ruled on.
    """
    return all_of(
        litigation_ruling_quarter >= 1, quarters_since_signature == litigation_ruling_quarter
    )


@flag()
def ruling_is_to_come(quarters_since_signature, litigation_ruling_quarter, fund_is_open):
    """A ruling is still to come."""
    return all_of(fund_is_open, quarters_since_signature < litigation_ruling_quarter)


@balance(USD_M)
def claim_in_reach(litigation_claim, russian_assets_released, refrozen):
    """Claim on what the fund has had of the assets.

    As far as they have come and have not gone back: nobody is owed what the fund never had.
    """
    return minimum(
        litigation_claim, maximum(0, to_date(russian_assets_released) - to_date(refrozen))
    )


@flow(USD_M)
def litigation_awarded(is_ruling_quarter, claim_in_reach, litigation_success):
    """Awarded to the owner of the assets: claim times success."""
    return is_ruling_quarter * claim_in_reach * litigation_success
