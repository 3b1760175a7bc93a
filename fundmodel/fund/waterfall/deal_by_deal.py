"""Readings deal by deal: each window gives its own outlay back, then its gain is shared.

The "American" form: a window that gains is shared while another one loses, so the US may have been
paid too much in the end; that is what a clawback is for. Grants are never such a deal.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    divide,
    flow,
    maximum,
    previous,
    ratio,
    spread,
    total,
    where,
)


@flow(USD_M, each="window")
def deal_receipts(
    interest_received, principal_repaid, recovered, dividends_received, exit_proceeds
):
    """Received from the window's loans and equity."""
    return (
        spread(interest_received, "window")
        + spread(principal_repaid, "window")
        + spread(recovered, "window")
        + spread(dividends_received, "window")
        + spread(exit_proceeds, "window")
    )


@ratio(SHARE, each="grant_window")
def grant_commitments(commitment_share):
    """Share of commitments that the window's grants have."""
    return commitment_share


@ratio(SHARE, each="window")
def deal_commitments(commitment_share, grant_commitments):
    """Share of commitments that can be a deal: all but grants."""
    return commitment_share - spread(grant_commitments, "window")


@ratio(SHARE, each="window")
def deal_cost_share(deal_commitments):
    """Share of the fund's costs that the deal bears."""
    return divide(deal_commitments, total(deal_commitments), if_zero=0)


@flow(USD_M, each="window")
def deal_outlay(disbursed, grants, deal_cost_share, costs_paid):
    """Paid into the window's loans and equity, with its costs.

    All costs of the fund fall on deals, by their shares of commitments; grants bear none.
    """
    return spread(disbursed, "window") - spread(grants, "window") + deal_cost_share * costs_paid


@flow(USD_M, each="window")
def deal_handed_over(loans_handed_over, claims_handed_over, equity_handed_over):
    """Loans, claims and equity of the window handed over."""
    return (
        spread(loans_handed_over, "window")
        + spread(claims_handed_over, "window")
        + spread(equity_handed_over, "window")
    )


@flow(USD_M, each="window")
def deal_guarantees(guarantee_fees, claims_recovered, claims_due):
    """Fees and recoveries on the window's guarantees, less claims."""
    return (
        spread(guarantee_fees, "window")
        + spread(claims_recovered, "window")
        - spread(claims_due, "window")
    )


@balance(USD_M, each="window")
def deal_result_to_date(
    deal_result_to_date, deal_receipts, deal_guarantees, deal_handed_over, deal_outlay
):
    """Received less paid to date; above zero the outlay is back.

    What is handed over at wind-up counts as received.
    """
    return (
        previous(deal_result_to_date)
        + deal_receipts
        + deal_guarantees
        + deal_handed_over
        - deal_outlay
    )


@balance(USD_M, each="window")
def deal_mark(is_test_quarter, deal_mark, deal_result_to_date):
    """Highest result of the deal at all tests so far."""
    return where(
        is_test_quarter, maximum(previous(deal_mark), deal_result_to_date), previous(deal_mark)
    )


@balance(USD_M)
def all_deal_results(deal_result_to_date):
    """Results of all deals to date."""
    return total(deal_result_to_date)


@flow(USD_M)
def deal_gains(deal_mark):
    """Gains of all deals above their marks."""
    return total(deal_mark) - total(previous(deal_mark))
