"""Shadow totals: what was earned, worked out once more from rates and balances.

Each watches a row whose numbers nothing else adds up, so that a formula that is shifted by a
quarter, or has another sign, does not go unseen.
"""

from fundmodel.build_model import USD_M, check, per_quarter, previous, quarterly, to_date


@check(USD_M, each="loan_window")
def loan_interest_follows_balances(
    loan_rate, loans_outstanding, defaulted, written_down, loan_revaluation, interest_due
):
    """Interest on loans = rate x what is still owed."""
    still_owed = previous(loans_outstanding) - defaulted - written_down + loan_revaluation
    return per_quarter(loan_rate) * still_owed - interest_due


@check(USD_M, each="equity_window")
def dividends_follow_balances(dividend_yield, equity_value, dividends_received):
    """All dividends = yield x sum of opening values."""
    opening_values = to_date(equity_value) - equity_value
    return quarterly(dividend_yield) * opening_values - to_date(dividends_received)


@check(USD_M, each="guarantee_window")
def guarantee_fees_follow_balances(guarantee_fee, guarantee_exposure, guarantee_fees):
    """All guarantee fees = fee x sum of opening exposures."""
    opening_exposures = to_date(guarantee_exposure) - guarantee_exposure
    return per_quarter(guarantee_fee) * opening_exposures - to_date(guarantee_fees)


@check(USD_M)
def treasury_income_follows_cash(deposit_rate, cash, treasury_income):
    """Treasury income = deposit rate x opening cash."""
    return quarterly(deposit_rate) * previous(cash) - treasury_income


@check(USD_M)
def contributor_interest_follows_balances(
    contributor_loan_rate, contributor_loans_outstanding, contributor_interest_due
):
    """All interest to contributors = rate x opening loans."""
    opening_loans = to_date(contributor_loans_outstanding) - contributor_loans_outstanding
    return per_quarter(contributor_loan_rate) * opening_loans - to_date(contributor_interest_due)
