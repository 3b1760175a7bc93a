"""Equity: it grows, pays dividends and is sold, out of two stocks or by an age profile.

Two stocks: held, then for sale. By an age profile all of it is held until it is sold. Sales are at
the quarter's price and dividends are taken out of the total return, so a constant total return is
also the internal rate of return.
"""

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    balance,
    choose,
    flow,
    previous,
    quarterly,
    quarterly_factor,
    ratio,
)


@ratio(FACTOR, each="equity_window")
def equity_growth(
    equity_total_return,
    equity_growth_shift,
    growth_effect_on_equity,
    dividend_yield,
    war_begins,
    war_equity_loss,
):
    """Growth of the price of equity: total return less dividends.

    A war that begins takes a part of the value at once.
    """
    return (
        quarterly_factor(equity_total_return + equity_growth_shift) * growth_effect_on_equity
        - quarterly(dividend_yield)
    ) * (1 - war_begins * war_equity_loss)


@flow(USD_M, each="equity_window")
def dividends_received(dividend_yield, equity_value):
    """Dividends received."""
    return quarterly(dividend_yield) * previous(equity_value)


@flow(USD_M, each="equity_window")
def equity_matured(equity_exit_form, equity_held, holding_quarters):
    """Equity that becomes ripe for sale, at last quarter's price."""
    return choose(
        equity_exit_form, two_stages=previous(equity_held) / holding_quarters, age_profile=0
    )


@flow(USD_M, each="equity_window")
def ripe_equity_sold(equity_for_sale, equity_growth, exit_quarters):
    """Equity for sale that is sold, at this quarter's price."""
    return previous(equity_for_sale) * equity_growth / exit_quarters


@flow(USD_M, each="equity_window")
def equity_sold(ripe_equity_sold, equity_sold_by_age):
    """Equity sold before the wind-up."""
    return ripe_equity_sold + equity_sold_by_age


@flow(USD_M, each="equity_window")
def equity_left(is_last_quarter, equity_value, equity_growth, disbursed, equity_sold):
    """Equity left at wind-up, at this quarter's price."""
    return is_last_quarter * (previous(equity_value) * equity_growth + disbursed - equity_sold)


@flow(USD_M, each="equity_window")
def equity_sold_at_wind_up(equity_left, wind_up_equity_discount):
    """Equity sold at wind-up, at a discount."""
    return equity_left * (1 - wind_up_equity_discount)


@flow(USD_M, each="equity_window")
def exit_proceeds(equity_sold, equity_sold_at_wind_up):
    """Proceeds of all sales of equity."""
    return equity_sold + equity_sold_at_wind_up


@balance(USD_M, each="equity_window")
def equity_held(
    is_last_quarter, equity_held, equity_matured, equity_growth, disbursed, equity_sold_by_age
):
    """Equity held, not yet for sale, at fair value."""
    return (1 - is_last_quarter) * (
        (previous(equity_held) - equity_matured) * equity_growth + disbursed - equity_sold_by_age
    )


@balance(USD_M, each="equity_window")
def equity_for_sale(
    is_last_quarter, equity_for_sale, equity_matured, equity_growth, ripe_equity_sold
):
    """Equity for sale, at fair value."""
    return (1 - is_last_quarter) * (
        (previous(equity_for_sale) + equity_matured) * equity_growth - ripe_equity_sold
    )


@balance(USD_M, each="equity_window")
def equity_value(equity_held, equity_for_sale):
    """Equity, at fair value."""
    return equity_held + equity_for_sale
