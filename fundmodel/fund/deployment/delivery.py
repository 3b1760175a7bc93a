"""What the money buys, at the prices in which needs were assessed."""

from fundmodel.build_model import USD_M, balance, flow, to_date, total, total_by


@balance(USD_M)
def disbursed_to_date(money_disbursed):
    """Disbursed to date."""
    return to_date(money_disbursed)


@flow(USD_M, each="cash_window")
def delivered(disbursed, us_price_index):
    """Disbursed, at 2025Q4 prices."""
    return disbursed / us_price_index


@balance(USD_M)
def delivered_to_date(all_delivered):
    """Disbursed to date, at 2025Q4 prices."""
    return to_date(all_delivered)


@flow(USD_M)
def all_delivered(delivered):
    """Disbursed in all windows, at 2025Q4 prices."""
    return total(delivered)


@flow(USD_M, each="needs_sector")
def delivered_to_sector(delivered):
    """Disbursed by sector of assessed needs, at 2025Q4 prices."""
    return total_by("needs_sector", delivered)


@balance(USD_M, each="needs_sector")
def delivered_to_sector_to_date(delivered_to_sector):
    """Disbursed to date by sector of needs, at 2025Q4 prices."""
    return to_date(delivered_to_sector)
