"""Snapback: when war begins, Russian money not yet spent returns to the freeze."""

from fundmodel.build_model import (
    USD_M,
    balance,
    flow,
    maximum,
    member,
    minimum,
    previous,
    quarterly_factor,
)


@balance(USD_M)
def reserved_for_others(protected_reserves, reserve_held):
    """Reserved for guarantees and courts at the start.

    A reserve against war is there for the snapback, among others.
    """
    return previous(protected_reserves) - member("snapback", previous(reserve_held))


@balance(USD_M)
def cash_beyond_reserves(cash, deposit_rate, reserved_for_others):
    """Cash at the start that is reserved for nobody else.

    Less what a negative deposit rate takes of it.
    """
    return maximum(
        0, previous(cash) * minimum(1, quarterly_factor(deposit_rate)) - reserved_for_others
    )


@balance(USD_M)
def unspent_russian_cash(russian_share_of_residual, cash_beyond_reserves, russian_tranche_value):
    """Russian money not yet spent.

    The tranche's part of the cash that is not reserved; at most what the tranche is worth.
    """
    return minimum(
        previous(russian_share_of_residual) * cash_beyond_reserves,
        maximum(0, previous(russian_tranche_value)),
    )


@flow(USD_M)
def refrozen(war_begins, snapback_share, unspent_russian_cash):
    """Russian money returned to the freeze (draft plan, point 10).

    In the quarter in which war begins. The owner's again, and as immobilised as before.
    """
    return war_begins * snapback_share * unspent_russian_cash
