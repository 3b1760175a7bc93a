"""The sections of the page: which lines each of them draws and tells."""

from fundmodel.build_model import Picker, Picture
from fundmodel.fund.front_pages import READINGS
from fundmodel.fund.statements import (
    BALANCE_SHEET,
    CASH_FLOW,
    INCOME,
    SOURCES_AND_USES,
    WHO_GAINS,
)
from fundmodel.page.sections import LINES, SCENARIOS, Section

A_YEAR, HELD = "US$ bn a year, nominal", "US$ bn at the year end, money of the day"
AT_2025Q4, OVER_GDP = "US$ bn, prices of 2025Q4", "% of GDP, at the year end"

MONEY = Section(
    "money",
    "Money in and out",
    "What the fund receives and pays in each year.",
    pictures=(
        Picture(
            "Money received and disbursed",
            A_YEAR,
            "stacked columns",
            (
                ("russian_money_received", "Russian assets"),
                ("european_money_received", "European contributions"),
            ),
            (("money_disbursed", "Disbursed"),),
        ),
        Picture(
            "What comes back",
            A_YEAR,
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
            A_YEAR,
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
            A_YEAR,
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
            A_YEAR,
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

NEEDS = Section(
    "needs",
    "Needs by sector",
    "Assessed needs, and how much of them the fund has built: each sector counts up to its need.",
    pictures=(
        Picture(
            "Assessed needs covered to date",
            AT_2025Q4,
            "lines",
            (("needs_to_date", "Assessed"), ("needs_covered_to_date", "Covered")),
        ),
        Picture(
            "Assessed needs covered by 2036",
            "% of assessed needs, prices of 2025Q4",
            "bars",
            (("needs_covered_by_sector", "Covered"),),
        ),
        Picture(
            "Needs covered to date",
            AT_2025Q4,
            "lines",
            (
                ("needs_of_sector_to_date", "Assessed"),
                ("needs_covered_of_sector_to_date", "Covered"),
            ),
        ),
    ),
    results=(
        "needs_covered_by_2030",
        "needs_covered_by_2033",
        "needs_covered_by_2036",
        "needs_covered_by_sector",
        "needs_covered_within_reach",
        "needs_covered_with_cofinancing",
        "works_total",
        "works_per_dollar",
    ),
    picker=Picker("needs_sector", "Sector", "Energy"),
)

CONTRIBUTORS = Section(
    "contributors",
    "By contributor",
    "What each contributor pays in, gets back and stands to lose.",
    pictures=(
        Picture(
            "Called and received",
            A_YEAR,
            "lines",
            (("called", "Called"), ("contribution_received", "Received")),
        ),
        Picture(
            "Budget line",
            "EUR bn a year, nominal",
            "stacked columns",
            (("contributor_budget_line", "Budget line"),),
        ),
        Picture(
            "Net cost by contributor",
            "US$ bn, present value, own curves",
            "bars",
            (("contributor_net_cost", "Net cost"),),
        ),
        Picture(
            "Net cost over a year's GDP",
            "% of GDP, present value, own curves",
            "bars",
            (("contributor_cost_over_gdp", "Net cost over GDP"),),
        ),
    ),
    results=(
        "contributor_net_cost",
        "contributor_cost_over_gdp",
        "contributor_paid_in",
        "contributor_pledge_lost",
        "contributor_contingent_liability",
        "oda_grant_equivalent",
        "europe_net_cost_present_value",
        "europe_paid_in_total",
        "contributors_net_cost_total",
        "pledges_lost_total",
    ),
    picker=Picker("contributor", "Contributor", "Germany"),
)

WINDOWS = Section(
    "windows",
    "By window",
    "What each window commits, pays out, holds and earns.",
    pictures=(
        Picture(
            "Committed, disbursed and delivered",
            f"{A_YEAR}; delivered at prices of 2025Q4",
            "lines",
            (("committed", "Committed"), ("disbursed", "Disbursed"), ("delivered", "Delivered")),
        ),
        Picture(
            "Held",
            HELD,
            "stacked area",
            (
                ("loans_outstanding", "Loans"),
                ("claims_in_workout", "Claims in workout"),
                ("equity_value", "Equity"),
                ("guarantee_exposure", "Guaranteed loans"),
            ),
        ),
        Picture(
            "Disbursed by window",
            "US$ bn, nominal",
            "bars",
            (("window_disbursed", "Disbursed"),),
        ),
        Picture(
            "Profit by window, before the fund's costs",
            "US$ bn, nominal",
            "bars",
            (("window_profit", "Profit"),),
        ),
    ),
    results=(
        "window_disbursed",
        "window_delivered",
        "window_profit",
        "window_loss",
        "window_subsidy",
        "loan_irr",
        "loan_grant_element_at_market",
        "loan_grant_element_unified",
        "equity_irr",
        "grants_by_window",
        "guarantee_gift",
    ),
    picker=Picker("window", "Window", "Energy concessional loans"),
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
    "Each line with its formula and values, and the chain from it back to sourced assumptions.",
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
