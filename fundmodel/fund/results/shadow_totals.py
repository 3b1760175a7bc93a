"""Shadow totals: what was earned, worked out once more from rates and balances.

Each watches a row that stays in itself right when a formula of it is shifted by a quarter, or gets
another sign; so that does not go unseen.
"""

from fundmodel.build_model import USD_M, check, per_quarter, previous, quarterly


@check(USD_M, each="loan_window")
def loan_interest_follows_balances(
    loan_rate, loans_outstanding, defaulted, written_down, loan_revaluation, interest_due
):
    """Interest on loans = rate x what is still owed."""
    still_owed = previous(loans_outstanding) - defaulted - written_down + loan_revaluation
    return per_quarter(loan_rate) * still_owed - interest_due


@check(USD_M, each="equity_window")
def dividends_follow_balances(dividend_yield, equity_held, equity_for_sale, dividends_received):
    """Dividends = yield x what was held and for sale."""
    opening_value = previous(equity_held) + previous(equity_for_sale)
    return quarterly(dividend_yield) * opening_value - dividends_received


@check(USD_M, each="guarantee_window")
def guarantee_fees_follow_balances(guarantee_fee, guarantee_exposure, guarantee_fees):
    """Guarantee fees = fee x opening exposure."""
    return per_quarter(guarantee_fee) * previous(guarantee_exposure) - guarantee_fees


@check(USD_M)
def treasury_income_follows_cash(deposit_rate, cash, treasury_income):
    """Treasury income = deposit rate x opening cash."""
    return quarterly(deposit_rate) * previous(cash) - treasury_income


@check(USD_M)
def contributor_interest_follows_balances(
    contributor_loan_rate, contributor_loans_outstanding, contributor_interest_due
):
    """Interest to contributors = rate x opening loans."""
    opening_loans = previous(contributor_loans_outstanding)
    return per_quarter(contributor_loan_rate) * opening_loans - contributor_interest_due
