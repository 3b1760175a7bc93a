"""All that the fund owns besides cash, and what comes back of it."""

from fundmodel.build_model import USD_M, balance, flow, total


@flow(USD_M, each="grant_window")
def grants(disbursed):
    """Grants paid by window."""
    return disbursed


@flow(USD_M)
def grants_paid(grants):
    """Grants paid."""
    return total(grants)


@flow(USD_M)
def reflows(principal_repaid, recovered, all_claims_recovered, all_backing_received, exit_proceeds):
    """Reflows: principal, recoveries, refunds and sales."""
    return (
        total(principal_repaid)
        + total(recovered)
        + all_claims_recovered
        + all_backing_received
        + total(exit_proceeds)
    )


@flow(USD_M)
def assets_passed_on(loans_handed_over, claims_handed_over, equity_handed_over):
    """Loans, claims and equity handed over at wind-up.

    Loans and claims at book value, equity that found no buyer at fair value.
    """
    return total(loans_handed_over) + total(claims_handed_over) + total(equity_handed_over)


@balance(USD_M)
def all_loans(loans_outstanding, claims_in_workout):
    """Loans and claims in workout."""
    return total(loans_outstanding) + total(claims_in_workout)


@balance(USD_M)
def all_equity(equity_value):
    """Equity, at fair value, in all windows."""
    return total(equity_value)


@balance(USD_M)
def portfolio_value(all_loans, all_equity):
    """Portfolio: loans, claims and equity."""
    return all_loans + all_equity
