"""The non-US share: of the plan's "half of the profits" the other half, kept or paid out."""

from fundmodel.build_model import USD_M, balance, flow, maximum, minimum, pick


@balance(USD_M)
def cash_after_us_share(
    cash_before_payouts, security_fee_paid, us_share_paid, clawback_from_escrow, clawback_from_us
):
    """Cash after the US share, fee and clawback."""
    return (
        cash_before_payouts
        - security_fee_paid
        - us_share_paid
        + clawback_from_escrow
        + clawback_from_us
    )


@flow(USD_M)
def non_us_share(non_us_share_by_reading, selected_reading):
    """Non-US share of the profit: the other half."""
    return pick(non_us_share_by_reading, selected_reading)


@flow(USD_M)
def non_us_share_paid(
    non_us_share_paid_out,
    non_us_share,
    all_profit_is_kept,
    cash_after_us_share,
    protected_reserves,
):
    """Non-US share paid out, as far as there is cash; rest stays."""
    return minimum(
        (1 - all_profit_is_kept) * non_us_share_paid_out * non_us_share,
        maximum(0, cash_after_us_share - protected_reserves),
    )
