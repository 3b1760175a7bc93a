"""Identities over the whole fund: nothing appears, nothing vanishes."""

from fundmodel.build_model import FLAG, USD_M, check, minimum, to_date, total


@check(USD_M)
def sources_equal_uses(
    money_received,
    reflows,
    income_received,
    money_disbursed,
    costs_paid,
    us_share_paid,
    residual_owner_cash,
    cash,
):
    """All that ever came in = all that ever went out + cash."""
    return (
        to_date(money_received)
        + to_date(reflows)
        + to_date(income_received)
        - to_date(money_disbursed)
        - to_date(costs_paid)
        - to_date(us_share_paid)
        - to_date(residual_owner_cash)
        - cash
    )


@check(USD_M)
def cash_is_never_negative(cash):
    """The fund never owes its bank."""
    return minimum(0, cash)


@check(USD_M)
def windows_add_up(disbursed, money_disbursed):
    """Disbursements by window add up to the total."""
    return total(disbursed) - money_disbursed


@check(FLAG)
def headline_year_is_reached(is_last_quarter, is_headline_quarter):
    """The headline year lies within the fund's life."""
    return is_last_quarter * (1 - to_date(is_headline_quarter))


@check(USD_M)
def everything_is_closed(
    is_last_quarter,
    assets,
    liabilities,
    undisbursed_commitments,
    money_to_come,
    losses_in_workout,
):
    """After the wind-up every balance is zero."""
    return is_last_quarter * (
        assets + liabilities + undisbursed_commitments + money_to_come + total(losses_in_workout)
    )
