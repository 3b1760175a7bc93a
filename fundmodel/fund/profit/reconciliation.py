"""From one base of profit to the next, in amounts to date: bases move timing, not totals."""

from fundmodel.build_model import USD_M, balance, check, member, to_date, total


@balance(USD_M, each="profit_base")
def profit_to_date(profit_by_base):
    """Profit to date on each base."""
    return to_date(profit_by_base)


@balance(USD_M)
def losses_not_yet_realised(losses_in_workout):
    """Credit losses booked and not yet realised."""
    return total(losses_in_workout)


@check(USD_M)
def realised_leads_to_accounting(
    profit_to_date,
    unrealised_gains,
    losses_not_yet_realised,
    provisions,
    payee_unpaid,
):
    """Realised + unrealised - losses - unpaid = accounting."""
    return (
        member("realised cash", profit_to_date)
        + unrealised_gains
        - losses_not_yet_realised
        - provisions
        - member("running costs", payee_unpaid)
        - member("guarantee claims", payee_unpaid)
        - member("loan interest", payee_unpaid)
        - member("accounting", profit_to_date)
    )


@check(USD_M, each="profit_base")
def bases_meet_at_the_end(is_last_quarter, profit_to_date, realised_profit):
    """Over the whole life every base gives the same profit."""
    return is_last_quarter * (profit_to_date - to_date(realised_profit))


@check(USD_M, each="profit_base")
def pools_bases_meet_at_the_end(
    is_last_quarter, segregated_profit_by_base, segregated_realised_profit
):
    """Over the whole life every base gives the pool the same."""
    return is_last_quarter * (
        to_date(segregated_profit_by_base) - to_date(segregated_realised_profit)
    )


@check(USD_M)
def windows_make_the_profit(
    window_accounting_profit,
    treasury_income,
    plant_income,
    all_backing_received,
    payee_forgone,
    costs_booked,
    contributor_interest_booked,
    accounting_profit,
):
    """Profit of all windows and of the fund itself = profit."""
    return (
        total(window_accounting_profit)
        + treasury_income
        + plant_income
        + all_backing_received
        + member("guarantee claims", payee_forgone)
        - costs_booked
        - contributor_interest_booked
        - accounting_profit
    )
