"""The windows side by side: rate of return, profit, loss, gift, grant element, works.

Amounts are nominal sums of the whole life, before the costs of the fund. Profit and loss are as
they are realised; grants stand outside profit and count as a gift.
"""

from fundmodel.build_model import (
    SHARE,
    SHARE_A_YEAR,
    USD_M,
    divide_if_any,
    flow,
    irr,
    life_total,
    present_value,
    result,
    spread,
)


@flow(USD_M, each="loan_window")
def given_with_loans(disbursed, loan_grant_element):
    """Gift in the loans made, at the market yield.

    What is lent times its grant element on the day, as if repaid in equal instalments.
    """
    return disbursed * loan_grant_element


@result(SHARE_A_YEAR, each="loan_window", basis="nominal")
def loan_irr(loan_cash_flow):
    """Rate of return of loans by window.

    After losses, before the costs of the fund; beside it stands what idle cash earns.
    """
    return irr(loan_cash_flow)


@result(SHARE_A_YEAR, each="equity_window", basis="nominal")
def equity_irr(equity_cash_flow):
    """Rate of return of equity by window."""
    return irr(equity_cash_flow)


@result(USD_M, each="cash_window", basis="nominal")
def window_disbursed(disbursed):
    """Disbursed by window."""
    return life_total(disbursed)


@result(USD_M, each="cash_window", basis="prices of 2025Q4")
def window_delivered(delivered):
    """Works delivered by window, whole life."""
    return life_total(delivered)


@result(USD_M, each="deal_window", basis="nominal")
def window_profit(window_realised_profit):
    """Profit by window, before the fund's costs.

    Interest, dividends, fees and gains, less losses. Grants are outside profit.
    """
    return life_total(window_realised_profit)


@result(USD_M, each="credit_window", basis="nominal")
def window_loss(window_losses):
    """Losses by window.

    On loans and on claims that guarantees paid. Equity that falls is less of a gain.
    """
    return life_total(window_losses)


@result(USD_M, each="grant_window", basis="nominal")
def grants_by_window(grants):
    """Grants by window."""
    return life_total(grants)


@result(USD_M, each="loan_window", basis="nominal")
def loan_gift(given_with_loans):
    """Gift in loans by window, at the market yield."""
    return life_total(given_with_loans)


@result(USD_M, each="guarantee_window", basis="nominal")
def guarantee_gift(guarantee_subsidy):
    """Gift in guarantees by window: fair fee less fee."""
    return life_total(guarantee_subsidy)


@result(USD_M, each="subsidised_window", basis="nominal")
def window_subsidy(grants_by_window, loan_gift, guarantee_gift):
    """Subsidy by window: grants, and gifts in the rest.

    Loans against the market yield, guarantees against the fair fee; below zero where the fund asks
    for more than that. Equity is bought at its price and has none.
    """
    return (
        spread(grants_by_window, "subsidised_window")
        + spread(loan_gift, "subsidised_window")
        + spread(guarantee_gift, "subsidised_window")
    )


@result(SHARE, each="loan_window", basis="nominal")
def loan_grant_element_at_market(loan_gift, disbursed):
    """Grant element of loans by window, at the market yield."""
    return divide_if_any(loan_gift, life_total(disbursed))


@result(SHARE, each="loan_window", basis="nominal")
def loan_grant_element_unified(disbursed, unified_grant_element):
    """Grant element of loans by window, at the unified rate.

    5 %, at which the IMF and the World Bank assess debt; what has 35 % or more they call
    concessional.
    """
    return divide_if_any(present_value(disbursed, unified_grant_element), life_total(disbursed))
