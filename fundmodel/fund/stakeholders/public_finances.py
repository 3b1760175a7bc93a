"""Ukraine's public finances: debt that the fund adds, its service, and tax that comes back."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    alert,
    balance,
    flow,
    lagged,
    member,
    per_quarter,
    ratio,
    total_by,
)


@balance(USD_M, each="recipient")
def debt_by_recipient(loans_outstanding, owed_in_workout):
    """Debt to the fund by recipient, defaulted loans included.

    What has defaulted is owed until its workout ends, as far as it is expected to be paid; what
    stands still is owed in full.
    """
    return total_by("recipient", loans_outstanding) + total_by("recipient", owed_in_workout)


@alert(USD_M)
def adds_to_public_debt(debt_by_recipient):
    """Public debt to the fund.

    All of it, also where it takes the place of other debt.
    """
    return member("public", debt_by_recipient)


@ratio(SHARE)
def debt_added_to_gdp(loan_additionality, adds_to_public_debt, gdp, quarters_in_a_year):
    """Public debt that the fund adds, share of a year's GDP.

    Beyond what the state would have borrowed anyway.
    """
    return loan_additionality * adds_to_public_debt / (quarters_in_a_year * per_quarter(gdp))


@ratio(SHARE)
def public_debt_to_gdp(debt_without_fund, debt_added_to_gdp):
    """Public debt with the fund, share of a year's GDP."""
    return debt_without_fund + debt_added_to_gdp


@flow(USD_M, each="recipient")
def debt_service_by_recipient(interest_received, principal_repaid, recovered):
    """Debt service to the fund by recipient, workouts included."""
    return (
        total_by("recipient", interest_received)
        + total_by("recipient", principal_repaid)
        + total_by("recipient", recovered)
    )


@ratio(SHARE)
def public_debt_service_to_gdp(debt_service_by_recipient, gdp):
    """Public debt service to the fund, share of a quarter's GDP."""
    return member("public", debt_service_by_recipient) / per_quarter(gdp)


@flow(USD_M)
def tax_recaptured(tax_recapture_share, money_disbursed, tax_recapture_lag_quarters):
    """Taxes that the fund's spending brings Ukraine.

    Paid by firms and workers in Ukraine some quarters after the money was spent: a memo, outside
    the fund and never its cash.
    """
    return tax_recapture_share * lagged(money_disbursed, tax_recapture_lag_quarters)
