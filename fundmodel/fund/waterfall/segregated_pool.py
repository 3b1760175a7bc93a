"""The Russian assets as a pool of their own: its worth, and what of a distribution is its own.

Fund units share one portfolio, in which Europe's grants dilute whoever paid first. A pool has what
came into it, what its own windows earn and its part of common items, less what was paid out of it.
Only where the selected reading segregates; otherwise it is worth nothing and units say all.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    divide,
    flow,
    maximum,
    minimum,
    previous,
    ratio,
    total,
    where,
)


@flow(USD_M)
def paid_out_of_pool(
    charged_to_russian_tranche,
    tranche_bears_share,
    us_share_forgiven,
    given_back_to_russian_tranche,
    pool_common_share,
    security_fee_due,
    security_fee_forgiven,
):
    """Charged to the Russian pool, distributions left out.

    Both halves of its profit, rulings on the assets, and its part of the security fee.
    """
    return (
        charged_to_russian_tranche
        - tranche_bears_share * us_share_forgiven
        - given_back_to_russian_tranche
        + pool_common_share * (security_fee_due - security_fee_forgiven)
    )


@balance(USD_M)
def pool_before_distribution(
    pools_are_segregated,
    pool_value,
    russian_money_received,
    refrozen,
    segregated_accounting_profit,
    paid_out_of_pool,
):
    """Worth of the Russian pool before distributions."""
    return pools_are_segregated * (
        previous(pool_value)
        + russian_money_received
        - refrozen
        + segregated_accounting_profit
        - paid_out_of_pool
    )


@balance(USD_M, each="loan_window")
def pool_loans(
    in_russian_pool,
    loans_outstanding,
    provision,
    claims_in_workout,
    loans_handed_over,
    claims_handed_over,
):
    """Loans that the pool's windows hold or hand over."""
    return in_russian_pool * (
        loans_outstanding - provision + claims_in_workout + loans_handed_over + claims_handed_over
    )


@balance(USD_M, each="equity_window")
def pool_equity(in_russian_pool, equity_value, equity_handed_over):
    """Equity that the pool's windows hold or hand over."""
    return in_russian_pool * (equity_value + equity_handed_over)


@ratio(SHARE, opening=0)
def pool_share_of_cash(pool_before_distribution, pool_loans, pool_equity, cash, distributed):
    """The Russian pool's share of the cash, before distributions.

    What it is worth less what its windows hold; never more than all of the cash, where the other
    windows have spent more than was their own.
    """
    return minimum(
        1,
        divide(
            maximum(0, pool_before_distribution - total(pool_loans) - total(pool_equity)),
            cash + distributed,
            if_zero=0,
        ),
    )


@balance(USD_M)
def pool_value(is_last_quarter, pool_before_distribution, pool_share_of_cash, distributed):
    """Worth of the Russian pool; nothing after the wind-up."""
    return (1 - is_last_quarter) * (pool_before_distribution - pool_share_of_cash * distributed)


@balance(USD_M)
def russian_tranche_value(pools_are_segregated, pool_value, russian_units, unit_price):
    """Worth of the Russian tranche: of its pool, or of its units."""
    return where(pools_are_segregated, pool_value, russian_units * unit_price)


@ratio(SHARE, opening=0)
def russian_share_of_residual(
    pools_are_segregated,
    pool_share_of_cash,
    russian_units_left,
    european_units_left,
    russian_share_of_units,
):
    """Russian tranche's share of the fund after payouts.

    By it distributions are shared: the US share was the Russian tranche's alone. A pool of its own
    has its own cash; else it is the share of units, and if none are left, that at the start.
    """
    return pools_are_segregated * pool_share_of_cash + (1 - pools_are_segregated) * divide(
        russian_units_left,
        russian_units_left + european_units_left,
        if_zero=russian_share_of_units,
    )
