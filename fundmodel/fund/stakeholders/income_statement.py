"""The income statement: from income to what is kept, as the accounts tell it."""

from fundmodel.build_model import USD_M, check, flow, previous


@flow(USD_M)
def gains_in_accounts(realised_gains, unrealised_gains):
    """Gains of the period, realised or not."""
    return realised_gains + unrealised_gains - previous(unrealised_gains)


@flow(USD_M)
def expenses_in_accounts(costs_booked, contributor_interest_booked):
    """Costs of the period, paid or not, with interest on loans."""
    return costs_booked + contributor_interest_booked


@flow(USD_M)
def profit_before_shares(income_received, gains_in_accounts, booked_losses, expenses_in_accounts):
    """Profit of the period: income, gains, losses and costs."""
    return income_received + gains_in_accounts - booked_losses - expenses_in_accounts


@flow(USD_M)
def profit_after_shares(profit_before_shares, charged_to_earnings):
    """Profit after the US share, fee and other charges."""
    return profit_before_shares - charged_to_earnings


@check(USD_M)
def income_statement_gives_the_profit(profit_before_shares, accounting_profit):
    """The statement's profit = accounting profit."""
    return profit_before_shares - accounting_profit
