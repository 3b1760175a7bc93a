"""Reserves: parts of cash set aside in a chosen order; assets of the fund, not costs."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    by_member,
    choose,
    flow,
    maximum,
    member,
    previous,
    ratio,
    share_by_rank,
    total,
)


@balance(USD_M)
def litigation_reserve_target(ruling_is_to_come, claim_in_reach, litigation_success):
    """Litigation reserve wanted: what a ruling is expected to cost."""
    return ruling_is_to_come * claim_in_reach * litigation_success


@balance(USD_M)
def snapback_reserve_target(fund_works, snapback_reserve_share, portfolio_value):
    """Snapback reserve wanted: a share of the portfolio.

    Free to be spent while there is war or suspension.
    """
    return fund_works * snapback_reserve_share * portfolio_value


@balance(USD_M, each="reserve")
def reserve_target(
    cash_floor, all_guarantee_reserve_targets, litigation_reserve_target, snapback_reserve_target
):
    """Reserve wanted."""
    return by_member(
        liquidity=cash_floor,
        guarantees=all_guarantee_reserve_targets,
        litigation=litigation_reserve_target,
        snapback=snapback_reserve_target,
    )


@ratio(SHARE, each="reserve")
def reserve_share_filled(reserve_target, reserve_rank, cash_before_payouts):
    """Share of the reserve that the cash fills: lower ranks first."""
    return share_by_rank(cash_before_payouts, reserve_target, reserve_rank)


@balance(USD_M, each="reserve")
def reserve_held(is_last_quarter, reserve_target, reserve_share_filled):
    """Reserve held within the fund's cash, before payouts.

    None at wind-up, when all cash is paid out.
    """
    return (1 - is_last_quarter) * reserve_target * reserve_share_filled


@balance(USD_M)
def all_reserves(reserve_held):
    """All reserves held."""
    return total(reserve_held)


@balance(USD_M)
def protected_reserves(all_reserves, reserve_held):
    """Reserves that payments may not touch: all but liquidity."""
    return all_reserves - member("liquidity", reserve_held)


@balance(USD_M)
def cash_for_planned_commitments(
    call_mode, new_money_to_commit, money_to_come, russian_assets_to_come
):
    """Cash that commitments of new money still planned will need.

    The plan less what comes by schedule. Calls by need come only when cash is short, so that
    nothing is paid out on their account.
    """
    return maximum(
        0,
        new_money_to_commit
        - choose(call_mode, schedule=money_to_come, need=russian_assets_to_come),
    )


@flow(USD_M)
def cash_to_recommit(
    quarters_open, quarters_of_recycling, recycled_share, reflows, income_received, costs_paid
):
    """Cash that came back and is to be committed next quarter.

    Before shares and claims, which are paid out of it: if anything, too much is kept.
    """
    return (
        (quarters_open < quarters_of_recycling)
        * recycled_share
        * maximum(0, reflows + income_received - costs_paid)
    )


@balance(USD_M)
def cash_to_keep(
    all_reserves,
    cash_for_commitments,
    cash_for_planned_commitments,
    cash_to_recommit,
    owed_to_contributors,
    us_share_is_withheld,
    us_share_payable,
):
    """Cash that is not distributed.

    Reserves, what commitments will need, those of the plan included, what is owed
    on contributors' loans, and a US share that is withheld.
    """
    return (
        all_reserves
        + cash_for_commitments
        + cash_for_planned_commitments
        + cash_to_recommit
        + owed_to_contributors
        + us_share_is_withheld * previous(us_share_payable)
    )


@alert(USD_M)
def reserves_are_short(is_last_quarter, reserve_target, all_reserves):
    """Reserves short of what is wanted."""
    return (1 - is_last_quarter) * (total(reserve_target) - all_reserves)
