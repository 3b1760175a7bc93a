"""The cash of each window's loans, equity and guarantees, with what is handed over at wind-up."""

from fundmodel.build_model import USD_M, flow


@flow(USD_M, each="loan_window")
def loan_cash_flow(
    interest_received,
    principal_repaid,
    recovered,
    loans_handed_over,
    claims_handed_over,
    disbursed,
):
    """Cash flow of loans, with what is left at wind-up.

    Loans and claims that are handed over then count at their book value.
    """
    return (
        interest_received
        + principal_repaid
        + recovered
        + loans_handed_over
        + claims_handed_over
        - disbursed
    )


@flow(USD_M, each="equity_window")
def equity_cash_flow(dividends_received, exit_proceeds, equity_handed_over, disbursed):
    """Cash flow of equity, with what is left at wind-up.

    Equity that finds no buyer is handed over then, and counts at its fair value.
    """
    return dividends_received + exit_proceeds + equity_handed_over - disbursed


@flow(USD_M, each="guarantee_window")
def guarantee_cash_flow(guarantee_fees, claims_recovered, claims_due):
    """Cash flow of guarantees: fees and recoveries less claims."""
    return guarantee_fees + claims_recovered - claims_due
