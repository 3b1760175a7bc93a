"""War and peace: dated events, what they stop, and how likely they are."""

from fundmodel.build_model import (
    FLAG,
    QUARTERS,
    SHARE,
    all_of,
    any_of,
    balance,
    flag,
    flow,
    member,
    minimum,
    not_,
    previous,
    quarterly_probability,
    ratio,
    total_by,
    where,
)


@flag(each="event")
def is_event_on(quarter, event_start, event_quarters):
    """The event is on.

    It begins in its first quarter and lasts as long as stated; a start of 0 means never.
    """
    return all_of(event_start >= 1, quarter >= event_start, quarter < event_start + event_quarters)


@ratio(FLAG, each="event_kind")
def events_on(is_event_on):
    """Events that are on."""
    return total_by("event_kind", is_event_on)


@flag()
def is_war(events_on):
    """Russia is at war with Ukraine again."""
    return member("war", events_on) >= 1


@flag()
def war_begins(is_war):
    """War begins.

    Sanctions and the freeze snap back (draft plan, point 10).
    """
    return all_of(is_war, not_(previous(is_war)))


@flag()
def war_has_begun(war_has_begun, is_war):
    """War has begun, in this quarter or before.

    By the text all benefits of the deal are revoked then (draft plan, point 10).
    """
    return any_of(previous(war_has_begun), is_war)


@flag()
def is_suspended(events_on):
    """Payments are suspended.

    For a violation of the agreement (draft plan, point 27).
    """
    return member("suspension", events_on) >= 1


@flag()
def fund_works(is_war, is_suspended):
    """Neither war nor suspension: projects move on."""
    return not_(any_of(is_war, is_suspended))


@flag()
def elections_are_held(quarter, election_delay):
    """Elections have been held (draft plan, point 25).

    Within 100 days of the agreement by the text; the milestone that releases commitments.
    """
    return quarter > election_delay


@balance(QUARTERS, opening="restart_quarters")
def quarters_since_stop(quarters_since_stop, fund_works, restart_quarters):
    """Quarters of work since the last stop, at most the restart."""
    return where(fund_works, minimum(restart_quarters, previous(quarters_since_stop) + 1), 0)


@ratio(SHARE)
def restart_share(quarters_since_stop, restart_quarters):
    """How far work has come back after a stop: one in steady peace."""
    return quarters_since_stop / restart_quarters


@ratio(SHARE, opening=1)
def peace_probability(peace_probability, war_hazard):
    """Probability that peace has held up to the quarter.

    By the hazard alone: the dated events of a scenario are told as if certain.
    """
    return previous(peace_probability) * (1 - quarterly_probability(war_hazard))


@flow(SHARE)
def war_probability(peace_probability):
    """Probability that war begins in the quarter."""
    return previous(peace_probability) - peace_probability


@ratio(SHARE, opening=1)
def probability_of_no_suspension(probability_of_no_suspension, suspension_hazard):
    """Probability that nothing has been suspended so far."""
    return previous(probability_of_no_suspension) * (1 - quarterly_probability(suspension_hazard))
