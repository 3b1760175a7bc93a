"""What the cover and the dashboard show of the fund."""

from fundmodel.build_model import Alternatives, Picture, Presentation, Tile

READINGS = Alternatives(
    title="Readings",
    purpose='US take on each legal reading of "half of the profits", side by side',
    noun="Reading",
    line="us_share_by_reading",
    result="us_take_by_reading",
    heading="US take, same history",
    choice="selected_reading",
    reruns=(
        ("us_take_total", "US take, rerun"),
        ("us_profit_share_total", "US share of profit paid, rerun"),
        ("ukraine_net_receipt_total", "Ukraine's net receipt (public), rerun"),
    ),
    explanation=(
        (
            "Same history: what the reading gives while the selected one drives the cash; less "
            "clawback, without the security fee and what is left at the end."
        ),
        (
            "Rerun: the reading drives the cash itself. What the US does not take stays in the "
            "fund, earns, and is profit again: half the share is not half the take."
        ),
        "By year: the share as it falls due on the same history, before clawback.",
    ),
)

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
        "In base: profit of the Russian tranche (pooled, by fund units), realised in cash, grants",
        "outside, after costs and losses, losses carried forward, no hurdle, tested yearly; the",
        "other half stays in the fund, and what is left goes to Ukraine. Other scenarios select",
        "other readings and owners: the sheet Readings marks the one that is shown.",
    ),
    tiles=(
        Tile("us_take_total", "US take, US$ bn, nominal", "billions"),
        Tile(
            "us_take_additional", "US take less what its G7 loan loses, US$ bn, nominal", "billions"
        ),
        Tile("us_take_present_value", "US take, US$ bn, present value at 2026Q4", "billions"),
        Tile(
            "us_take_additional_present_value",
            "US take less what its G7 loan loses, US$ bn, present value",
            "billions",
        ),
        Tile("us_profit_share_total", "Of the US take: share of profit, US$ bn", "billions"),
        Tile("us_residual_total", "Of the US take: residual, US$ bn, nominal", "billions"),
        Tile("ukraine_net_receipt_total", "Ukraine's net receipt (public), US$ bn", "billions"),
        Tile(
            "ukraine_net_receipt_additional",
            "Ukraine's net receipt (public) less what it would have had, US$ bn",
            "billions",
        ),
        Tile(
            "ukraine_whole_net_receipt_total",
            "Ukraine's net receipt, public and private, US$ bn",
            "billions",
        ),
        Tile(
            "ukraine_whole_net_receipt_additional",
            "The same less what Ukraine would have had, US$ bn",
            "billions",
        ),
        Tile(
            "europe_net_cost_present_value", "Europe's net cost, US$ bn, present value", "billions"
        ),
        Tile("pledges_lapsed_total", "Europe's pledge that is never called, US$ bn", "billions"),
        Tile(
            "assets_passed_on_total", "Loans and equity handed over at the end, US$ bn", "billions"
        ),
        Tile(
            "europe_net_cost_additional",
            "Europe's net cost less aid replaced, plus G7 loans' loss, US$ bn",
            "billions",
        ),
        Tile(
            "us_take_without_treasury",
            "US take, US$ bn, if interest on idle cash did not count",
            "billions",
        ),
        Tile("treasury_share_of_profit", "Interest on idle cash in profit before losses and costs"),
        Tile(
            "disbursed_by_headline_year",
            "Disbursed by the end of the headline year, US$ bn",
            "billions",
        ),
        Tile("needs_covered", "Assessed needs covered by then, at 2025Q4 prices"),
        Tile("investment_irr", "Rate of return of the investments, a year, grants left out"),
        Tile("cash_share_of_net_assets", "Average cash over average net asset value"),
    ),
    in_brief=(
        ("us_take_total", "US take"),
        ("us_residual_total", "of it residual"),
        ("us_take_present_value", "US take, present value"),
        ("ukraine_net_receipt_total", "Ukraine's net receipt"),
        ("ukraine_net_receipt_additional", "less what it would have had"),
        ("europe_net_cost_present_value", "Europe's net cost, present value"),
        ("needs_covered", "Needs covered"),
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
                ("us_share_excluding_treasury_income", "If interest on idle cash did not count"),
            ),
            decimals=True,
        ),
    ),
    alternatives=READINGS,
)
