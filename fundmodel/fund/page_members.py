"""The sections of the page in which a reader picks a sector, a contributor or a window."""

from fundmodel.build_model import Picker, Picture
from fundmodel.fund.statements import NOMINAL
from fundmodel.page.sections import Section

HELD = "US$ bn at the year end, money of the day"
AT_2025Q4 = "US$ bn, prices of 2025Q4"

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
            NOMINAL,
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
            f"{NOMINAL}; delivered at prices of 2025Q4",
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
