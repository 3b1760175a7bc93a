"""The profit of "this venture" on every legal reading, side by side, on the same history.

A reading is a row of readings.yaml: whose profit, on which base, after which costs, shared by
which rule. What follows one rule has rows for the readings that share by it. One of them is
selected and drives the cash.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    all_of,
    any_of,
    balance,
    check,
    choose,
    flag,
    flow,
    lookup,
    maximum,
    not_,
    previous,
    ratio,
    to_date,
    where,
)


@flag()
def profit_split_has_ended(us_share_after_war, war_has_begun):
    """The split of profit has ended for good.

    Where a war ends the US share; the draft revokes benefits when Russia attacks (point 10).
    """
    return choose(us_share_after_war, end=war_has_begun, wait=0, resume=0)


@flag()
def is_test_quarter(is_year_end, is_last_quarter, is_war, profit_split_has_ended):
    """Profit is tested.

    At each year end without war, and at wind-up, unless a war has ended the split. Where it is only
    suspended, profit made in war is tested at the first year end after.
    """
    return all_of(
        any_of(is_year_end * (1 - is_war) == 1, is_last_quarter), not_(profit_split_has_ended)
    )


@ratio(SHARE, each="reading")
def reading_interest_share(attributed_share_of_interest, reading_is_segregated, pool_common_share):
    """Share of the interest on cash that counts."""
    return (
        lookup("attribution", attributed_share_of_interest)
        + reading_is_segregated * pool_common_share
    )


@flow(USD_M, each="reading")
def reading_base_profit(
    attributed_share,
    profit_by_base,
    treasury_income,
    attributed_share_of_interest,
    reading_is_segregated,
    segregated_profit_by_base,
):
    """Profit on the reading's base, for its part of the fund.

    Interest on cash by a share of its own; a pool of its own has its part in its profit.
    """
    return (
        lookup("attribution", attributed_share)
        * (lookup("profit_base", profit_by_base) - treasury_income)
        + lookup("attribution", attributed_share_of_interest) * treasury_income
        + reading_is_segregated * lookup("profit_base", segregated_profit_by_base)
    )


@flow(USD_M, each="reading")
def reading_profit(
    reading_base_profit,
    attributed_cost_share,
    is_before_costs,
    costs_by_base,
    grants_are_expense,
    grants_paid,
    deducts_security_fee,
    security_fee_due,
):
    """Profit on the reading, with its view of costs and grants."""
    return reading_base_profit + lookup("attribution", attributed_cost_share) * (
        is_before_costs * lookup("profit_base", costs_by_base)
        - grants_are_expense * grants_paid
        - deducts_security_fee * security_fee_due
    )


@balance(USD_M, each="profit_reading")
def reading_profit_to_date(reading_profit_to_date, reading_profit):
    """Profit to date on the reading."""
    return previous(reading_profit_to_date) + reading_profit


@balance(USD_M, each="marked_reading")
def high_water_mark(is_test_quarter, reading_profit_to_date, resets_yearly, high_water_mark):
    """Profit to date that must be passed before any more is shared.

    The highest of all tests so far, so that losses are made good first; or, where each year stands
    alone, that of the last test.
    """
    return where(
        is_test_quarter,
        maximum(
            reading_profit_to_date,
            resets_yearly * reading_profit_to_date
            + (1 - resets_yearly) * previous(high_water_mark),
        ),
        previous(high_water_mark),
    )


@flow(USD_M, each="marked_reading")
def chargeable_profit(is_test_quarter, reading_profit_to_date, high_water_mark):
    """Profit above the mark of the last test, to be shared."""
    return is_test_quarter * maximum(0, reading_profit_to_date - previous(high_water_mark))


@check(USD_M, each="marked_reading")
def charges_follow_the_mark(resets_yearly, chargeable_profit, high_water_mark):
    """With losses carried forward, all charges = the mark."""
    return (1 - resets_yearly) * (to_date(chargeable_profit) - high_water_mark)
