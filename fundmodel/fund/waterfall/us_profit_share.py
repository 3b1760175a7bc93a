"""The US share of profit: paid as far as there is cash; what is unpaid stays due."""

from fundmodel.build_model import (
    USD_M,
    balance,
    check,
    flow,
    maximum,
    minimum,
    previous,
    to_date,
)


@balance(USD_M)
def cash_for_us_share(
    us_payouts_are_suspended, cash_before_payouts, security_fee_paid, protected_reserves
):
    """Cash that the US share may take: all but reserves.

    None in war, when the split is suspended: what fell due before waits, and is paid in peace or at
    wind-up.
    """
    return (1 - us_payouts_are_suspended) * maximum(
        0, cash_before_payouts - security_fee_paid - protected_reserves
    )


@flow(USD_M)
def us_share_paid(us_share_payable, us_share_due, cash_for_us_share):
    """US share of profit paid, as far as there is cash."""
    return minimum(previous(us_share_payable) + us_share_due, cash_for_us_share)


@flow(USD_M)
def us_share_forgiven(is_last_quarter, us_share_payable, us_share_due, us_share_paid):
    """US share left unpaid at wind-up."""
    return is_last_quarter * (previous(us_share_payable) + us_share_due - us_share_paid)


@balance(USD_M)
def us_share_payable(us_share_payable, us_share_due, us_share_paid, us_share_forgiven):
    """US share due and not paid."""
    return previous(us_share_payable) + us_share_due - us_share_paid - us_share_forgiven


@check(USD_M)
def us_share_is_accounted_for(us_share_due, us_share_paid, us_share_payable, us_share_forgiven):
    """US share due = paid + payable + forgiven."""
    return (
        to_date(us_share_due)
        - to_date(us_share_paid)
        - us_share_payable
        - to_date(us_share_forgiven)
    )
