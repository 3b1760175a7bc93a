"""Equity: it grows, pays dividends and is sold, out of two stocks or by an age profile.

Two stocks: held, then for sale. By an age profile all of it is held until it is sold. Sales are at
the quarter's price and dividends are taken out of the total return, so a constant total return is
also the internal rate of return. What buyers do not take waits, and is handed over at wind-up.
"""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    USD_M,
    alert,
    balance,
    choose,
    divide,
    flow,
    maximum,
    minimum,
    per_quarter,
    previous,
    quarterly,
    quarterly_factor,
    ratio,
    total,
)


@ratio(FACTOR, each="equity_window")
def equity_growth(
    equity_total_return,
    equity_growth_shift,
    us_inflation,
    inflation_in_returns,
    growth_effect_on_equity,
    dividend_yield,
    war_begins,
    war_equity_loss,
):
    """Growth of the price of equity: total return less dividends.

    It rises with inflation above the one on which returns were set. A war that begins takes a part
    of the value at once.
    """
    return (
        quarterly_factor(
            equity_total_return + equity_growth_shift + us_inflation - inflation_in_returns
        )
        * growth_effect_on_equity
        - quarterly(dividend_yield)
    ) * (1 - war_begins * war_equity_loss)


@flow(USD_M, each="equity_window")
def dividends_received(dividend_yield, equity_value):
    """Dividends received."""
    return quarterly(dividend_yield) * previous(equity_value)


@flow(USD_M, each="equity_window")
def equity_bought(disbursed, leakage_share):
    """Equity bought: what is paid, less what leaks.

    What is lost outright buys no shares and earns nothing, so that the return on what was paid is
    lower than that on what was bought.
    """
    return disbursed * (1 - leakage_share)


@flow(USD_M, each="equity_window")
def equity_matured(equity_exit_form, equity_held, holding_quarters):
    """Equity that becomes ripe for sale, at last quarter's price."""
    return choose(
        equity_exit_form, two_stages=previous(equity_held) / holding_quarters, age_profile=0
    )


@flow(USD_M)
def equity_buyers_money(equity_sales_cap, gdp):
    """Most that buyers pay for equity of the fund in a quarter."""
    return equity_sales_cap * per_quarter(gdp)


@flow(USD_M, each="equity_window")
def ripe_equity_offered(equity_for_sale, equity_growth, exit_quarters):
    """Equity for sale that is offered, at this quarter's price."""
    return previous(equity_for_sale) * equity_growth / exit_quarters


@flow(USD_M, each="equity_window")
def equity_offered(ripe_equity_offered, equity_offered_by_age):
    """Equity offered to buyers, at this quarter's price."""
    return ripe_equity_offered + equity_offered_by_age


@ratio(SHARE)
def equity_share_sold(equity_buyers_money, equity_offered):
    """Share of the equity offered that finds buyers.

    The same in all windows. What finds none waits to be offered again.
    """
    return minimum(1, divide(equity_buyers_money, total(equity_offered), if_zero=1))


@flow(USD_M, each="equity_window")
def equity_sold(equity_offered, equity_share_sold):
    """Equity sold in the course of business."""
    return equity_offered * equity_share_sold


@flow(USD_M, each="equity_window")
def equity_left(is_last_quarter, equity_value, equity_growth, equity_bought, equity_sold):
    """Equity left at wind-up, at this quarter's price."""
    return is_last_quarter * (previous(equity_value) * equity_growth + equity_bought - equity_sold)


@ratio(SHARE)
def wind_up_share_sold(equity_buyers_money, equity_sold, equity_left, wind_up_equity_discount):
    """Share of the equity left at wind-up that finds buyers.

    Out of the money that buyers have left in the quarter.
    """
    return minimum(
        1,
        divide(
            maximum(0, equity_buyers_money - total(equity_sold)),
            total(equity_left) * (1 - wind_up_equity_discount),
            if_zero=1,
        ),
    )


@flow(USD_M, each="equity_window")
def equity_sold_at_wind_up(equity_left, wind_up_share_sold, wind_up_equity_discount):
    """Equity sold at wind-up, at a discount."""
    return equity_left * wind_up_share_sold * (1 - wind_up_equity_discount)


@flow(USD_M, each="equity_window")
def equity_handed_over(equity_left, wind_up_share_sold):
    """Equity handed over at wind-up, at fair value.

    What finds no buyer goes to those who own the residual, as loans do; nobody pays for it.
    """
    return equity_left * (1 - wind_up_share_sold)


@flow(USD_M, each="equity_window")
def exit_proceeds(equity_sold, equity_sold_at_wind_up):
    """Proceeds of all sales of equity."""
    return equity_sold + equity_sold_at_wind_up


@alert(USD_M)
def equity_finds_no_buyer(equity_offered, equity_sold, equity_handed_over):
    """Equity offered that finds no buyer, or is handed over."""
    return total(equity_offered) - total(equity_sold) + total(equity_handed_over)


@balance(USD_M, each="equity_window")
def equity_held(
    is_last_quarter,
    equity_held,
    equity_matured,
    equity_growth,
    equity_bought,
    equity_offered_by_age,
    equity_share_sold,
):
    """Equity held, not yet for sale, at fair value."""
    return (1 - is_last_quarter) * (
        (previous(equity_held) - equity_matured) * equity_growth
        + equity_bought
        - equity_offered_by_age * equity_share_sold
    )


@balance(USD_M, each="equity_window")
def equity_for_sale(
    is_last_quarter,
    equity_for_sale,
    equity_matured,
    equity_growth,
    ripe_equity_offered,
    equity_share_sold,
):
    """Equity for sale, at fair value."""
    return (1 - is_last_quarter) * (
        (previous(equity_for_sale) + equity_matured) * equity_growth
        - ripe_equity_offered * equity_share_sold
    )


@balance(USD_M, each="equity_window")
def equity_value(equity_held, equity_for_sale):
    """Equity, at fair value."""
    return equity_held + equity_for_sale
