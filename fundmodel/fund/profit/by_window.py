"""Profit by window, and that of the windows that the Russian assets would own on their own.

Grants earn nothing, so the windows that give them have no rows here.
"""

from fundmodel.build_model import USD_M, flow, previous, spread, total


@flow(USD_M, each="credit_window")
def window_losses(written_down, loan_loss_realised, claims_due, claims_recovered):
    """Losses realised by window.

    Loans written down and losses whose workout has ended; claims on guarantees when they fall due,
    less what is recovered of them.
    """
    return (
        spread(written_down, "credit_window")
        + spread(loan_loss_realised, "credit_window")
        + spread(claims_due, "credit_window")
        - spread(claims_recovered, "credit_window")
    )


@flow(USD_M, each="deal_window")
def window_realised_profit(
    interest_received,
    dividends_received,
    guarantee_fees,
    realised_gain,
    realised_loan_gain,
    window_losses,
):
    """Realised profit of the window, before the fund's costs.

    Interest, dividends, fees and realised gains, less losses.
    """
    return (
        spread(interest_received, "deal_window")
        + spread(dividends_received, "deal_window")
        + spread(guarantee_fees, "deal_window")
        + spread(realised_gain, "deal_window")
        + spread(realised_loan_gain, "deal_window")
        - spread(window_losses, "deal_window")
    )


@flow(USD_M, each="deal_window")
def window_revaluation(unrealised_gain, unrealised_loan_gain):
    """Change in gains not yet realised, by window."""
    return (
        spread(unrealised_gain, "deal_window")
        - spread(previous(unrealised_gain), "deal_window")
        + spread(unrealised_loan_gain, "deal_window")
        - spread(previous(unrealised_loan_gain), "deal_window")
    )


@flow(USD_M, each="deal_window")
def window_accounting_profit(
    window_realised_profit, window_revaluation, loan_loss_realised, loan_loss_booked, provision
):
    """Accounting profit of the window, before the fund's costs.

    Losses are booked at default, and provisions as they are made or released.
    """
    return (
        window_realised_profit
        + window_revaluation
        + spread(loan_loss_realised, "deal_window")
        - spread(loan_loss_booked, "deal_window")
        - spread(provision, "deal_window")
        + spread(previous(provision), "deal_window")
    )


@flow(USD_M, each="deal_window")
def pool_realised_profit(in_russian_pool, window_realised_profit):
    """Realised profit of the Russian pool's windows."""
    return in_russian_pool * window_realised_profit


@flow(USD_M, each="deal_window")
def pool_revaluation(in_russian_pool, window_revaluation):
    """Change in unrealised gains of the Russian pool's windows."""
    return in_russian_pool * window_revaluation


@flow(USD_M, each="deal_window")
def pool_accounting_profit(in_russian_pool, window_accounting_profit):
    """Accounting profit of the Russian pool's windows."""
    return in_russian_pool * window_accounting_profit


@flow(USD_M, each="loan_window")
def pool_market_change(in_russian_pool, market_discount, provision):
    """Change in the pool's market discount, over provisions."""
    return in_russian_pool * (
        market_discount - previous(market_discount) - provision + previous(provision)
    )


@flow(USD_M)
def pool_common_items(pool_common_share, treasury_income, costs_paid):
    """The Russian pool's part of treasury income and costs paid."""
    return pool_common_share * (treasury_income - costs_paid)


@flow(USD_M)
def pool_common_items_booked(pool_common_share, treasury_income, costs_booked):
    """The Russian pool's part of treasury income and costs booked."""
    return pool_common_share * (treasury_income - costs_booked)


@flow(USD_M)
def segregated_realised_profit(pool_realised_profit, pool_common_items):
    """Realised profit of the Russian pool."""
    return total(pool_realised_profit) + pool_common_items


@flow(USD_M)
def segregated_accounting_profit(pool_accounting_profit, pool_common_items_booked):
    """Accounting profit of the Russian pool."""
    return total(pool_accounting_profit) + pool_common_items_booked


@flow(USD_M)
def segregated_profit_without_unrealised(segregated_accounting_profit, pool_revaluation):
    """Accounting profit of the Russian pool without the unrealised."""
    return segregated_accounting_profit - total(pool_revaluation)


@flow(USD_M)
def segregated_economic_profit(segregated_accounting_profit, pool_market_change):
    """Economic profit of the Russian pool."""
    return segregated_accounting_profit - total(pool_market_change)
