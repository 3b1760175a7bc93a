"""Commitments: new money at a fixed pace, and what comes back, committed again."""

from fundmodel.build_model import (
    USD_M,
    all_of,
    any_of,
    balance,
    flag,
    flow,
    maximum,
    minimum,
    previous,
    total,
)


@flag()
def commitments_may_be_made(commitments_allowed, fund_works, elections_are_held):
    """Nothing stands in the way of commitments.

    They are not stopped as such, there is neither war nor suspension, and elections have been held.
    """
    return all_of(commitments_allowed, fund_works, elections_are_held)


@flag()
def is_commitment_quarter(quarters_open, commitment_quarters, commitments_may_be_made):
    """New money is being committed.

    A stop truncates the programme: what was not committed meanwhile is not made up for later.
    """
    return all_of(quarters_open >= 1, quarters_open <= commitment_quarters, commitments_may_be_made)


@flag()
def is_recycling_quarter(quarters_open, quarters_of_recycling, commitments_may_be_made):
    """Money that comes back is being committed again."""
    return all_of(
        quarters_open >= 1, quarters_open <= quarters_of_recycling, commitments_may_be_made
    )


@flow(USD_M)
def new_money_pace(
    is_commitment_quarter,
    restart_share,
    russian_assets_available,
    european_pledge,
    commitment_quarters,
):
    """New money up for commitment: both pledges in even parts.

    After a stop the pace comes back step by step.
    """
    return (
        is_commitment_quarter
        * restart_share
        * (russian_assets_available + european_pledge)
        / commitment_quarters
    )


@balance(USD_M)
def new_money_to_commit(
    quarters_open, commitment_quarters, russian_assets_available, european_pledge
):
    """New money that the plan has yet to commit."""
    return (
        (russian_assets_available + european_pledge)
        * maximum(0, commitment_quarters - quarters_open)
        / commitment_quarters
    )


@balance(USD_M)
def money_that_came_back(money_that_came_back, reflows, retained_income):
    """Came back last quarter, after what was lacking before.

    Reflows and retained income. Where more was paid out than came back, as at year ends to the US,
    what is lacking is made good first: a dollar that was paid out is not committed again.
    """
    return (
        previous(reflows) + previous(retained_income) + minimum(0, previous(money_that_came_back))
    )


@flow(USD_M)
def recyclable_money(money_that_came_back, cash, cash_floor):
    """Money that came back, as far as cash was above the floor."""
    return minimum(
        maximum(0, money_that_came_back), maximum(0, previous(cash) - previous(cash_floor))
    )


@flow(USD_M)
def recycled_money(is_recycling_quarter, restart_share, recycled_share, recyclable_money):
    """Money up for being committed again.

    What comes back while commitments are stopped, or not yet back at full pace, waits in cash until
    idle cash is paid out.
    """
    return is_recycling_quarter * restart_share * recycled_share * recyclable_money


@flow(USD_M)
def recommitted_money(is_commitment_quarter, is_recycling_quarter, backlog_cancelled):
    """Cancelled last quarter, up for commitment to other works.

    What is cancelled while no commitments are made is not made up for later.
    """
    return any_of(is_commitment_quarter, is_recycling_quarter) * total(previous(backlog_cancelled))


@balance(USD_M)
def uncommitted_money(cash, money_to_come, refrozen, protected_reserves, cash_for_commitments):
    """Money in hand or pledged, and not yet committed.

    The limit of all commitments: the fund promises no more than it has or has been promised,
    reserves left out. A guarantee takes of it what is reserved for it, not what it guarantees.
    """
    return (
        previous(cash)
        + previous(money_to_come)
        - refrozen
        - previous(protected_reserves)
        - previous(cash_for_commitments)
    )


@flow(USD_M)
def commitments_made(new_money_pace, recycled_money, recommitted_money, uncommitted_money):
    """Commitments made."""
    return minimum(
        new_money_pace + recycled_money + recommitted_money, maximum(0, uncommitted_money)
    )


@flow(USD_M, each="window")
def committed(commitments_made, commitment_share):
    """Committed by window, in fixed shares."""
    return commitments_made * commitment_share
