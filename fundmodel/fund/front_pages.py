"""What the cover and the dashboard show of the fund."""

from fundmodel.build_model import Picture, Presentation, Tile

PRESENTATION = Presentation(
    title="Ukraine reconstruction fund",
    purpose=(
        (
            "US$100bn of immobilised Russian assets and US$100bn from Europe, in a US-led fund to "
            "rebuild Ukraine."
        ),
        (
            "The US would receive half of the profits (28-point draft peace plan of November 2025, "
            "point 14)."
        ),
        "How much is spent, when and on what; what the fund earns; who ends up with what.",
    ),
    status="Illustrative: no version of the plan is agreed, and its text leaves many terms open.",
    reading=(
        "Profit of the Russian tranche (pooled, by fund units), realised in cash, grants outside,",
        "after costs and realised losses, losses carried forward, no hurdle, tested once a year.",
        "The other half stays in the fund; what is left at the end goes to Ukraine.",
    ),
    tiles=(
        Tile("us_take_total", "US take, US$ bn, nominal", "billions"),
        Tile("us_take_present_value", "US take, US$ bn, present value at 2026Q4", "billions"),
        Tile(
            "us_take_without_treasury",
            "US take, US$ bn, if interest on idle cash did not count",
            "billions",
        ),
        Tile("treasury_share_of_profit", "Interest on idle cash in profit before losses and costs"),
        Tile("ukraine_net_receipt_total", "Ukraine's net receipt (public), US$ bn", "billions"),
        Tile(
            "ukraine_net_receipt_additional",
            "Ukraine's net receipt (public) less the windfall foregone, US$ bn",
            "billions",
        ),
        Tile(
            "ukraine_whole_net_receipt_total",
            "Ukraine's net receipt, public and private, US$ bn",
            "billions",
        ),
        Tile(
            "europe_net_cost_present_value", "Europe's net cost, US$ bn, present value", "billions"
        ),
        Tile(
            "disbursed_by_headline_year",
            "Disbursed by the end of the headline year, US$ bn",
            "billions",
        ),
        Tile("needs_covered", "Assessed needs covered by then, at 2025Q4 prices"),
        Tile("investment_irr", "Rate of return of the investments, a year, grants left out"),
        Tile("cash_share_of_net_assets", "Average cash over average net asset value"),
    ),
    pictures=(
        Picture(
            "Money received and disbursed",
            "US$ bn a year",
            "stacked columns",
            (
                ("russian_money_received", "Russian assets"),
                ("european_money_received", "European contributions"),
            ),
            (("money_disbursed", "Disbursed"),),
        ),
        Picture(
            "What the fund holds at the year end",
            "US$ bn",
            "stacked area",
            (("cash", "Cash"), ("all_loans", "Loans and claims"), ("all_equity", "Equity")),
        ),
        Picture(
            "US share of profit",
            "US$ bn a year",
            "clustered columns",
            (
                ("us_share_due", "Falls due"),
                ("us_share_without_treasury", "If interest on idle cash did not count"),
            ),
            decimals=True,
        ),
    ),
)
