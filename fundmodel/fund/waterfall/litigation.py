"""A ruling against the fund: paid from its cash, then by the host states that gave the assets."""

from fundmodel.build_model import USD_M, all_of, balance, flag, flow, minimum


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


@balance(USD_M)
def cash_before_ruling(cash_after_costs, all_contributor_service_paid):
    """Cash after costs and loan service, before any ruling."""
    return cash_after_costs - all_contributor_service_paid


@flow(USD_M)
def litigation_paid(litigation_awarded, cash_before_ruling):
    """Paid by the fund on the ruling, as far as there is cash."""
    return minimum(litigation_awarded, cash_before_ruling)


@flow(USD_M)
def litigation_paid_by_host_states(litigation_awarded, litigation_paid):
    """Paid by the host states on the ruling: what the fund cannot."""
    return litigation_awarded - litigation_paid


@balance(USD_M)
def cash_before_payouts(cash_before_ruling, litigation_paid):
    """Cash before payouts."""
    return cash_before_ruling - litigation_paid
