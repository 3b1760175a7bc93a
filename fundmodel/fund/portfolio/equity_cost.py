"""What the equity cost: the same two stocks without growth, so that gains can be told."""

from fundmodel.build_model import USD_M, balance, flow, previous


@flow(USD_M, each="equity_window")
def cost_matured(cost_held, holding_quarters):
    """Cost of the equity that becomes ripe for sale."""
    return previous(cost_held) / holding_quarters


@flow(USD_M, each="equity_window")
def cost_sold(cost_for_sale, exit_quarters):
    """Cost of the equity sold, in proportion."""
    return previous(cost_for_sale) / exit_quarters


@flow(USD_M, each="equity_window")
def cost_left(is_last_quarter, cost_held, cost_for_sale, disbursed, cost_sold):
    """Cost of the equity sold at wind-up."""
    return is_last_quarter * (previous(cost_held) + previous(cost_for_sale) + disbursed - cost_sold)


@balance(USD_M, each="equity_window")
def cost_held(is_last_quarter, cost_held, cost_matured, disbursed):
    """Cost of the equity held."""
    return (1 - is_last_quarter) * (previous(cost_held) - cost_matured + disbursed)


@balance(USD_M, each="equity_window")
def cost_for_sale(is_last_quarter, cost_for_sale, cost_matured, cost_sold):
    """Cost of the equity for sale."""
    return (1 - is_last_quarter) * (previous(cost_for_sale) + cost_matured - cost_sold)


@flow(USD_M, each="equity_window")
def realised_gain(exit_proceeds, cost_sold, cost_left):
    """Gain realised by sales of equity."""
    return exit_proceeds - cost_sold - cost_left


@balance(USD_M, each="equity_window")
def unrealised_gain(equity_value, cost_held, cost_for_sale):
    """Gain not yet realised."""
    return equity_value - cost_held - cost_for_sale
