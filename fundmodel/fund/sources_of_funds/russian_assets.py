"""Russian assets: released in even parts once the law allows it, not in war; after it, perhaps.

Loans of the G7 may be repaid out of them in step with that, beside the fund.
"""

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    all_of,
    any_of,
    balance,
    check,
    choose,
    divide,
    flag,
    flow,
    minimum,
    previous,
    ratio,
    to_date,
    where,
)


@flag()
def is_asset_transfer_quarter(
    quarters_since_signature,
    russian_legal_delay,
    russian_transfer_quarters,
    transfers_after_war,
):
    """Russian assets are up for transfer.

    Regulation (EU) 2025/2600 bans any transfer until it is amended: that is the legal delay. Where
    transfers wait for peace they are up until all is released.
    """
    return all_of(
        quarters_since_signature > russian_legal_delay,
        any_of(
            quarters_since_signature <= russian_legal_delay + russian_transfer_quarters,
            choose(transfers_after_war, end=0, wait=1, resume=0) == 1,
        ),
    )


@flag()
def transfers_are_stopped(transfers_after_war, war_has_begun, is_war):
    """No assets may be transferred: for a war, or since one.

    Once war has begun transfers end for good, or they go on in peace.
    """
    return choose(transfers_after_war, end=war_has_begun, wait=is_war, resume=is_war)


@flow(USD_M)
def russian_assets_scheduled(
    is_asset_transfer_quarter,
    russian_assets_available,
    russian_transfer_quarters,
    russian_assets_to_come,
):
    """Russian assets up for release, in even parts."""
    return is_asset_transfer_quarter * minimum(
        russian_assets_available / russian_transfer_quarters, previous(russian_assets_to_come)
    )


@flow(USD_M)
def russian_assets_released(russian_assets_scheduled, transfers_are_stopped):
    """Russian assets released to the fund (draft plan, point 14).

    Nothing is released while Russia is at war again (draft plan, point 10), nor after it unless
    the deal says so.
    """
    return russian_assets_scheduled * (1 - transfers_are_stopped)


@ratio(FACTOR)
def g7_repayment_per_dollar(g7_repaid_share, g7_loan_principal, russian_assets_available):
    """Repaid on the G7 loans for each dollar released to the fund."""
    return divide(g7_repaid_share * g7_loan_principal, russian_assets_available, if_zero=0)


@flow(USD_M)
def g7_loans_repaid(russian_assets_released, g7_repayment_per_dollar):
    """Loans of the G7 repaid out of the assets.

    Beside the fund, and in step with what is released to it; none where rivals leave it nothing.
    """
    return russian_assets_released * g7_repayment_per_dollar


@flow(USD_M)
def assets_leaving_the_freeze(russian_assets_released, g7_loans_repaid, rival_claims_paid):
    """Russian assets that leave the freeze: to the fund and others.

    To the lenders of the G7, and to those with a rival claim.
    """
    return russian_assets_released + g7_loans_repaid + rival_claims_paid


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
def lost_to_war(
    transfers_after_war,
    transfers_are_stopped,
    russian_assets_available,
    russian_assets_to_come,
    russian_assets_scheduled,
):
    """Russian assets that a war keeps in the freeze for good.

    All that is to come where transfers end; the part that is missed where they go on by the
    calendar; none where they wait for peace.
    """
    return transfers_are_stopped * choose(
        transfers_after_war,
        end=minimum(russian_assets_available, previous(russian_assets_to_come)),
        wait=0,
        resume=russian_assets_scheduled,
    )


@flow(USD_M)
def russian_assets_lapsed(
    is_last_quarter, russian_assets_to_come, russian_assets_released, lost_to_war
):
    """Russian assets that stay in the freeze, never released.

    What a war takes at once; the rest of what was not released at the wind-up.
    """
    return where(
        is_last_quarter, previous(russian_assets_to_come) - russian_assets_released, lost_to_war
    )


@balance(USD_M, opening="russian_assets_pledged")
def russian_assets_to_come(
    russian_assets_available,
    russian_assets_to_come,
    russian_assets_released,
    russian_assets_lapsed,
):
    """Russian assets available and not yet released.

    It opens with the whole pledge; what rival claims take of that never comes.
    """
    return (
        minimum(russian_assets_available, previous(russian_assets_to_come))
        - russian_assets_released
        - russian_assets_lapsed
    )


@check(USD_M)
def russian_assets_are_accounted_for(
    russian_assets_available, russian_assets_released, russian_assets_lapsed, russian_assets_to_come
):
    """Russian assets available = released + lapsed + to come."""
    return (
        russian_assets_available
        - to_date(russian_assets_released)
        - to_date(russian_assets_lapsed)
        - russian_assets_to_come
    )
