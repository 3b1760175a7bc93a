"""Who is paid, in which order?"""

from fundmodel.build_model import Stage

STAGE = Stage.of_folder(
    __name__,
    (
        "reserves",
        "security_fee",
        "reading_profit",
        "capital_first",
        "deal_by_deal",
        "us_share_by_reading",
        "us_profit_share",
        "escrow",
        "non_us_share",
        "distributions",
        "owners",
        "excluding_treasury_income",
        "fund_units",
        "segregated_pool",
    ),
)
