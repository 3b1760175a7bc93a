"""What is left: kept while it is recycled, then paid out at each year end, and at wind-up."""

from fundmodel.build_model import (
    USD_M,
    alert,
    all_of,
    balance,
    flag,
    flow,
    maximum,
)


@flag()
def is_distribution_quarter(is_year_end, quarters_open, recycling_quarters):
    """Idle cash is paid out: at year ends once recycling is over."""
    return all_of(is_year_end, quarters_open > recycling_quarters)


@balance(USD_M)
def cash_after_us_share(cash_before_payouts, us_share_paid):
    """Cash after the US share."""
    return cash_before_payouts - us_share_paid


@flow(USD_M)
def yearly_distribution(
    is_distribution_quarter, cash_after_us_share, cash_floor, undisbursed_commitments
):
    """Idle cash paid to the residual owner.

    What is above the floor and not needed for commitments already made.
    """
    return is_distribution_quarter * maximum(
        0, cash_after_us_share - cash_floor - undisbursed_commitments
    )


@flow(USD_M)
def residue_paid(is_last_quarter, cash_after_us_share, yearly_distribution):
    """Residue paid to the residual owner at wind-up."""
    return is_last_quarter * (cash_after_us_share - yearly_distribution)


@balance(USD_M)
def cash(cash_after_us_share, yearly_distribution, residue_paid):
    """Cash."""
    return cash_after_us_share - yearly_distribution - residue_paid


@flow(USD_M)
def retained_income(income_received, costs_paid, us_share_paid):
    """Income that stays in the fund, after costs and the US share."""
    return income_received - costs_paid - us_share_paid


@alert(USD_M)
def cash_is_below_floor(fund_is_open, is_last_quarter, cash_floor, cash):
    """Cash short of the floor at the end of the quarter."""
    return fund_is_open * (1 - is_last_quarter) * maximum(0, cash_floor - cash)
