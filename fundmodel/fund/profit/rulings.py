"""A ruling against the fund: a court awards part of the assets to their owner."""

from fundmodel.build_model import USD_M, all_of, flag, flow


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


@flow(USD_M)
def litigation_awarded(is_ruling_quarter, litigation_claim, litigation_success):
    """Awarded to the owner of the assets: claim times success."""
    return is_ruling_quarter * litigation_claim * litigation_success
