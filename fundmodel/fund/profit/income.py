"""Income: interest, dividends, fees, and what waiting cash earns."""

from fundmodel.build_model import USD_M, flow, previous, quarterly, total


@flow(USD_M)
def interest_income(interest_received):
    """Interest on loans."""
    return total(interest_received)


@flow(USD_M)
def dividend_income(dividends_received):
    """Dividends."""
    return total(dividends_received)


@flow(USD_M)
def guarantee_fee_income(guarantee_fees):
    """Fees on guarantees."""
    return total(guarantee_fees)


@flow(USD_M)
def treasury_income(cash, deposit_rate):
    """Treasury income: interest on cash.

    Money that waits to be spent earns the deposit rate on what was held at the start of the
    quarter. It is profit of the venture in most readings, and no success of its investments.
    """
    return previous(cash) * quarterly(deposit_rate)


@flow(USD_M)
def income_received(
    interest_income, dividend_income, guarantee_fee_income, treasury_income, plant_income
):
    """Income received."""
    return interest_income + dividend_income + guarantee_fee_income + treasury_income + plant_income


@flow(USD_M)
def realised_gains(realised_gain, realised_loan_gain):
    """Gains realised, on equity and on loans.

    Those on loans are interest that was added in grace, and gains on the euro.
    """
    return total(realised_gain) + total(realised_loan_gain)
