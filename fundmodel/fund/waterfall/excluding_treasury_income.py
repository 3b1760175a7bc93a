"""The US share if interest on waiting cash were no profit of the venture: a memo, never paid."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    flow,
    maximum,
    minimum,
    pick,
    previous,
    ratio,
    to_date,
    where,
)


@ratio(SHARE)
def selected_share(reading_interest_share, selected_reading):
    """Share of treasury income that counts when selected."""
    return pick(reading_interest_share, selected_reading)


@flow(USD_M)
def selected_profit(reading_profit, selected_reading):
    """Profit on the selected reading."""
    return pick(reading_profit, selected_reading)


@balance(USD_M)
def profit_excluding_treasury_income_to_date(
    profit_excluding_treasury_income_to_date, selected_profit, selected_share, treasury_income
):
    """Profit to date excluding treasury income."""
    return (
        previous(profit_excluding_treasury_income_to_date)
        + selected_profit
        - selected_share * treasury_income
    )


@balance(USD_M)
def high_water_mark_excluding_treasury_income(
    is_test_quarter,
    high_water_mark_excluding_treasury_income,
    profit_excluding_treasury_income_to_date,
):
    """High-water mark excluding treasury income."""
    return where(
        is_test_quarter,
        maximum(
            previous(high_water_mark_excluding_treasury_income),
            profit_excluding_treasury_income_to_date,
        ),
        previous(high_water_mark_excluding_treasury_income),
    )


@flow(USD_M)
def us_share_of_deals_due(us_share_of_deals, selected_reading):
    """Of the US share that falls due: that of deals."""
    return pick(us_share_of_deals, selected_reading)


@balance(USD_M)
def us_share_excluding_treasury_income_to_date(
    us_share_of_deals_due, us_share_due, us_profit_share, high_water_mark_excluding_treasury_income
):
    """US share to date if treasury income did not count.

    The share of profit above the mark, never more than what fell due. Deals have no treasury
    income in them, so theirs counts whole.
    """
    return to_date(us_share_of_deals_due) + minimum(
        to_date(us_share_due) - to_date(us_share_of_deals_due),
        us_profit_share * high_water_mark_excluding_treasury_income,
    )


@flow(USD_M)
def us_share_excluding_treasury_income(us_share_excluding_treasury_income_to_date):
    """US share if treasury income did not count.

    On the same history, with losses carried forward whatever the selected reading says of them:
    what the fund would have kept and earned is left out.
    """
    return us_share_excluding_treasury_income_to_date - previous(
        us_share_excluding_treasury_income_to_date
    )


@balance(USD_M)
def us_share_paid_to_date(us_share_paid):
    """US share of profit paid to date."""
    return to_date(us_share_paid)


@balance(USD_M)
def us_share_from_idle_cash(us_share_paid_to_date, us_share_excluding_treasury_income_to_date):
    """Paid to date for interest on idle cash alone.

    What would not be due if that interest were no profit. Credit losses and costs are set against
    what the investments earn, since they caused them: interest on deposits has neither. It is told
    to date, so that a quarter in which the investments gain makes up for those in which they lost.
    """
    return maximum(0, us_share_paid_to_date - us_share_excluding_treasury_income_to_date)
