"""The balance sheet: assets, what is owed, and what the sources have put in and earned."""

from fundmodel.build_model import (
    USD_M,
    alert,
    balance,
    check,
    member,
    previous,
    to_date,
    total,
    total_by,
)


@balance(USD_M)
def assets(cash, loans_outstanding, claims_in_workout, equity_value):
    """Assets: cash, loans, claims in workout, equity."""
    return cash + total(loans_outstanding) + total(claims_in_workout) + total(equity_value)


@balance(USD_M)
def liabilities(unpaid_costs, us_share_payable):
    """Liabilities: unpaid costs and the US share due."""
    return unpaid_costs + us_share_payable


@balance(USD_M)
def capital_paid_in(russian_money_received, european_money_received):
    """Capital paid in by both sources, to date."""
    return to_date(russian_money_received) + to_date(european_money_received)


@balance(USD_M)
def retained_earnings(
    retained_earnings,
    accounting_profit,
    grants_paid,
    us_share_due,
    us_share_forgiven,
    yearly_distribution,
    residue_paid,
    loans_passed_on,
):
    """Earnings less grants, the US share and what was distributed."""
    return (
        previous(retained_earnings)
        + accounting_profit
        - grants_paid
        - us_share_due
        + us_share_forgiven
        - yearly_distribution
        - residue_paid
        - loans_passed_on
    )


@check(USD_M)
def balance_sheet_balances(assets, liabilities, capital_paid_in, retained_earnings):
    """Assets = liabilities + capital + retained earnings."""
    return assets - liabilities - capital_paid_in - retained_earnings


@balance(USD_M, each="recipient")
def loans_by_recipient(loans_outstanding):
    """Performing loans by recipient."""
    return total_by("recipient", loans_outstanding)


@alert(USD_M)
def adds_to_public_debt(loans_by_recipient):
    """Public debt that the fund adds."""
    return member("public", loans_by_recipient)
