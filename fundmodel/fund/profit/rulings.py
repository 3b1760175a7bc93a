"""A ruling against the fund: a court awards part of the assets to their owner."""

from fundmodel.build_model import USD_M, all_of, flag, flow


@flag()
def is_ruling_quarter(quarter, litigation_ruling_quarter):
    """A court rules on the assets; a quarter of 0 means never."""
    return all_of(litigation_ruling_quarter >= 1, quarter == litigation_ruling_quarter)


@flag()
def ruling_is_to_come(quarter, litigation_ruling_quarter, fund_is_open):
    """A ruling is still to come."""
    return all_of(fund_is_open, quarter < litigation_ruling_quarter)


@flow(USD_M)
def litigation_awarded(is_ruling_quarter, litigation_claim, litigation_success):
    """Awarded to the owner of the assets: claim times success."""
    return is_ruling_quarter * litigation_claim * litigation_success
