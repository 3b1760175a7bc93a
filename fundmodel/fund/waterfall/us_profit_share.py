"""The US share of profit: paid as far as there is cash; what is unpaid stays due."""

from fundmodel.build_model import (
    USD_M,
    all_of,
    any_of,
    balance,
    choose,
    flag,
    flow,
    maximum,
    minimum,
    not_,
    previous,
)


@flag()
def all_profit_is_kept(quarters_open, quarters_before_sharing, is_last_quarter):
    """Neither half of the profit is paid out yet.

    The first years, as in the US-Ukraine fund of 2025; what falls due to the US meanwhile waits.
    """
    return all_of(quarters_open <= quarters_before_sharing, not_(is_last_quarter))


@flag()
def us_share_is_withheld(
    us_share_after_war,
    war_has_begun,
    is_last_quarter,
    us_payouts_are_suspended,
    all_profit_is_kept,
):
    """None of the US share is paid: too early, or for a war.

    Not while all profit is kept. For good where a war ends the share; until the wind-up where it
    waits; in war alone where it resumes.
    """
    return any_of(
        all_profit_is_kept,
        choose(
            us_share_after_war,
            end=war_has_begun,
            wait=war_has_begun * (1 - is_last_quarter),
            resume=us_payouts_are_suspended,
        ),
    )


@balance(USD_M)
def cash_for_us_share(
    us_share_is_withheld, cash_before_payouts, security_fee_paid, protected_reserves
):
    """Cash that the US share may take: all but reserves.

    None while the share is withheld: what fell due before waits, if it may, and is paid in peace or
    at wind-up.
    """
    return (1 - us_share_is_withheld) * maximum(
        0, cash_before_payouts - security_fee_paid - protected_reserves
    )


@flow(USD_M)
def us_share_paid(us_share_payable, us_share_due, cash_for_us_share):
    """US share of profit paid, as far as there is cash."""
    return minimum(previous(us_share_payable) + us_share_due, cash_for_us_share)


@flow(USD_M)
def us_share_forgiven(
    is_last_quarter, profit_split_has_ended, us_share_payable, us_share_due, us_share_paid
):
    """US share left unpaid: at wind-up, or when a war ends it."""
    return any_of(is_last_quarter, profit_split_has_ended) * (
        previous(us_share_payable) + us_share_due - us_share_paid
    )


@balance(USD_M)
def us_share_payable(us_share_payable, us_share_due, us_share_paid, us_share_forgiven):
    """US share due and not paid."""
    return previous(us_share_payable) + us_share_due - us_share_paid - us_share_forgiven
