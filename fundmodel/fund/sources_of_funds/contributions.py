"""European contributions: due when called, paid with delay, written off at the end."""

from fundmodel.build_model import USD_M, balance, check, flow, previous, to_date, total


@balance(USD_M, each="contributor")
def contribution_due(arrears, called, pledge_shortfall):
    """Due from the contributor: arrears and this quarter's call.

    Of the call as far as it will ever be paid: what is refused for good is no arrears.
    """
    return previous(arrears) + called * (1 - pledge_shortfall)


@flow(USD_M, each="contributor")
def contribution_received(contribution_due, paid_on_time_share):
    """Contribution received.

    A share of what is due is paid within the quarter; the rest is arrears, and due again.
    """
    return contribution_due * paid_on_time_share


@flow(USD_M, each="contributor")
def arrears_written_off(is_last_quarter, contribution_due, contribution_received):
    """Arrears written off at wind-up."""
    return is_last_quarter * (contribution_due - contribution_received)


@balance(USD_M, each="contributor")
def arrears(contribution_due, contribution_received, arrears_written_off):
    """Called and not paid."""
    return contribution_due - contribution_received - arrears_written_off


@flow(USD_M, each="contributor")
def pledge_lost(
    pledge_cancelled,
    pledge_withdrawn,
    pledge_lapsed,
    called,
    pledge_shortfall,
    arrears_written_off,
):
    """Pledge lost: cancelled, withdrawn, lapsed, refused, too late."""
    return (
        pledge_cancelled
        + pledge_withdrawn
        + pledge_lapsed
        + called * pledge_shortfall
        + arrears_written_off
    )


@flow(USD_M)
def pledges_lapsed(pledge_lapsed):
    """Pledges never called by the wind-up, of all contributors."""
    return total(pledge_lapsed)


@flow(USD_M)
def pledges_lost(pledge_lost):
    """Pledges that will never be paid, of all contributors."""
    return total(pledge_lost)


@check(USD_M, each="contributor")
def pledge_is_accounted_for(
    pledge_made,
    step_up,
    guarantee_pledge_made,
    contribution_received,
    arrears,
    uncalled,
    pledge_lost,
):
    """Pledge = guarantee + received + arrears + uncalled + lost."""
    return (
        to_date(pledge_made)
        + to_date(step_up)
        - to_date(guarantee_pledge_made)
        - to_date(contribution_received)
        - arrears
        - uncalled
        - to_date(pledge_lost)
    )
