"""Profit: realised in cash, and by the accounts; both the same over the whole life."""

from fundmodel.build_model import USD_M, balance, check, flow, previous, to_date, total


@flow(USD_M)
def realised_losses(loan_loss_realised):
    """Credit losses realised."""
    return total(loan_loss_realised)


@flow(USD_M)
def gross_profit(income_received, realised_gains):
    """Income and realised gains, before losses and costs."""
    return income_received + realised_gains


@flow(USD_M)
def realised_profit(gross_profit, realised_losses, costs_paid):
    """Realised cash profit, grants outside.

    Grants are distributions to Ukraine, not an expense; gains count when realised, losses when the
    workout ends, costs when paid.
    """
    return gross_profit - realised_losses - costs_paid


@flow(USD_M)
def booked_losses(loan_loss_booked):
    """Credit losses booked at default."""
    return total(loan_loss_booked)


@balance(USD_M)
def unrealised_gains(unrealised_gain):
    """Gains not yet realised."""
    return total(unrealised_gain)


@flow(USD_M)
def accounting_profit(
    gross_profit, unrealised_gains, booked_losses, operating_costs, monitoring_costs, costs_forgiven
):
    """Accounting profit at fair value, grants outside."""
    return (
        gross_profit
        + unrealised_gains
        - previous(unrealised_gains)
        - booked_losses
        - operating_costs
        - monitoring_costs
        + costs_forgiven
    )


@check(USD_M)
def profits_reconcile(
    accounting_profit, realised_profit, unrealised_gains, losses_in_workout, unpaid_costs
):
    """Accounting profit = realised profit + the unrealised."""
    return (
        to_date(accounting_profit)
        - to_date(realised_profit)
        - unrealised_gains
        + total(losses_in_workout)
        + unpaid_costs
    )
