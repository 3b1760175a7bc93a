"""Whose profit it is: each source owns fund units, and profit goes by units."""

from fundmodel.build_model import SHARE, USD_M, check, divide, flow, previous, ratio


@ratio(SHARE)
def russian_share_of_pledges(russian_assets_available, european_pledge):
    """Russian share of both pledges."""
    return divide(russian_assets_available, russian_assets_available + european_pledge, if_zero=0)


@ratio(SHARE)
def russian_share_of_receipts(russian_money_received, money_received, russian_share_of_pledges):
    """Russian share of the money received in the quarter.

    Of the pledges, where nothing is received.
    """
    return divide(russian_money_received, money_received, if_zero=russian_share_of_pledges)


@ratio(SHARE)
def european_share_of_receipts(russian_share_of_receipts):
    """European share of the money received in the quarter."""
    return 1 - russian_share_of_receipts


@ratio(SHARE)
def russian_share_of_units(russian_units, european_units, russian_share_of_receipts):
    """Russian tranche's share of units at the start.

    Without units, its share of the money received, which pays the first costs.
    """
    return divide(
        previous(russian_units),
        previous(russian_units) + previous(european_units),
        if_zero=russian_share_of_receipts,
    )


@ratio(SHARE)
def european_share_of_units(russian_units, european_units, european_share_of_receipts):
    """European tranche's share of units at the start.

    Without units, its share of the money received, which pays the first costs.
    """
    return divide(
        previous(european_units),
        previous(russian_units) + previous(european_units),
        if_zero=european_share_of_receipts,
    )


@flow(USD_M)
def russian_tranche_profit(russian_share_of_units, realised_profit):
    """Profit of the Russian tranche.

    The "venture" of point 14 of the draft plan, in the base reading.
    """
    return russian_share_of_units * realised_profit


@flow(USD_M)
def european_tranche_profit(european_share_of_units, realised_profit):
    """Profit of the European tranche."""
    return european_share_of_units * realised_profit


@check(USD_M)
def tranches_add_up(russian_tranche_profit, european_tranche_profit, realised_profit):
    """The tranches' profits add up to the profit."""
    return russian_tranche_profit + european_tranche_profit - realised_profit
