"""What the US is paid for its security guarantee (draft plan, point 10): no amount is known."""

from fundmodel.build_model import (
    USD_M,
    all_of,
    balance,
    choose,
    flag,
    flow,
    maximum,
    minimum,
    not_,
    per_quarter,
    previous,
    where,
)


@balance(USD_M)
def security_fee_basis(
    security_fee_base,
    net_asset_value,
    russian_assets_pledged,
    european_pledge,
    all_guarantee_exposures,
):
    """Amount on which the security fee is reckoned."""
    return choose(
        security_fee_base,
        net_assets=maximum(0, previous(net_asset_value)),
        pledges=russian_assets_pledged + european_pledge,
        guarantees=previous(all_guarantee_exposures),
    )


@flow(USD_M)
def security_fee_due(is_war, fund_is_open, security_fee_rate, security_fee_basis):
    """Security fee that falls due to the US; none in war."""
    return (1 - is_war) * fund_is_open * per_quarter(security_fee_rate) * security_fee_basis


@balance(USD_M)
def distributable_cash(
    is_last_quarter,
    is_distribution_quarter,
    cash_before_payouts,
    cash_to_keep,
):
    """Cash that may be distributed.

    At year ends once payouts may begin, what need not be kept; at wind-up all of it.
    """
    return where(
        is_last_quarter,
        cash_before_payouts,
        is_distribution_quarter * maximum(0, cash_before_payouts - cash_to_keep),
    )


@flag()
def us_payouts_are_suspended(is_war, is_last_quarter):
    """Nothing is paid to the US: war, before the wind-up."""
    return all_of(is_war, not_(is_last_quarter))


@balance(USD_M)
def cash_for_security_fee(
    us_payouts_are_suspended,
    security_fee_is_senior,
    cash_before_payouts,
    protected_reserves,
    distributable_cash,
):
    """Cash that the security fee may take; none in war.

    A senior fee takes any cash that is not reserved; a junior one only what may be distributed.
    """
    return (1 - us_payouts_are_suspended) * where(
        security_fee_is_senior,
        maximum(0, cash_before_payouts - protected_reserves),
        distributable_cash,
    )


@flow(USD_M)
def security_fee_paid(security_fee_payable, security_fee_due, cash_for_security_fee):
    """Security fee paid.

    What is unpaid is due again, without interest.
    """
    return minimum(previous(security_fee_payable) + security_fee_due, cash_for_security_fee)


@flow(USD_M)
def security_fee_forgiven(
    is_last_quarter, security_fee_payable, security_fee_due, security_fee_paid
):
    """Security fee left unpaid at wind-up."""
    return is_last_quarter * (previous(security_fee_payable) + security_fee_due - security_fee_paid)


@balance(USD_M)
def security_fee_payable(
    security_fee_payable, security_fee_due, security_fee_paid, security_fee_forgiven
):
    """Security fee due and not paid."""
    return (
        previous(security_fee_payable)
        + security_fee_due
        - security_fee_paid
        - security_fee_forgiven
    )
