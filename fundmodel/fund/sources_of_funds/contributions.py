"""European contributions: pledged by a key, called by a schedule, paid with delay."""

from fundmodel.build_model import (
    SHARE,
    USD_M,
    all_of,
    balance,
    check,
    flag,
    flow,
    previous,
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


@flag()
def is_call_quarter(quarter, european_call_delay, european_call_quarters):
    """Contributions are being called."""
    return all_of(
        quarter > european_call_delay,
        quarter <= european_call_delay + european_call_quarters,
    )


@flow(USD_M, each="contributor")
def called(is_call_quarter, european_pledge, contribution_key, european_call_quarters):
    """Called from contributors, in even parts."""
    return is_call_quarter * european_pledge * contribution_key / european_call_quarters


@flow(USD_M, each="contributor")
def pledge_lapsed(is_last_quarter, uncalled, pledge_made, called):
    """Pledge never called by the wind-up."""
    return is_last_quarter * (previous(uncalled) + pledge_made - called)


@balance(USD_M, each="contributor")
def uncalled(uncalled, pledge_made, called, pledge_lapsed):
    """Pledged and not yet called."""
    return previous(uncalled) + pledge_made - called - pledge_lapsed


@balance(USD_M, each="contributor")
def contribution_due(arrears, called):
    """Due from the contributor: arrears and this quarter's call."""
    return previous(arrears) + called


@flow(USD_M, each="contributor")
def contribution_received(contribution_due, pledge_fulfilment):
    """Contribution received.

    A share of what is due is paid within the quarter; the rest is arrears, and due again.
    """
    return contribution_due * pledge_fulfilment


@flow(USD_M, each="contributor")
def arrears_written_off(is_last_quarter, contribution_due, contribution_received):
    """Arrears written off at wind-up."""
    return is_last_quarter * (contribution_due - contribution_received)


@balance(USD_M, each="contributor")
def arrears(contribution_due, contribution_received, arrears_written_off):
    """Called and not paid."""
    return contribution_due - contribution_received - arrears_written_off


@check(USD_M, each="contributor")
def pledge_is_accounted_for(
    pledge_made, contribution_received, arrears, uncalled, arrears_written_off, pledge_lapsed
):
    """Pledge = received + arrears + uncalled + written off, lapsed."""
    return (
        to_date(pledge_made)
        - to_date(contribution_received)
        - arrears
        - uncalled
        - to_date(arrears_written_off)
        - to_date(pledge_lapsed)
    )
