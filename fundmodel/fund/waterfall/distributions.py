"""What is left: kept at first, then paid out at each year end if not needed, and at wind-up."""

from fundmodel.build_model import USD_M, alert, all_of, balance, flag, flow, maximum, not_


@flag()
def is_distribution_quarter(is_year_end, quarters_open, quarters_before_payout, is_war):
    """Idle cash is paid out: at year ends once payouts may begin.

    From when is a choice apart from how long money is committed again. Not in war, when the split
    is suspended and reserves are needed.
    """
    return all_of(is_year_end, quarters_open > quarters_before_payout, not_(is_war))


@balance(USD_M)
def cash_after_shares(cash_after_us_share, non_us_share_paid):
    """Cash after both halves of the profit."""
    return cash_after_us_share - non_us_share_paid


@flow(USD_M)
def distributed(is_last_quarter, is_distribution_quarter, cash_after_shares, cash_to_keep):
    """Distributed to those who own the fund.

    At year ends what need not be kept; at wind-up all that is left.
    """
    return maximum(
        is_last_quarter * cash_after_shares,
        is_distribution_quarter * maximum(0, cash_after_shares - cash_to_keep),
    )


@balance(USD_M)
def cash(cash_after_shares, distributed):
    """Cash."""
    return cash_after_shares - distributed


@flow(USD_M)
def retained_income(
    income_received,
    all_claims_paid,
    costs_paid,
    all_contributor_service_paid,
    us_share_paid,
    security_fee_paid,
    non_us_share_paid,
):
    """Income that stays, after claims, costs and shares."""
    return (
        income_received
        - all_claims_paid
        - costs_paid
        - all_contributor_service_paid
        - us_share_paid
        - security_fee_paid
        - non_us_share_paid
    )


@alert(USD_M)
def cash_is_below_floor(fund_is_open, is_last_quarter, cash_floor, cash):
    """Cash short of the floor at the end of the quarter."""
    return fund_is_open * (1 - is_last_quarter) * maximum(0, cash_floor - cash)
