"""Russian assets: released in even parts once the law allows it, and not in war.

Loans of the G7 may be repaid out of them in step with that, beside the fund.
"""

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    all_of,
    balance,
    check,
    divide,
    flag,
    flow,
    previous,
    ratio,
    to_date,
)


@flag()
def is_asset_transfer_quarter(quarter, russian_legal_delay, russian_transfer_quarters):
    """Russian assets are up for transfer.

    Regulation (EU) 2025/2600 bans any transfer until it is amended: that is the legal delay.
    """
    return all_of(
        quarter > russian_legal_delay,
        quarter <= russian_legal_delay + russian_transfer_quarters,
    )


@flow(USD_M)
def russian_assets_scheduled(
    is_asset_transfer_quarter, russian_assets_pledged, russian_transfer_quarters
):
    """Russian assets up for release by the schedule, in even parts."""
    return is_asset_transfer_quarter * russian_assets_pledged / russian_transfer_quarters


@flow(USD_M)
def russian_assets_released(russian_assets_scheduled, is_war):
    """Russian assets released to the fund (draft plan, point 14).

    Nothing is released while Russia is at war again (draft plan, point 10).
    """
    return russian_assets_scheduled * (1 - is_war)


@ratio(FACTOR)
def g7_repayment_per_dollar(g7_repaid_share, g7_loan_principal, russian_assets_pledged):
    """Repaid on the G7 loans for each dollar released to the fund."""
    return divide(g7_repaid_share * g7_loan_principal, russian_assets_pledged, if_zero=0)


@flow(USD_M)
def g7_loans_repaid(russian_assets_released, g7_repayment_per_dollar):
    """Loans of the G7 repaid out of the assets.

    Beside the fund, and in step with what is released to it.
    """
    return russian_assets_released * g7_repayment_per_dollar


@flow(USD_M)
def assets_leaving_the_freeze(russian_assets_released, g7_loans_repaid):
    """Russian assets that leave the freeze: to fund and lenders."""
    return russian_assets_released + g7_loans_repaid


@flow(USD_M)
def asset_transfer_cost(russian_assets_released, transfer_cost_share, asset_liquidation_costs):
    """Cost of turning the assets into dollars.

    Fees, and what is lost when securities are sold. Stays with custodians and dealers in the host
    states.
    """
    return russian_assets_released * transfer_cost_share + asset_liquidation_costs


@flow(USD_M)
def russian_money_received(russian_assets_released, asset_transfer_cost):
    """Russian money received by the fund."""
    return russian_assets_released - asset_transfer_cost


@flow(USD_M)
def russian_assets_lapsed(
    is_war, is_last_quarter, russian_assets_to_come, russian_assets_scheduled
):
    """Russian assets never released: they stay in the freeze.

    A part that falls in a war is lost when it is missed; what was never up for release lapses at
    the wind-up.
    """
    return is_war * russian_assets_scheduled + is_last_quarter * (
        previous(russian_assets_to_come) - russian_assets_scheduled
    )


@balance(USD_M, opening="russian_assets_pledged")
def russian_assets_to_come(russian_assets_to_come, russian_assets_released, russian_assets_lapsed):
    """Russian assets pledged and not yet released."""
    return previous(russian_assets_to_come) - russian_assets_released - russian_assets_lapsed


@check(USD_M)
def russian_assets_are_accounted_for(
    russian_assets_pledged, russian_assets_released, russian_assets_lapsed, russian_assets_to_come
):
    """Russian assets pledged = released + lapsed + to come."""
    return (
        russian_assets_pledged
        - to_date(russian_assets_released)
        - to_date(russian_assets_lapsed)
        - russian_assets_to_come
    )
