"""Whose profit "this venture" is: four ways to attribute, side by side."""

from fundmodel.build_model import (
    FLAG,
    SHARE,
    USD_M,
    balance,
    by_member,
    divide,
    flow,
    lookup,
    maximum,
    pick,
    previous,
    ratio,
    to_date,
    where,
)


@balance(USD_M)
def russian_capital(russian_money_received, refrozen):
    """Paid in from Russian assets to date, less what returned."""
    return maximum(0, to_date(russian_money_received) - to_date(refrozen))


@balance(USD_M)
def european_capital(european_money_for_units):
    """Paid in by Europe to date, loans left out."""
    return to_date(european_money_for_units)


@ratio(SHARE)
def russian_share_of_paid_in(russian_capital, european_capital, russian_share_of_receipts):
    """Russian share of what had been paid in at the start."""
    return divide(
        previous(russian_capital),
        previous(russian_capital) + previous(european_capital),
        if_zero=russian_share_of_receipts,
    )


@ratio(SHARE)
def russian_share_of_revenue_assets(russian_capital, portfolio_value, russian_share_of_paid_in):
    """Share of loans and equity that Russian money would cover.

    As if it had gone into what earns first, and European money into grants. None before Russian
    money has come. Costs go with the portfolio; interest on cash has a share of its own.
    """
    return divide(
        previous(russian_capital),
        maximum(previous(russian_capital), previous(portfolio_value)),
        if_zero=russian_share_of_paid_in,
    )


@ratio(SHARE)
def russian_share_of_idle_cash(russian_capital, portfolio_value, cash):
    """Share of the cash that is Russian money not yet invested.

    What Russian money is more than the portfolio that it would cover first; the rest of the cash is
    Europe's.
    """
    return divide(
        maximum(0, previous(russian_capital) - previous(portfolio_value)),
        maximum(previous(cash), previous(russian_capital) - previous(portfolio_value)),
        if_zero=0,
    )


@ratio(SHARE, each="attribution")
def attributed_share(
    russian_share_of_paid_in, russian_share_of_units, russian_share_of_revenue_assets
):
    """Share of the fund's profit that is the venture's.

    Of profit apart from interest on cash, which has a share of its own.
    """
    return by_member(
        whole_fund=1,
        paid_in=russian_share_of_paid_in,
        fund_units=russian_share_of_units,
        revenue_first=russian_share_of_revenue_assets,
        segregated=0,
    )


@ratio(SHARE, each="attribution")
def attributed_share_of_interest(
    russian_share_of_paid_in, russian_share_of_units, russian_share_of_idle_cash
):
    """Share of the interest on cash that is the venture's."""
    return by_member(
        whole_fund=1,
        paid_in=russian_share_of_paid_in,
        fund_units=russian_share_of_units,
        revenue_first=russian_share_of_idle_cash,
        segregated=0,
    )


@ratio(SHARE, each="attribution")
def attributed_cost_share(attributed_share, is_segregated, pool_common_share):
    """Share of the fund's costs and grants that counts.

    That of its profit; a pool of its own bears a part that is agreed.
    """
    return attributed_share + is_segregated * pool_common_share


@ratio(FLAG, each="attribution")
def is_whole_fund():
    """The venture is the whole fund, European money included."""
    return by_member(whole_fund=1, paid_in=0, fund_units=0, revenue_first=0, segregated=0)


@ratio(FLAG, each="attribution")
def is_segregated():
    """The venture is a pool of assets of its own."""
    return by_member(whole_fund=0, paid_in=0, fund_units=0, revenue_first=0, segregated=1)


@ratio(FLAG, each="reading")
def reading_is_whole_fund(is_whole_fund):
    """The reading is about the whole fund."""
    return lookup("attribution", is_whole_fund)


@ratio(FLAG, each="reading")
def reading_is_segregated(is_segregated):
    """The reading has a pool of assets of its own."""
    return lookup("attribution", is_segregated)


@ratio(FLAG)
def pools_are_segregated(reading_is_segregated, selected_reading):
    """The Russian assets are a pool of their own."""
    return pick(reading_is_segregated, selected_reading)


@ratio(SHARE)
def russian_share_at_start(pools_are_segregated, pool_share_of_cash, russian_share_of_units):
    """Russian tranche's share of cash at the start.

    That of its pool, where it has one; else that of its fund units.
    """
    return where(pools_are_segregated, previous(pool_share_of_cash), russian_share_of_units)


@ratio(SHARE, each="attribution")
def share_of_distributions(is_whole_fund, russian_share_at_start):
    """Share of what is distributed that is the venture's.

    All of it for the whole fund; else that of the Russian tranche.
    """
    return where(is_whole_fund, 1, russian_share_at_start)


@flow(USD_M, each="profit_base")
def profit_by_base(
    accounting_profit, accounting_profit_without_unrealised, realised_profit, economic_profit
):
    """The fund's profit on each base."""
    return by_member(
        accounting=accounting_profit,
        accounting_without_unrealised=accounting_profit_without_unrealised,
        realised_cash=realised_profit,
        economic=economic_profit,
    )


@flow(USD_M, each="profit_base")
def costs_by_base(costs_booked, costs_paid):
    """The fund's costs on each base."""
    return by_member(
        accounting=costs_booked,
        accounting_without_unrealised=costs_booked,
        realised_cash=costs_paid,
        economic=costs_booked,
    )


@flow(USD_M, each="profit_base")
def segregated_profit_by_base(
    segregated_accounting_profit,
    segregated_profit_without_unrealised,
    segregated_realised_profit,
    segregated_economic_profit,
):
    """The Russian pool's profit on each base."""
    return by_member(
        accounting=segregated_accounting_profit,
        accounting_without_unrealised=segregated_profit_without_unrealised,
        realised_cash=segregated_realised_profit,
        economic=segregated_economic_profit,
    )
