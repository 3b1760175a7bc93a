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


@ratio(SHARE, each="deal_window")
def deal_commitments(commitment_share):
    """Share of commitments that can be a deal: all but grants."""
    return commitment_share


@ratio(SHARE, each="deal_window")
def deal_cost_share(deal_commitments):
    """Share of the fund's costs that the deal bears.

    All costs of the fund fall on deals, by their shares of commitments; grants bear none.
    """
    return divide(deal_commitments, total(deal_commitments), if_zero=0)


@balance(USD_M, each="deal_window")
def deal_result_to_date(
    deal_result_to_date,
    loan_cash_flow,
    equity_cash_flow,
    guarantee_cash_flow,
    deal_cost_share,
    costs_paid,
):
    """Received less paid to date; above zero the outlay is back.

    What is handed over at wind-up counts as received.
    """
    return (
        previous(deal_result_to_date)
        + spread(loan_cash_flow, "deal_window")
        + spread(equity_cash_flow, "deal_window")
        + spread(guarantee_cash_flow, "deal_window")
        - deal_cost_share * costs_paid
    )


@balance(USD_M, each="deal_window")
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
