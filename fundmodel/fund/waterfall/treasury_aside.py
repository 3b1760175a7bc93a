"""The US share if interest on waiting cash were no profit of the venture: a memo, never paid."""

from fundmodel.build_model import USD_M, balance, flow, maximum, previous, where


@balance(USD_M)
def profit_without_treasury_to_date(
    profit_without_treasury_to_date, russian_share_of_units, realised_profit, treasury_income
):
    """Russian tranche's profit to date without treasury income."""
    return previous(profit_without_treasury_to_date) + russian_share_of_units * (
        realised_profit - treasury_income
    )


@balance(USD_M)
def high_water_mark_without_treasury(
    is_test_quarter, high_water_mark_without_treasury, profit_without_treasury_to_date
):
    """High-water mark without treasury income."""
    return where(
        is_test_quarter,
        maximum(previous(high_water_mark_without_treasury), profit_without_treasury_to_date),
        previous(high_water_mark_without_treasury),
    )


@flow(USD_M)
def us_share_without_treasury(us_profit_share, high_water_mark_without_treasury):
    """US share if treasury income did not count.

    On the same history: what the fund would have kept and earned is left out.
    """
    return us_profit_share * (
        high_water_mark_without_treasury - previous(high_water_mark_without_treasury)
    )
