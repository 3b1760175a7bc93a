"""European contributions: due when called, paid with delay, written off at the end."""

from fundmodel.build_model import USD_M, balance, check, flow, previous, to_date, total


@balance(USD_M, each="contributor")
def contribution_due(contribution_due, contribution_received, called, pledge_shortfall):
    """Due from the contributor: arrears and this quarter's call.

    Of the call as far as it will ever be paid: what is refused for good is no arrears.
    """
    return (
        previous(contribution_due)
        - previous(contribution_received)
        + called * (1 - pledge_shortfall)
    )


@flow(USD_M, each="contributor")
def contribution_received(contribution_due, paid_on_time_share):
    """Contribution received.

    A share of what is due is paid within the quarter; the rest is arrears, and due again.
    """
    return contribution_due * paid_on_time_share


@flow(USD_M)
def arrears_written_off(is_last_quarter, contribution_due, contribution_received):
    """Arrears written off at wind-up."""
    return is_last_quarter * (total(contribution_due) - total(contribution_received))


@balance(USD_M)
def arrears(contribution_due, contribution_received, arrears_written_off):
    """Called and not paid, by all contributors."""
    return total(contribution_due) - total(contribution_received) - arrears_written_off


@flow(USD_M)
def pledges_cancelled(war_begins, war_pledge_cancellation, uncalled, cash_pledges_made):
    """Pledges cancelled for good, as war begins."""
    return war_begins * war_pledge_cancellation * (previous(uncalled) + cash_pledges_made)


@flow(USD_M)
def pledges_lost(
    pledges_cancelled,
    pledges_withdrawn,
    pledges_lapsed,
    calls_allowed,
    pledge_shortfall,
    arrears_written_off,
):
    """Pledges lost: cancelled, withdrawn, lapsed, refused, late."""
    return (
        pledges_cancelled
        + pledges_withdrawn
        + pledges_lapsed
        + calls_allowed * pledge_shortfall
        + arrears_written_off
    )


@check(USD_M)
def pledges_are_accounted_for(
    cash_pledges_made,
    step_up_to_date,
    pledge_of_the_loyal,
    european_money_received,
    arrears,
    uncalled,
    pledges_lost,
):
    """Cash pledges = received + arrears + uncalled + lost.

    Step-ups count as pledged.
    """
    return (
        to_date(cash_pledges_made)
        + step_up_to_date * total(pledge_of_the_loyal)
        - to_date(european_money_received)
        - arrears
        - uncalled
        - to_date(pledges_lost)
    )
