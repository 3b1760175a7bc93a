"""What the money buys, at the prices in which needs were assessed.

What is lost outright buys nothing, and prices of construction may rise faster than others.
"""

from fundmodel.build_model import (
    INDEX,
    USD_M,
    balance,
    flow,
    lookup,
    previous,
    quarterly_factor,
    ratio,
    to_date,
    total,
    total_by,
)


@balance(USD_M)
def disbursed_to_date(money_disbursed):
    """Disbursed to date."""
    return to_date(money_disbursed)


@ratio(INDEX, each="sector", opening="us_price_index_opening")
def construction_price_index(construction_price_index, us_inflation, cost_escalation):
    """Price index of the sector's works, in US dollars, 2025Q4 = 1.

    US inflation, and what works of the sector cost more each year besides.
    """
    return (
        previous(construction_price_index)
        * quarterly_factor(us_inflation)
        * quarterly_factor(cost_escalation)
    )


@flow(USD_M, each="cash_window")
def delivered(disbursed, leakage_share, construction_price_index):
    """Delivered, at 2025Q4 prices: disbursed, less what is lost.

    Deflated by the prices of the sector's works.
    """
    return disbursed * (1 - leakage_share) / lookup("sector", construction_price_index)


@balance(USD_M)
def delivered_to_date(all_delivered):
    """Delivered to date, at 2025Q4 prices."""
    return to_date(all_delivered)


@flow(USD_M)
def all_delivered(delivered):
    """Delivered in all windows, at 2025Q4 prices."""
    return total(delivered)


@flow(USD_M, each="needs_sector")
def delivered_to_sector(delivered):
    """Delivered by sector of assessed needs, at 2025Q4 prices."""
    return total_by("needs_sector", delivered)


@balance(USD_M, each="needs_sector")
def delivered_to_sector_to_date(delivered_to_sector):
    """Delivered to date by sector of needs, at 2025Q4 prices."""
    return to_date(delivered_to_sector)
