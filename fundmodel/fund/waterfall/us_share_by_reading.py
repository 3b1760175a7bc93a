"""The US share on every reading (draft plan, point 14), and what could be clawed back of it."""

from fundmodel.build_model import USD_M, balance, flow, maximum, minimum, pick, to_date


@flow(USD_M, each="reading")
def us_share_of_charges(returns_capital_first, goes_by_deal, us_profit_share, chargeable_profit):
    """US share of profit above the mark, where that is the rule."""
    return (1 - returns_capital_first) * (1 - goes_by_deal) * us_profit_share * chargeable_profit


@flow(USD_M, each="reading")
def us_share_of_deals(
    returns_capital_first, goes_by_deal, us_profit_share, reading_claim_share, deal_gains
):
    """US share of the gains of deals, where that is the rule.

    A reading that returns all capital first does not go by deal as well.
    """
    return (
        (1 - returns_capital_first)
        * goes_by_deal
        * us_profit_share
        * reading_claim_share
        * deal_gains
    )


@flow(USD_M, each="reading")
def shared_profit(goes_by_deal, chargeable_profit, reading_claim_share, deal_gains):
    """Profit above the mark, of the venture or of its deals."""
    return (1 - goes_by_deal) * chargeable_profit + goes_by_deal * reading_claim_share * deal_gains


@flow(USD_M, each="reading")
def non_us_share_by_reading(
    returns_capital_first, us_profit_share, shared_profit, profit_after_hurdle, us_share_of_tiers
):
    """What the US leaves of the profit that is shared.

    Where capital comes first, of what is left after the hurdle: with a full catch-up little or
    nothing at first.
    """
    return (1 - returns_capital_first) * (1 - us_profit_share) * shared_profit + (
        returns_capital_first * (profit_after_hurdle - us_share_of_tiers)
    )


@flow(USD_M, each="reading")
def us_share_by_reading(
    us_share_of_charges, us_share_of_deals, returns_capital_first, us_share_of_tiers
):
    """US share on the reading, on the history of the selected one.

    What the fund would have kept and earned with another take is left out; the full rerun beside
    it has that.
    """
    return us_share_of_charges + us_share_of_deals + returns_capital_first * us_share_of_tiers


@balance(USD_M, each="reading")
def profit_for_clawback(
    is_last_quarter, goes_by_deal, reading_profit_to_date, reading_claim_share, all_deal_results
):
    """Profit of the whole life against which a clawback is told.

    Where each deal is shared for itself, the venture's part at the end of all deals together.
    """
    return is_last_quarter * (
        (1 - goes_by_deal) * reading_profit_to_date
        + goes_by_deal * reading_claim_share * all_deal_results
    )


@flow(USD_M, each="reading")
def clawback_by_reading(
    is_last_quarter, has_clawback, us_share_by_reading, us_profit_share, profit_for_clawback
):
    """Due back at wind-up.

    What was taken above the share of all profit.
    """
    return (
        is_last_quarter
        * has_clawback
        * maximum(
            0, to_date(us_share_by_reading) - us_profit_share * maximum(0, profit_for_clawback)
        )
    )


@balance(USD_M, each="reading")
def escrow_by_reading(has_clawback, escrow_share, us_share_by_reading):
    """Held in escrow on the reading, without its interest."""
    return has_clawback * escrow_share * to_date(us_share_by_reading)


@flow(USD_M, each="reading")
def clawback_recovered_by_reading(clawback_by_reading, escrow_by_reading, clawback_recovery):
    """What comes back of it: the escrow, and part of the rest."""
    return minimum(clawback_by_reading, escrow_by_reading) + clawback_recovery * maximum(
        0, clawback_by_reading - escrow_by_reading
    )


@flow(USD_M)
def us_share_due(us_share_by_reading, selected_reading):
    """US share of profit that falls due, on the selected reading."""
    return pick(us_share_by_reading, selected_reading)
