"""The balance sheet: assets, what is owed, and what the sources have put in and earned."""

from fundmodel.build_model import USD_M, balance, check, flow, member, previous, to_date, total


@balance(USD_M)
def assets(cash, loans_outstanding, provisions, claims_in_workout, equity_value):
    """Assets: cash, loans less provisions, claims, equity."""
    return (
        cash
        + total(loans_outstanding)
        - provisions
        + total(claims_in_workout)
        + total(equity_value)
    )


@balance(USD_M)
def liabilities(payee_unpaid, us_share_payable, security_fee_payable, owed_to_contributors):
    """Liabilities: claims and costs unpaid, shares due, loans."""
    return (
        member("guarantee claims", payee_unpaid)
        + member("running costs", payee_unpaid)
        + us_share_payable
        + security_fee_payable
        + owed_to_contributors
    )


@balance(USD_M)
def capital_paid_in(
    russian_money_received,
    european_money_for_units,
    refrozen,
    contributor_loans_forgiven,
):
    """Capital paid in by both sources, to date.

    Grants among it, and loans that were forgiven; less what returned to the freeze.
    """
    return (
        to_date(russian_money_received)
        + to_date(european_money_for_units)
        - to_date(refrozen)
        + contributor_loans_forgiven
    )


@flow(USD_M)
def charged_to_earnings(
    us_share_due,
    us_share_forgiven,
    clawback_from_escrow,
    clawback_from_us,
    security_fee_due,
    security_fee_forgiven,
    non_us_share_paid,
    litigation_paid,
):
    """Shares of profit, fees and rulings charged to earnings."""
    return (
        us_share_due
        - us_share_forgiven
        - clawback_from_escrow
        - clawback_from_us
        + security_fee_due
        - security_fee_forgiven
        + non_us_share_paid
        + litigation_paid
    )


@balance(USD_M)
def retained_earnings(
    retained_earnings,
    accounting_profit,
    grants_paid,
    charged_to_earnings,
    distributed,
    assets_passed_on,
):
    """Earnings less grants, shares of profit and distributions."""
    return (
        previous(retained_earnings)
        + accounting_profit
        - grants_paid
        - charged_to_earnings
        - distributed
        - assets_passed_on
    )


@check(USD_M)
def balance_sheet_balances(assets, liabilities, capital_paid_in, retained_earnings):
    """Assets = liabilities + capital + retained earnings."""
    return assets - liabilities - capital_paid_in - retained_earnings
