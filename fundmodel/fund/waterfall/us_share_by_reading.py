"""The US share on every reading (draft plan, point 14), and what could be clawed back of it.

Each reading shares by one rule: profit above the mark, what its tiers leave after capital, or the
gains of deals. The rows of the other rules are nothing to it.
"""

from fundmodel.build_model import (
    USD_M,
    balance,
    flow,
    lookup,
    maximum,
    minimum,
    pick,
    spread,
    to_date,
)


@flow(USD_M, each="deal_reading")
def reading_deal_gains(share_of_distributions, deal_gains):
    """Gains of deals that are the venture's."""
    return lookup("attribution", share_of_distributions) * deal_gains


@balance(USD_M, each="deal_reading")
def reading_deal_results(share_of_distributions, all_deal_results):
    """Results of all deals to date that are the venture's."""
    return lookup("attribution", share_of_distributions) * all_deal_results


@flow(USD_M, each="reading")
def us_share_of_deals(us_profit_share, reading_deal_gains):
    """US share of the gains of deals, where that is the rule."""
    return us_profit_share * spread(reading_deal_gains, "reading")


@flow(USD_M, each="reading")
def us_share_by_reading(us_profit_share, chargeable_profit, us_share_of_deals, us_share_of_tiers):
    """US share on the reading, on the history of the selected one.

    What the fund would have kept and earned with another take is left out; the full rerun beside
    it has that.
    """
    return (
        us_profit_share * spread(chargeable_profit, "reading")
        + us_share_of_deals
        + spread(us_share_of_tiers, "reading")
    )


@flow(USD_M, each="reading")
def non_us_share_by_reading(
    chargeable_profit, reading_deal_gains, profit_after_hurdle, us_share_by_reading
):
    """What the US leaves of the profit that is shared.

    Where capital comes first, of what is left after the hurdle: with a full catch-up little or
    nothing at first.
    """
    return (
        spread(chargeable_profit, "reading")
        + spread(reading_deal_gains, "reading")
        + spread(profit_after_hurdle, "reading")
        - us_share_by_reading
    )


@flow(USD_M, each="reading")
def clawback_by_reading(
    is_last_quarter,
    has_clawback,
    us_share_by_reading,
    us_profit_share,
    reading_profit_to_date,
    reading_deal_results,
):
    """Due back at wind-up.

    What was taken above the share of the profit of the whole life. Where each deal is shared for
    itself, that is the venture's part at the end of all deals together.
    """
    return (
        is_last_quarter
        * has_clawback
        * maximum(
            0,
            to_date(us_share_by_reading)
            - us_profit_share
            * maximum(
                0,
                spread(reading_profit_to_date, "reading") + spread(reading_deal_results, "reading"),
            ),
        )
    )


@flow(USD_M, each="reading")
def clawback_recovered_by_reading(
    clawback_by_reading, clawback_recovery, escrow_share, us_share_by_reading
):
    """What comes back of it: the escrow, and part of the rest.

    The escrow is told without its interest.
    """
    return clawback_recovery * clawback_by_reading + (1 - clawback_recovery) * minimum(
        clawback_by_reading, escrow_share * to_date(us_share_by_reading)
    )


@flow(USD_M)
def us_share_due(us_share_by_reading, selected_reading):
    """US share of profit that falls due, on the selected reading."""
    return pick(us_share_by_reading, selected_reading)
