"""The non-US share: of the plan's "half of the profits" the other half, kept or paid out."""

from fundmodel.build_model import USD_M, balance, check, choose, flow, maximum, minimum, pick


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
def non_us_share_to_ukraine(other_half_use, non_us_share_paid):
    """Non-US share paid to Ukraine's budget."""
    return choose(
        other_half_use, reinvest=0, ukraine=non_us_share_paid, contributors=0, asset_owner=0
    )


@flow(USD_M)
def non_us_share_to_contributors(other_half_use, non_us_share_paid):
    """Non-US share paid to the European contributors."""
    return choose(
        other_half_use, reinvest=0, ukraine=0, contributors=non_us_share_paid, asset_owner=0
    )


@flow(USD_M)
def non_us_share_to_asset_owner(other_half_use, non_us_share_paid):
    """Non-US share paid to the owner of the assets."""
    return choose(
        other_half_use, reinvest=0, ukraine=0, contributors=0, asset_owner=non_us_share_paid
    )


@flow(USD_M)
def non_us_share_wanted(other_half_use, non_us_share, all_profit_is_kept):
    """Non-US share to be paid out; none if it is reinvested."""
    return (1 - all_profit_is_kept) * choose(
        other_half_use,
        reinvest=0,
        ukraine=non_us_share,
        contributors=non_us_share,
        asset_owner=non_us_share,
    )


@flow(USD_M)
def non_us_share_paid(non_us_share_wanted, cash_after_us_share, protected_reserves):
    """Non-US share paid out, as far as there is cash; rest stays."""
    return minimum(non_us_share_wanted, maximum(0, cash_after_us_share - protected_reserves))


@check(USD_M)
def non_us_share_has_owners(
    non_us_share_paid,
    non_us_share_to_ukraine,
    non_us_share_to_contributors,
    non_us_share_to_asset_owner,
):
    """All of the non-US share that is paid out has an owner."""
    return (
        non_us_share_paid
        - non_us_share_to_ukraine
        - non_us_share_to_contributors
        - non_us_share_to_asset_owner
    )
