"""Buyers of equity: what they pay for the fund's stakes, and what the stakes are worth."""

from fundmodel.build_model import USD_M, life_total, result


@result(USD_M, basis="nominal")
def equity_buyers_net_total(equity_buyers_cash):
    """Buyers of equity: net receipt.

    Below zero: they pay. Without the deal they would pay nothing, so the net is the gross.
    """
    return life_total(equity_buyers_cash)


@result(USD_M, basis="nominal")
def stakes_sold_total(stakes_sold):
    """Stakes that buyers have of the fund: a memo.

    At fair value when they were sold. Beside the cash, as a stake is a claim on the firms' profits.
    """
    return life_total(stakes_sold)
