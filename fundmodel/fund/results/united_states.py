"""What the United States take: share of profit, fee and residual, on each legal reading."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    divide_if_any,
    final,
    life_total,
    present_value,
    result,
    value_when,
)


@result(USD_M, basis="nominal")
def us_take_total(united_states_cash):
    """US take."""
    return life_total(united_states_cash)


@result(USD_M, basis="nominal")
def us_profit_share_total(us_share_paid):
    """US share of profit paid."""
    return life_total(us_share_paid)


@result(USD_M, basis="nominal")
def us_residual_total(us_residual):
    """Residual left to the US.

    Principal that others paid in, and what was kept of profit: no share of profit.
    """
    return life_total(us_residual)


@result(USD_M, basis="nominal")
def security_fee_total(security_fee_paid):
    """Security fee paid to the US."""
    return life_total(security_fee_paid)


@result(USD_M, each="milestone", basis="nominal")
def us_share_paid_by_milestone(is_milestone, us_share_paid_to_date):
    """US share of profit paid by year."""
    return value_when(is_milestone, us_share_paid_to_date)


@result(SHARE, each="milestone", basis="nominal")
def interest_in_us_share_by_milestone(is_milestone, us_share_from_idle_cash, us_share_paid_to_date):
    """Interest on idle cash in US profit share by year.

    The part of what has been paid by then that would not be due if interest on idle cash were no
    profit; see `us_share_from_idle_cash`. n/a where nothing has been paid.
    """
    return divide_if_any(
        value_when(is_milestone, us_share_from_idle_cash),
        value_when(is_milestone, us_share_paid_to_date),
    )


@result(USD_M, basis="nominal")
def us_take_without_treasury(us_share_paid_to_date, us_share_from_idle_cash):
    """US profit share paid, but for interest on idle cash.

    On the same history, with the same loss carry-forward.
    """
    return final(us_share_paid_to_date) - final(us_share_from_idle_cash)


@result(USD_M, each="reading", basis="nominal")
def us_take_by_reading(us_share_by_reading, clawback_recovered_by_reading):
    """US profit share by reading, less clawback.

    On the history of the selected reading, fee and residual left out.
    """
    return life_total(us_share_by_reading) - life_total(clawback_recovered_by_reading)


@result(USD_M, each="reading", basis="present value, US curve")
def us_take_by_reading_present_value(
    us_share_by_reading, clawback_recovered_by_reading, us_discount_factor
):
    """US profit share by reading.

    As `us_take_by_reading`: less clawback, on the history of the selected reading.
    """
    return present_value(us_share_by_reading, us_discount_factor) - present_value(
        clawback_recovered_by_reading, us_discount_factor
    )
