"""Profit on four bases: they differ in when a gain or loss counts, not in what it comes to."""

from fundmodel.build_model import USD_M, balance, flow, member, previous, total


@flow(USD_M)
def realised_losses(loan_loss_realised, written_down, realised_guarantee_losses):
    """Credit losses realised, on loans and guarantees."""
    return total(loan_loss_realised) + total(written_down) + realised_guarantee_losses


@flow(USD_M)
def gross_profit(income_received, realised_gains):
    """Income and realised gains, before losses and costs."""
    return income_received + realised_gains


@flow(USD_M)
def realised_profit(gross_profit, realised_losses, costs_paid, payee_paid):
    """Realised cash profit, grants outside.

    Grants are distributions to Ukraine, not an expense; gains count when realised, losses when the
    workout ends, costs and interest on contributors' loans when paid.
    """
    return gross_profit - realised_losses - costs_paid - member("loan interest", payee_paid)


@flow(USD_M)
def booked_losses(loan_loss_booked, written_down, booked_guarantee_losses, provision_charge):
    """Credit losses booked at default or claim, and provisions."""
    return (
        total(loan_loss_booked) + total(written_down) + booked_guarantee_losses + provision_charge
    )


@balance(USD_M)
def unrealised_gains(unrealised_gain, unrealised_loan_gain):
    """Gains not yet realised, on equity and on loans."""
    return total(unrealised_gain) + total(unrealised_loan_gain)


@flow(USD_M)
def accounting_profit(
    gross_profit, unrealised_gains, booked_losses, costs_booked, contributor_interest_booked
):
    """Accounting profit at fair value, grants outside."""
    return (
        gross_profit
        + unrealised_gains
        - previous(unrealised_gains)
        - booked_losses
        - costs_booked
        - contributor_interest_booked
    )


@flow(USD_M)
def accounting_profit_without_unrealised(accounting_profit, unrealised_gains):
    """Accounting profit without unrealised gains, grants outside."""
    return accounting_profit - unrealised_gains + previous(unrealised_gains)


@flow(USD_M)
def economic_profit(accounting_profit, provision_charge, all_market_discounts):
    """Economic profit: loans at the market's rate, grants outside.

    A loan below the market's rate is a loss on the day it is made, and a gain while it is repaid.
    The market's rate pays for expected losses, so provisions count only once.
    """
    return (
        accounting_profit + provision_charge - all_market_discounts + previous(all_market_discounts)
    )
