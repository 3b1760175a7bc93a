"""What the equity cost: the same without growth, so that gains can be told."""

from fundmodel.build_model import USD_M, balance, choose, flow, previous


@flow(USD_M, each="equity_window")
def cost_matured(equity_exit_form, cost_held, holding_quarters):
    """Cost of the equity that becomes ripe for sale."""
    return choose(
        equity_exit_form, two_stages=previous(cost_held) / holding_quarters, age_profile=0
    )


@flow(USD_M, each="equity_window")
def ripe_cost_offered(cost_for_sale, exit_quarters):
    """Cost of the equity for sale that is offered, in proportion."""
    return previous(cost_for_sale) / exit_quarters


@flow(USD_M, each="equity_window")
def cost_sold(ripe_cost_offered, cost_offered_by_age, equity_share_sold):
    """Cost of the equity sold in the course of business."""
    return (ripe_cost_offered + cost_offered_by_age) * equity_share_sold


@flow(USD_M, each="equity_window")
def cost_left(is_last_quarter, cost_held, cost_for_sale, disbursed, cost_sold):
    """Cost of the equity sold or handed over at wind-up."""
    return is_last_quarter * (previous(cost_held) + previous(cost_for_sale) + disbursed - cost_sold)


@balance(USD_M, each="equity_window")
def cost_held(
    is_last_quarter, cost_held, cost_matured, disbursed, cost_offered_by_age, equity_share_sold
):
    """Cost of the equity held."""
    return (1 - is_last_quarter) * (
        previous(cost_held) - cost_matured + disbursed - cost_offered_by_age * equity_share_sold
    )


@balance(USD_M, each="equity_window")
def cost_for_sale(
    is_last_quarter, cost_for_sale, cost_matured, ripe_cost_offered, equity_share_sold
):
    """Cost of the equity for sale."""
    return (1 - is_last_quarter) * (
        previous(cost_for_sale) + cost_matured - ripe_cost_offered * equity_share_sold
    )


@flow(USD_M, each="equity_window")
def realised_gain(exit_proceeds, equity_handed_over, cost_sold, cost_left):
    """Gain realised on equity, sold or handed over.

    What is handed over counts at fair value, as a distribution in kind does, though no cash came
    for it: buyers that are missing do not lower the US share.
    """
    return exit_proceeds + equity_handed_over - cost_sold - cost_left


@balance(USD_M, each="equity_window")
def unrealised_gain(equity_value, cost_held, cost_for_sale):
    """Gain not yet realised."""
    return equity_value - cost_held - cost_for_sale
