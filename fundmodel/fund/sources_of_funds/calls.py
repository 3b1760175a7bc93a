"""Calls: what is asked of contributors, by schedule or by need, in peace and in war."""

from fundmodel.build_model import (
    QUARTERS,
    SHARE,
    USD_M,
    balance,
    choose,
    divide,
    flag,
    flow,
    maximum,
    member,
    minimum,
    previous,
    ratio,
    to_date,
    total,
    where,
)


@flag()
def is_call_quarter(quarters_since_signature, european_call_delay):
    """Contributions may be called."""
    return quarters_since_signature > european_call_delay


@ratio(QUARTERS)
def calls_left(quarters_since_signature, european_call_delay, european_call_quarters):
    """Calls left by the schedule, this quarter's included.

    One after its end, so that what was missed is then asked for at once.
    """
    return maximum(1, european_call_delay + european_call_quarters + 1 - quarters_since_signature)


@ratio(SHARE)
def share_by_schedule(is_call_quarter, calls_left):
    """Share of the callable pledges that the schedule asks for.

    What is uncalled, in even parts over the calls left, so that what was missed is caught up. One
    share for all contributors.
    """
    return is_call_quarter / calls_left


@balance(USD_M)
def all_callable_pledges(pledge_kept, uncalled_share, pledge_of_the_loyal, step_up_uncalled):
    """Pledges that can be called, of all contributors.

    What is kept and uncalled, and the step-ups.
    """
    return total(pledge_kept) * uncalled_share + total(pledge_of_the_loyal) * step_up_uncalled


@balance(USD_M)
def call_target(call_cover_quarters, newly_due, payee_payable):
    """Cash that calls by need would have in hand.

    Last quarter's new demand and costs, times the quarters that calls are to cover.
    """
    return call_cover_quarters * (
        previous(newly_due) + member("running costs", previous(payee_payable))
    )


@flow(USD_M)
def cash_needed(is_call_quarter, call_target, cash, arrears):
    """Cash that is short of the target at the start.

    Arrears are called already and still to come, so that they are not called again.
    """
    return is_call_quarter * maximum(0, call_target - previous(cash) - previous(arrears))


@ratio(SHARE)
def share_by_need(cash_needed, all_callable_pledges):
    """Share of the callable pledges that need asks for.

    What cash is short of, as far as pledged.
    """
    return minimum(1, divide(cash_needed, all_callable_pledges, if_zero=0))


@flow(USD_M)
def asked_in_all(
    all_callable_pledges,
    call_mode,
    share_by_schedule,
    share_by_need,
    is_war,
    war_pledge_suspension,
):
    """Asked of all contributors: less while there is war."""
    return (
        all_callable_pledges
        * choose(call_mode, schedule=share_by_schedule, need=share_by_need)
        * (1 - is_war * war_pledge_suspension)
    )


@balance(USD_M)
def called_to_date(called_to_date, calls_allowed):
    """Called from all contributors to date."""
    return previous(called_to_date) + calls_allowed


@balance(USD_M)
def matching_room(matching_ratio, russian_assets_released, called_to_date):
    """What a matching clause lets be called.

    So many dollars of Europe's for each of the Russian assets released to date, less the calls
    made so far.
    """
    return maximum(0, matching_ratio * to_date(russian_assets_released) - previous(called_to_date))


@flow(USD_M)
def calls_allowed(matching_applies, asked_in_all, matching_room):
    """Called from all contributors: what the clauses allow."""
    return where(matching_applies, minimum(asked_in_all, matching_room), asked_in_all)


@ratio(SHARE, opening=0)
def called_share(calls_allowed, all_callable_pledges):
    """Share of the callable pledges that is called."""
    return divide(calls_allowed, all_callable_pledges, if_zero=0)


@flow(USD_M, each="contributor")
def called(pledge_kept, uncalled_share, pledge_of_the_loyal, step_up_uncalled, called_share):
    """Called from the contributor: the same share of all."""
    return called_share * (pledge_kept * uncalled_share + pledge_of_the_loyal * step_up_uncalled)


@flow(USD_M)
def pledges_lapsed(is_last_quarter, all_callable_pledges, calls_allowed):
    """Pledges never called by the wind-up, of all contributors."""
    return is_last_quarter * (all_callable_pledges - calls_allowed)


@balance(USD_M)
def uncalled(all_callable_pledges, calls_allowed, pledges_lapsed):
    """Pledged in cash and not yet called, by all contributors."""
    return all_callable_pledges - calls_allowed - pledges_lapsed
