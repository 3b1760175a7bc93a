"""European pledges: made by a key, in cash or as a guarantee; cancelled, withdrawn, stepped up."""

from fundmodel.build_model import (
    FLAG,
    SHARE,
    USD_M,
    balance,
    divide,
    flow,
    maximum,
    minimum,
    previous,
    quarterly_probability,
    ratio,
    to_date,
    total,
)


@ratio(SHARE, each="contributor")
def contribution_key(contributor_gdp):
    """Contributor's share of the European pledge.

    By GDP, the key closest to the draft guarantees by national income of December 2025.
    """
    return contributor_gdp / total(contributor_gdp)


@flow(USD_M, each="contributor")
def pledge_made(is_first_quarter, european_pledge, contribution_key):
    """Pledge made at signature (draft plan, point 14)."""
    return is_first_quarter * european_pledge * contribution_key


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


@ratio(FLAG, each="contributor")
def contributor_withdraws(withdrawal_rate):
    """The contributor withdraws: no step-up is asked of it."""
    return divide(withdrawal_rate, withdrawal_rate, if_zero=0)


@balance(USD_M, each="contributor")
def uncalled_of_the_loyal(uncalled_and_kept, contributor_withdraws):
    """Uncalled pledge of those who withdraw nothing."""
    return uncalled_and_kept * (1 - contributor_withdraws)


@ratio(SHARE, each="contributor")
def step_up_share(uncalled_of_the_loyal):
    """Contributor's share of the step-up."""
    return divide(uncalled_of_the_loyal, total(uncalled_of_the_loyal), if_zero=0)


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
def step_up(step_up_room, step_up_share, pledge_withdrawn):
    """Step-up: pledged in the stead of those who withdraw.

    In proportion to what is uncalled, as far as there is room; the rest is lost.
    """
    return minimum(step_up_room, step_up_share * total(pledge_withdrawn))


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
