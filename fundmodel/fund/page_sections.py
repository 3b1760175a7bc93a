"""The sections of the page: which lines each of them draws and tells."""

from fundmodel.build_model import Picture
from fundmodel.fund.front_pages import READINGS
from fundmodel.fund.page_members import CONTRIBUTORS, HELD, NEEDS, WINDOWS
from fundmodel.fund.statements import (
    BALANCE_SHEET,
    CASH_FLOW,
    INCOME,
    NOMINAL,
    SOURCES_AND_USES,
    WHO_GAINS,
)
from fundmodel.page.sections import LINES, SCENARIOS, Section

OVER_GDP = "% of GDP, at the year end"

MONEY = Section(
    "money",
    "Money in and out",
    "What the fund receives and pays in each year.",
    pictures=(
        Picture(
            "Money received and disbursed",
            NOMINAL,
            "stacked columns",
            (
                ("russian_money_received", "Russian assets"),
                ("european_money_received", "European contributions"),
            ),
            (("money_disbursed", "Disbursed"),),
        ),
        Picture(
            "What comes back",
            NOMINAL,
            "stacked columns",
            (
                ("reflows", "Principal, recoveries, sales"),
                ("interest_income", "Interest on loans"),
                ("dividend_income", "Dividends"),
                ("guarantee_fee_income", "Fees on guarantees"),
                ("treasury_income", "Interest on idle cash"),
            ),
        ),
        Picture(
            "What leaves the fund, but for investments",
            NOMINAL,
            "stacked columns",
            (
                ("us_share_paid", "US share of profit"),
                ("security_fee_paid", "Security fee"),
                ("distributed", "Distributed to the owners"),
                ("refrozen", "Back to the freeze"),
                ("costs_paid", "Running costs"),
            ),
        ),
        Picture(
            "Committed and disbursed",
            NOMINAL,
            "lines",
            (("commitments_made", "Committed"), ("money_disbursed", "Disbursed")),
        ),
    ),
    results=("disbursed_by_milestone", "refrozen_present_value", "refrozen_total"),
    statements=(SOURCES_AND_USES, CASH_FLOW),
)

HOLDINGS = Section(
    "holdings",
    "What the fund holds",
    "Cash, loans and equity, and what the fund would be worth.",
    pictures=(
        Picture(
            "What the fund holds at the year end",
            HELD,
            "stacked area",
            (("cash", "Cash"), ("all_loans", "Loans and claims"), ("all_equity", "Equity")),
        ),
        Picture("Net asset value", HELD, "lines", (("net_asset_value", "Net asset value"),)),
    ),
    results=(
        "highest_cash",
        "cash_share_of_net_assets",
        "highest_net_asset_value",
        "return_over_treasuries",
        "investment_irr",
        "investment_multiple",
    ),
    statements=(BALANCE_SHEET, INCOME),
)

STAKEHOLDERS = Section(
    "stakeholders",
    "Who gets what",
    "What everybody gains over a world without the deal: what one gains another gives up.",
    pictures=(
        Picture(
            "Who gains over no deal",
            "US$ bn, present value, common rate",
            "bars",
            (("gain_by_stakeholder", "Gain over no deal"),),
        ),
        Picture(
            "The same without discounting",
            "US$ bn, nominal",
            "bars",
            (("gain_by_stakeholder_total", "Gain over no deal"),),
        ),
        Picture(
            "US share of profit",
            "US$ bn a year, nominal; the last year holds the wind-up",
            "lines",
            (
                ("us_share_due", "Falls due"),
                ("us_share_excluding_treasury_income", "If idle cash did not count"),
            ),
        ),
        Picture(
            "Ukraine as a whole, net of what it would have had",
            NOMINAL,
            "stacked columns",
            (
                ("ukraine_net_cash", "Public"),
                ("ukraine_private_net_cash", "Private"),
            ),
        ),
    ),
    results=(
        "us_take_present_value",
        "us_take_total",
        "interest_in_us_share",
        "ukraine_gain",
        "ukraine_public_gain",
        "ukraine_private_gain",
        "europe_net_cost_present_value",
    ),
    statements=(WHO_GAINS,),
    sums_to_zero=(
        "gain_by_stakeholder",
        "Together they gain {}: what one gains another gives up (present value, common rate).",
    ),
)

READINGS_OF_HALF = Section(
    "readings",
    'Readings of "half of the profits"',
    READINGS.purpose,
    alternatives=READINGS,
)

DEBT = Section(
    "debt",
    "Ukraine's public debt",
    "Debt with and without the fund, its service, and the lines of the IMF's programme.",
    pictures=(
        Picture(
            "Public debt with and without the fund",
            OVER_GDP,
            "lines",
            (("public_debt_to_gdp", "With the fund"), ("debt_without_fund", "Without")),
        ),
        Picture(
            "Debt that the fund adds",
            OVER_GDP,
            "lines",
            (("debt_added_to_gdp", "Added"), ("debt_value_to_gdp", "Its present value")),
        ),
        Picture(
            "Debt to the fund by recipient",
            HELD,
            "stacked area",
            (("debt_by_recipient[public]", "Public"), ("debt_by_recipient[private]", "Private")),
        ),
        Picture(
            "Gross financing need of the state",
            "% of GDP, last quarter of the year",
            "lines",
            (("gross_financing_need", "Financing need"),),
        ),
    ),
    results=(
        "highest_debt_added",
        "public_debt_at_headline",
        "public_debt_at_programme_end",
        "debt_over_line_at_programme_end",
        "public_debt_at_end",
        "highest_financing_need",
        "highest_debt_service_to_revenue",
        "highest_debt_value",
    ),
)

TWO_SCENARIOS = Section(
    "scenarios",
    "What differs between two scenarios",
    "The inputs that differ, with the reasons for them, and the headline results of both.",
    SCENARIOS,
)

EVERY_LINE = Section(
    "lines",
    "Every line in words",
    (
        "Each line with its formula and values, and the chain from it back to sourced assumptions. "
        "By year: flows of the year, all else at its end; amounts are nominal, unless a label says "
        "otherwise."
    ),
    LINES,
)

SECTIONS = (
    MONEY,
    HOLDINGS,
    STAKEHOLDERS,
    READINGS_OF_HALF,
    NEEDS,
    CONTRIBUTORS,
    WINDOWS,
    DEBT,
    TWO_SCENARIOS,
    EVERY_LINE,
)
