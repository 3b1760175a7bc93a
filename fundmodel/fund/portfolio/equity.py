"""Equity: held, then for sale; it grows, pays dividends and is sold.

Sales are at the quarter's price and dividends are taken out of the total return, so a constant
total return is also the internal rate of return.
"""

from fundmodel.build_model import (
    FACTOR,
    USD_M,
    balance,
    flow,
    previous,
    quarterly,
    quarterly_factor,
    ratio,
)


@ratio(FACTOR, each="equity_window")
def equity_growth(equity_total_return, equity_growth_shift, dividend_yield):
    """Growth of the price of equity: total return less dividends."""
    return quarterly_factor(equity_total_return + equity_growth_shift) - quarterly(dividend_yield)


@flow(USD_M, each="equity_window")
def dividends_received(dividend_yield, equity_value):
    """Dividends received."""
    return quarterly(dividend_yield) * previous(equity_value)


@flow(USD_M, each="equity_window")
def equity_matured(equity_held, holding_quarters):
    """Equity that becomes ripe for sale, at last quarter's price."""
    return previous(equity_held) / holding_quarters


@flow(USD_M, each="equity_window")
def equity_sold(equity_for_sale, equity_growth, exit_quarters):
    """Equity sold, at this quarter's price."""
    return previous(equity_for_sale) * equity_growth / exit_quarters


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
def equity_held(is_last_quarter, equity_held, equity_matured, equity_growth, disbursed):
    """Equity held, not yet for sale, at fair value."""
    return (1 - is_last_quarter) * (
        (previous(equity_held) - equity_matured) * equity_growth + disbursed
    )


@balance(USD_M, each="equity_window")
def equity_for_sale(is_last_quarter, equity_for_sale, equity_matured, equity_growth, equity_sold):
    """Equity for sale, at fair value."""
    return (1 - is_last_quarter) * (
        (previous(equity_for_sale) + equity_matured) * equity_growth - equity_sold
    )


@balance(USD_M, each="equity_window")
def equity_value(equity_held, equity_for_sale):
    """Equity, at fair value."""
    return equity_held + equity_for_sale
