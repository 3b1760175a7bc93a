"""Terms of loans, and what befalls them: rate, default, restructuring, the euro.

A contract of availability (PPP) is a loan window as well: an annuity, paid by the state, whose
interest is capitalised while the asset is built.
"""

from fundmodel.build_model import (
    FACTOR,
    SHARE,
    SHARE_A_YEAR,
    minimum,
    previous,
    quarterly_probability,
    ratio,
    where,
)


@ratio(SHARE_A_YEAR, each="loan_window")
def loan_rate(coupon, is_floating, is_in_euro, euro_short_rate, us_short_rate):
    """Yearly interest rate of loans.

    Fixed, or a spread over the policy rate of the loan's currency.
    """
    return coupon + is_floating * where(is_in_euro, euro_short_rate, us_short_rate)


@ratio(FACTOR)
def default_multiplier(
    highest_default_multiplier, default_rate_multiplier, growth_effect_on_default
):
    """How many times as fast borrowers default as in base.

    By the scenario, and by growth where it counts; no more than so many times, or the slump of a
    century would have more default than there are.
    """
    return minimum(highest_default_multiplier, default_rate_multiplier * growth_effect_on_default)


@ratio(FACTOR)
def war_default_factor(is_war, war_default_multiplier):
    """How many times as fast borrowers default in war."""
    return where(is_war, war_default_multiplier, 1)


@ratio(SHARE, each="loan_window")
def default_hazard(
    default_rate, default_multiplier, war_default_factor, war_begins, war_default_jump
):
    """Share of loans that defaults in the quarter.

    War makes the share that does not default as small as so many quarters of peace would, and a
    part of the loans defaults at once when it begins.
    """
    return 1 - (1 - quarterly_probability(default_rate * default_multiplier)) ** (
        war_default_factor
    ) * (1 - war_begins * war_default_jump)


@ratio(FACTOR, each="loan_window")
def euro_factor(is_in_euro, eur_usd):
    """By what the euro changes the dollar value of what is owed."""
    return 1 + is_in_euro * (eur_usd / previous(eur_usd) - 1)


@ratio(FACTOR, each="loan_window")
def surviving_factor(default_hazard, war_begins, war_write_down, euro_factor):
    """What is still owed of a dollar owed at the start.

    After default, restructuring and the change of the euro; before interest and repayment.
    """
    return (1 - default_hazard) * (1 - war_begins * war_write_down) * euro_factor
