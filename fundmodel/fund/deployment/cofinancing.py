"""Co-financing: money of others beside the fund's, outside its cash (draft plan, point 12f)."""

from fundmodel.build_model import USD_M, balance, flow, minimum, total


@flow(USD_M)
def cofinanced(money_disbursed, cofinancing_ratio):
    """Disbursed by others beside the fund.

    The World Bank, other lenders, investors: so many dollars to each that the fund disburses; a
    memo, no money of the fund's.
    """
    return money_disbursed * cofinancing_ratio


@balance(USD_M, each="needs_sector")
def needs_covered_by_both(delivered_to_sector_to_date, cofinancing_ratio, needs_of_sector_to_date):
    """Needs covered by both to date, at 2025Q4 prices.

    Their money buys what the fund's does: as much of it is lost, at the same prices.
    """
    return minimum(delivered_to_sector_to_date * (1 + cofinancing_ratio), needs_of_sector_to_date)


@balance(USD_M)
def needs_covered_with_cofinancing_to_date(needs_covered_by_both):
    """Covered by both to date in all sectors, at 2025Q4 prices."""
    return total(needs_covered_by_both)
