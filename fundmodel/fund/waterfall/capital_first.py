"""Readings in which capital comes back first: then a preferred return, a catch-up, and the split.

Each tier takes what the tiers before it have left of the cash that may be distributed: a
whole-fund ("European") waterfall, kept as a shadow account for every reading of this kind.
"""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    balance,
    check,
    divide,
    flow,
    lookup,
    maximum,
    minimum,
    per_quarter,
    previous,
    quarterly,
    ratio,
    to_date,
)


@ratio(SHARE, each="capital_reading")
def reading_claim_share(share_of_distributions):
    """Share of what is distributed that is the venture's."""
    return lookup("attribution", share_of_distributions)


@flow(USD_M)
def shared_in_between(is_distribution_quarter, us_share_paid, non_us_share_paid):
    """Profit shared last quarter, if nothing else was distributed.

    A reading that returns capital first would have kept it, so its accounts take it as cash.
    """
    return (1 - previous(is_distribution_quarter)) * (
        previous(us_share_paid) + previous(non_us_share_paid)
    )


@flow(USD_M, each="capital_reading")
def reading_distribution(
    reading_claim_share,
    distributable_cash,
    security_fee_paid,
    assets_passed_on,
    shared_in_between,
):
    """What the venture could distribute, with assets handed over.

    After the security fee, which is paid out of the same cash.
    """
    return reading_claim_share * (
        maximum(0, distributable_cash - security_fee_paid) + assets_passed_on + shared_in_between
    )


@flow(USD_M, each="capital_reading")
def capital_called(is_whole_fund, european_money_for_units, russian_money_received):
    """Capital paid into the venture."""
    return russian_money_received + lookup("attribution", is_whole_fund) * european_money_for_units


@balance(USD_M, each="capital_reading")
def capital_to_return(
    capital_left,
    capital_called,
    refrozen,
    capital_excludes_grants,
    reading_claim_share,
    grants_paid,
):
    """Capital to be returned, before this quarter's distribution.

    What went back to the freeze need not be returned again.
    """
    return maximum(
        0,
        previous(capital_left)
        + capital_called
        - refrozen
        - capital_excludes_grants * reading_claim_share * grants_paid,
    )


@flow(USD_M, each="capital_reading")
def capital_returned(reading_distribution, capital_to_return):
    """First tier: capital returned."""
    return minimum(reading_distribution, capital_to_return)


@balance(USD_M, each="capital_reading")
def capital_left(capital_to_return, capital_returned):
    """Capital not yet returned."""
    return capital_to_return - capital_returned


@ratio(SHARE, each="capital_reading")
def preferred_rate(is_compound, preferred_return):
    """Preferred return of a quarter.

    A fourth of a simple rate, so that four quarters make the year's; compounded otherwise.
    """
    return is_compound * quarterly(preferred_return) + (1 - is_compound) * per_quarter(
        preferred_return
    )


@balance(USD_M, each="capital_reading")
def preferred_return_due(preferred_return_owed, preferred_rate, capital_left, is_compound):
    """Preferred return due.

    On the capital not yet returned at the start; where it is compound, on what is still owed too.
    """
    return previous(preferred_return_owed) + preferred_rate * (
        previous(capital_left) + is_compound * previous(preferred_return_owed)
    )


@flow(USD_M, each="capital_reading")
def preferred_return_paid(reading_distribution, capital_returned, preferred_return_due):
    """Second tier: preferred return paid."""
    return minimum(reading_distribution - capital_returned, preferred_return_due)


@balance(USD_M, each="capital_reading")
def preferred_return_owed(preferred_return_due, preferred_return_paid):
    """Preferred return not yet paid."""
    return preferred_return_due - preferred_return_paid


@flow(USD_M, each="capital_reading")
def profit_after_hurdle(reading_distribution, capital_returned, preferred_return_paid):
    """Left after capital and preferred return."""
    return reading_distribution - capital_returned - preferred_return_paid


@balance(USD_M, each="capital_reading")
def shortfall_of_us_share(
    us_profit_share, us_tiers_to_date, holders_profit_to_date, preferred_return_paid
):
    """What the US lacks to its share of all profit so far."""
    return maximum(
        0,
        us_profit_share * (previous(holders_profit_to_date) + preferred_return_paid)
        - (1 - us_profit_share) * previous(us_tiers_to_date),
    )


@flow(USD_M, each="capital_reading")
def catch_up(profit_after_hurdle, shortfall_of_us_share, catch_up_share, us_profit_share):
    """Third tier: catch-up.

    Split by the catch-up share until the US has its share of all profit. A catch-up share no
    higher than the profit share would never catch up: there is none then.
    """
    return minimum(
        profit_after_hurdle,
        divide(shortfall_of_us_share, maximum(0, catch_up_share - us_profit_share), if_zero=0),
    )


@flow(USD_M, each="capital_reading")
def us_share_of_tiers(
    profit_split_has_ended, catch_up_share, catch_up, us_profit_share, profit_after_hurdle
):
    """The US part: of the catch-up, and its share of the rest.

    None once a war has ended the split; holders have it then.
    """
    return (1 - profit_split_has_ended) * (
        catch_up_share * catch_up + us_profit_share * (profit_after_hurdle - catch_up)
    )


@balance(USD_M, each="capital_reading")
def us_tiers_to_date(us_tiers_to_date, us_share_of_tiers):
    """The US part to date."""
    return previous(us_tiers_to_date) + us_share_of_tiers


@balance(USD_M, each="capital_reading")
def holders_profit_to_date(
    holders_profit_to_date, preferred_return_paid, profit_after_hurdle, us_share_of_tiers
):
    """Profit of those who put the capital in, to date."""
    return (
        previous(holders_profit_to_date)
        + preferred_return_paid
        + profit_after_hurdle
        - us_share_of_tiers
    )


@check(USD_M, each="capital_reading")
def tiers_pay_what_is_available(
    reading_distribution, capital_returned, us_tiers_to_date, holders_profit_to_date
):
    """All tiers together = all that was distributed."""
    return (
        to_date(reading_distribution)
        - to_date(capital_returned)
        - us_tiers_to_date
        - holders_profit_to_date
    )
