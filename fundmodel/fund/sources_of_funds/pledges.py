"""European pledges: made by a key, in cash or as a guarantee; cancelled, withdrawn, stepped up.

Calls and the cancellation in war take the same share of every cash pledge, so that they are worked
out once for all. What tells contributors apart is what each has pledged and what it withdraws.
"""

from fundmodel.build_model import (
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


@check(USD_M)
def pledges_add_up(european_pledge, contribution_key):
    """Pledges of all contributors = the European pledge.

    Not where everybody in Europe states a pledge and the stated ones leave something.
    """
    return european_pledge * (1 - total(contribution_key))


@balance(USD_M, each="contributor")
def guarantee_pledge(european_pledge, contribution_key, guaranteed_share):
    """Part of the pledge that is a guarantee.

    Never called as a contribution: it stands behind the claims on the fund's own guarantees.
    """
    return european_pledge * contribution_key * guaranteed_share


@flow(USD_M)
def cash_pledges_made(deal_begins, european_pledge, contribution_key, guarantee_pledge):
    """Pledged in cash at signature (draft plan, point 14)."""
    return deal_begins * (european_pledge * total(contribution_key) - total(guarantee_pledge))


@balance(USD_M, each="contributor")
def pledge_kept(
    pledge_kept,
    deal_begins,
    european_pledge,
    contribution_key,
    guarantee_pledge,
    withdrawal_rate,
):
    """Cash pledge of the contributor, less what it withdraws.

    Made at signature; a yearly share is withdrawn. What is called or cancelled is not taken off: it
    is the same share of all, and so is what is left of it to be withdrawn.
    """
    return (
        previous(pledge_kept)
        + deal_begins * (european_pledge * contribution_key - guarantee_pledge)
    ) * (1 - quarterly_probability(withdrawal_rate))


@ratio(SHARE)
def left_by_calls_and_war(called_share, war_begins, war_pledge_cancellation):
    """Share of the uncalled that the last call and war leave."""
    return (1 - previous(called_share)) * (1 - war_begins * war_pledge_cancellation)


@ratio(SHARE, opening=1)
def uncalled_share(uncalled_share, left_by_calls_and_war):
    """Share of the pledges kept that can still be called.

    One share for all: neither called nor cancelled, at the start of the quarter.
    """
    return previous(uncalled_share) * left_by_calls_and_war


@flow(USD_M)
def pledges_withdrawn(pledge_kept, cash_pledges_made, uncalled_share):
    """Pledges withdrawn by all contributors, of what is uncalled."""
    return uncalled_share * (total(previous(pledge_kept)) + cash_pledges_made - total(pledge_kept))


@balance(USD_M, each="contributor")
def pledge_of_the_loyal(pledge_kept, withdrawal_rate):
    """Cash pledge of a contributor that withdraws nothing."""
    return pledge_kept * (1 - divide(withdrawal_rate, withdrawal_rate, if_zero=0))


@flow(SHARE)
def step_up_per_dollar(make_up_cap, step_up_to_date, pledges_withdrawn, pledge_of_the_loyal):
    """Step-up of the loyal, for each dollar of their cash pledge.

    Pledged in the stead of those who withdraw, in proportion, up to a cap over the whole life; the
    rest is lost.
    """
    return minimum(
        maximum(0, make_up_cap - previous(step_up_to_date)),
        divide(pledges_withdrawn, total(pledge_of_the_loyal), if_zero=0),
    )


@ratio(SHARE, opening=0)
def step_up_to_date(step_up_per_dollar):
    """Step-up to date, for each dollar of the loyal's cash pledge."""
    return to_date(step_up_per_dollar)


@ratio(SHARE, opening=0)
def step_up_uncalled(step_up_uncalled, left_by_calls_and_war, step_up_per_dollar):
    """Step-up that can still be called, for each dollar of it."""
    return previous(step_up_uncalled) * left_by_calls_and_war + step_up_per_dollar
