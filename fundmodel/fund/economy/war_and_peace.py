"""War and peace: dated events, what they stop, and how likely they are."""

from fundmodel.build_model import (
    FLAG,
    QUARTERS,
    SHARE,
    SHARE_A_YEAR,
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
def is_event_on(quarters_since_signature, event_start, event_quarters):
    """The event is on.

    It begins in its first quarter, counted from signature, and lasts as long as stated; a start of
    0 means never.
    """
    return all_of(
        event_start >= 1,
        quarters_since_signature >= event_start,
        quarters_since_signature < event_start + event_quarters,
    )


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
def elections_are_held(quarters_since_signature, election_delay):
    """Elections have been held (draft plan, point 25).

    Within 100 days of the agreement by the text; the milestone that releases commitments.
    """
    return quarters_since_signature > election_delay


@balance(QUARTERS, opening="restart_quarters")
def quarters_since_stop(quarters_since_stop, fund_works, restart_quarters):
    """Quarters of work since the last stop, at most the restart."""
    return where(fund_works, minimum(restart_quarters, previous(quarters_since_stop) + 1), 0)


@ratio(SHARE)
def restart_share(quarters_since_stop, restart_quarters):
    """How far work has come back after a stop: one in steady peace."""
    return quarters_since_stop / restart_quarters


@ratio(SHARE, opening="chance_signed_by_opening")
def chance_of_signature(chance_of_signature, deal_is_signed, signing_hazard):
    """Probability that a deal would have been signed by then.

    It grows until the date on which the path has the deal signed, which is told as if certain.
    """
    return previous(chance_of_signature) + (1 - deal_is_signed) * (
        1 - previous(chance_of_signature)
    ) * quarterly_probability(signing_hazard)


@ratio(SHARE_A_YEAR)
def war_hazard_by_quarter(
    deal_is_signed,
    war_hazard,
    quarters_since_signature,
    early_peace_quarters,
    early_war_hazard_factor,
):
    """Probability that war begins again, at a yearly rate.

    Higher while the peace is young, and none before it.
    """
    return (
        deal_is_signed
        * war_hazard
        * where(quarters_since_signature <= early_peace_quarters, early_war_hazard_factor, 1)
    )


@ratio(SHARE, opening=1)
def peace_probability(peace_probability, war_hazard_by_quarter):
    """Probability that peace has held up to the quarter.

    By the hazard alone: the dated events of a scenario are told as if certain.
    """
    return previous(peace_probability) * (1 - quarterly_probability(war_hazard_by_quarter))


@flow(SHARE)
def war_probability(peace_probability):
    """Probability that war begins in the quarter."""
    return previous(peace_probability) - peace_probability


@ratio(SHARE, opening=1)
def probability_of_no_suspension(probability_of_no_suspension, deal_is_signed, suspension_hazard):
    """Probability that nothing has been suspended so far."""
    return previous(probability_of_no_suspension) * (
        1 - deal_is_signed * quarterly_probability(suspension_hazard)
    )
