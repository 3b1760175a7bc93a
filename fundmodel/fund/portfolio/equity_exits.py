"""Equity offered by age, where sales go by an age profile: the alternative to the two stocks.

Nothing is offered before the holding time; then offers rise and fall in a triangle whose middle is
the mean time of selling. Equity in units of its price makes every vintage alike.
"""

from fundmodel.build_model import (
    FACTOR,
    INDEX,
    SHARE,
    USD_M,
    USD_M_INDEXED,
    choose,
    convolve,
    flow,
    maximum,
    minimum,
    previous,
    ratio,
)


@ratio(SHARE, each="equity_window")
def exit_progress(quarter, holding_quarters, exit_quarters):
    """How far the time of selling is over, by quarters of age.

    In these rows the number of the quarter is the age of what is sold.
    """
    return minimum(1, maximum(0, (quarter - holding_quarters) / (exit_quarters + exit_quarters)))


@ratio(SHARE, each="equity_window")
def exit_rise(exit_progress, one_half):
    """Its first half, in which sales rise."""
    return minimum(exit_progress, one_half)


@ratio(SHARE, each="equity_window")
def exit_fall(exit_progress, one_half):
    """What is left of its second half, in which sales fall."""
    return minimum(1 - exit_progress, one_half)


@ratio(SHARE, each="equity_window", opening=0)
def sold_by_age(one_half, exit_rise, exit_fall):
    """Share of a purchase sold up to an age."""
    return one_half + (exit_rise * exit_rise - exit_fall * exit_fall) / one_half


@ratio(FACTOR, each="equity_window", opening=0)
def exit_weight(sold_by_age):
    """Share of a purchase sold at an age."""
    return sold_by_age - previous(sold_by_age)


@ratio(INDEX, each="equity_window", opening=1)
def equity_price_index(equity_price_index, equity_growth):
    """Price of equity, 1 at the opening."""
    return previous(equity_price_index) * equity_growth


@flow(USD_M_INDEXED, each="equity_window")
def equity_units(equity_bought, equity_price_index):
    """Equity bought, in units of its price."""
    return equity_bought / equity_price_index


@flow(USD_M_INDEXED, each="equity_window")
def equity_units_at_exit(equity_units, exit_weight):
    """Equity that comes to its exit by age, in units."""
    return convolve(equity_units, exit_weight)


@flow(USD_M, each="equity_window")
def equity_offered_by_age(
    equity_exit_form, equity_price_index, equity_units_at_exit, equity_held, equity_growth
):
    """Equity offered by age, at this quarter's price.

    No more than is held, so that rounding never sells too much. What finds no buyer is not offered
    again before the wind-up.
    """
    return choose(
        equity_exit_form,
        two_stages=0,
        age_profile=minimum(
            equity_price_index * equity_units_at_exit, previous(equity_held) * equity_growth
        ),
    )


@flow(USD_M, each="equity_window")
def equity_outlay(disbursed):
    """Paid for equity, with what leaks."""
    return disbursed


@flow(USD_M, each="equity_window")
def cost_at_exit(equity_outlay, exit_weight):
    """Cost of the equity that comes to its exit by age."""
    return convolve(equity_outlay, exit_weight)


@flow(USD_M, each="equity_window")
def cost_offered_by_age(equity_exit_form, cost_at_exit):
    """Cost of the equity offered by age."""
    return choose(equity_exit_form, two_stages=0, age_profile=cost_at_exit)
