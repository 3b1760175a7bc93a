"""European pledges: made by a key, in cash or as a guarantee; cancelled, withdrawn, stepped up."""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    USD_M,
    USD_M_A_YEAR,
    balance,
    check,
    divide,
    flow,
    maximum,
    minimum,
    previous,
    quarterly_probability,
    ratio,
    spread,
    to_date,
    total,
)


@ratio(USD_M_A_YEAR, each="european_contributor")
def gdp_in_the_key(contributor_gdp, stated_pledge):
    """GDP of those in Europe whose pledge goes by the key."""
    return contributor_gdp * (1 - divide(stated_pledge, stated_pledge, if_zero=0))


@ratio(SHARE)
def share_left_to_the_key(stated_pledge, european_pledge):
    """Share of the European pledge that stated pledges leave."""
    return 1 - divide(total(stated_pledge), european_pledge, if_zero=0)


@ratio(SHARE, each="contributor")
def contribution_key(stated_pledge, european_pledge, share_left_to_the_key, gdp_in_the_key):
    """Contributor's share of the European pledge.

    A stated pledge as it stands; what these leave, by the GDP of the others in Europe, the key
    closest to the draft guarantees by national income of December 2025.
    """
    return divide(stated_pledge, european_pledge, if_zero=0) + share_left_to_the_key * divide(
        spread(gdp_in_the_key, "contributor"), total(gdp_in_the_key), if_zero=0
    )


@flow(USD_M, each="contributor")
def pledge_made(deal_begins, european_pledge, contribution_key):
    """Pledge made at signature (draft plan, point 14)."""
    return deal_begins * european_pledge * contribution_key


@check(USD_M)
def pledges_add_up(deal_begins, european_pledge, pledge_made):
    """Pledges made = the European pledge.

    Not where everybody in Europe states a pledge and the stated ones leave something.
    """
    return deal_begins * european_pledge - total(pledge_made)


@flow(USD_M, each="contributor")
def guarantee_pledge_made(pledge_made, guaranteed_share):
    """Part of the pledge that is a guarantee.

    Never called as a contribution: it stands behind the claims on the fund's own guarantees.
    """
    return pledge_made * guaranteed_share


@balance(USD_M, each="contributor")
def uncalled_at_start(uncalled, pledge_made, guarantee_pledge_made):
    """Pledged in cash and not yet called, at the start."""
    return previous(uncalled) + pledge_made - guarantee_pledge_made


@flow(USD_M, each="contributor")
def pledge_cancelled(war_begins, war_pledge_cancellation, uncalled_at_start):
    """Pledge cancelled for good, as war begins."""
    return war_begins * war_pledge_cancellation * uncalled_at_start


@flow(USD_M, each="contributor")
def pledge_withdrawn(withdrawal_rate, uncalled_at_start, pledge_cancelled):
    """Pledge withdrawn by the contributor.

    A yearly share of what is uncalled and not cancelled.
    """
    return quarterly_probability(withdrawal_rate) * (uncalled_at_start - pledge_cancelled)


@balance(USD_M, each="contributor")
def uncalled_and_kept(uncalled_at_start, pledge_cancelled, pledge_withdrawn):
    """Uncalled, without what is cancelled or withdrawn."""
    return uncalled_at_start - pledge_cancelled - pledge_withdrawn


@balance(USD_M, each="contributor")
def uncalled_of_the_loyal(uncalled_and_kept, withdrawal_rate):
    """Uncalled pledge of those who withdraw nothing."""
    return uncalled_and_kept * (1 - divide(withdrawal_rate, withdrawal_rate, if_zero=0))


@ratio(FACTOR)
def step_up_per_dollar(pledge_withdrawn, uncalled_of_the_loyal):
    """Step-up asked for each dollar that the loyal have uncalled."""
    return divide(total(pledge_withdrawn), total(uncalled_of_the_loyal), if_zero=0)


@balance(USD_M, each="contributor")
def step_up_room(make_up_cap, pledge_made, step_up_to_date):
    """Step-up that the contributor may still be asked for.

    A share of its own pledge, over the whole life.
    """
    return maximum(0, make_up_cap * to_date(pledge_made) - previous(step_up_to_date))


@balance(USD_M, each="contributor")
def step_up_to_date(step_up):
    """Step-up to date: pledged in the stead of others."""
    return to_date(step_up)


@flow(USD_M, each="contributor")
def step_up(step_up_room, uncalled_of_the_loyal, step_up_per_dollar):
    """Step-up: pledged in the stead of those who withdraw.

    In proportion to what is uncalled, as far as there is room; the rest is lost.
    """
    return minimum(step_up_room, uncalled_of_the_loyal * step_up_per_dollar)


@balance(USD_M, each="contributor")
def callable_pledge(uncalled_and_kept, step_up):
    """Pledge that can be called."""
    return uncalled_and_kept + step_up


@flow(USD_M, each="contributor")
def pledge_lapsed(is_last_quarter, callable_pledge, called):
    """Pledge never called by the wind-up."""
    return is_last_quarter * (callable_pledge - called)


@balance(USD_M, each="contributor")
def uncalled(callable_pledge, called, pledge_lapsed):
    """Pledged in cash and not yet called."""
    return callable_pledge - called - pledge_lapsed
