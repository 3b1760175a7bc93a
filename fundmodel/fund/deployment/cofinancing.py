"""Co-financing: World Bank money beside the fund's, outside its cash (draft plan, point 12f)."""

from fundmodel.build_model import USD_M, balance, flow, to_date


@flow(USD_M)
def cofinanced(money_disbursed, cofinancing_ratio):
    """Disbursed by the World Bank beside the fund.

    So many dollars to each that the fund disburses; a memo, no money of the fund's.
    """
    return money_disbursed * cofinancing_ratio


@flow(USD_M)
def delivered_with_cofinancing(all_delivered, cofinancing_ratio):
    """Delivered by both, at 2025Q4 prices.

    The World Bank's money buys what the fund's does: as much of it is lost, at the same prices.
    """
    return all_delivered * (1 + cofinancing_ratio)


@balance(USD_M)
def delivered_with_cofinancing_to_date(delivered_with_cofinancing):
    """Delivered by both to date, at 2025Q4 prices."""
    return to_date(delivered_with_cofinancing)
