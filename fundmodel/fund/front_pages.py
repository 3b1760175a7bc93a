"""What the cover and the dashboard show of the fund."""

from fundmodel.build_model import (
    Alternatives,
    Chance,
    EventLines,
    Picker,
    Picture,
    Presentation,
    StatedAndExpected,
)
from fundmodel.fund.answer import IN_SHORT
from fundmodel.fund.change_log import CHANGE_LOG
from fundmodel.fund.glossary import GLOSSARY

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
        ("ukraine_whole_net_receipt_total", "Ukraine's net receipt (whole), rerun"),
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
    status="Terms of the draft of 20 November 2025; no version is agreed.",
    world=(
        "Base is a world, not a forecast: the war ends and the deal is signed by the end of 2026,",
        (
            "its terms are kept, and peace holds for thirty years. By the model's own hazards "
            "peace, once signed, lasts that long with one chance in five."
        ),
    ),
    reading=(
        "In base: profit of the Russian tranche (pooled, by fund units), realised in cash, grants",
        "outside, after costs and losses, losses carried forward, no hurdle, tested yearly; the",
        "other half stays in the fund, and what is left goes to Ukraine. Other scenarios select",
        'other readings and owners: "Readings" marks the one that is shown.',
    ),
    in_brief=(
        ("needs_covered_by_2030", "Needs covered by 2030"),
        ("needs_covered_by_2036", "Needs covered by 2036"),
        ("ukraine_gain", "Ukraine's gain (whole)"),
        ("us_take_present_value", "US take"),
        ("interest_in_us_share", "Idle-cash interest in it"),
        ("europe_net_cost_present_value", "Europe's net cost"),
        ("refrozen_present_value", "Back to the freeze"),
    ),
    ranges_in_brief=(
        ("needs_covered_by_2036", "Needs covered by 2036"),
        ("ukraine_gain", "Ukraine's gain"),
        ("us_take_present_value", "US take"),
        ("europe_net_cost_present_value", "Europe's net cost"),
        ("refrozen_present_value", "Back to the freeze"),
    ),
    pictures=(
        Picture(
            'US take by reading of "half of the profits"',
            "US$ bn, nominal",
            "bars",
            (("us_take_by_reading", "US take"),),
            short={
                "Russian money in revenue first, accounting without unrealised": (
                    "Russian money in revenue first"
                ),
                "Russian tranche, before costs, after security fee": (
                    "Russian tranche, before costs"
                ),
            },
            name="readings",
        ),
        Picture(
            "Who gains over no deal",
            "US$ bn, present value, common rate",
            "bars",
            (("gain_by_stakeholder", "Gain over no deal"),),
            name="gains",
        ),
        Picture(
            "Money received and disbursed",
            "US$ bn a year, nominal",
            "stacked columns",
            (
                ("russian_money_received", "Russian assets"),
                ("european_money_received", "European contributions"),
            ),
            (("money_disbursed", "Disbursed"),),
            name="money",
        ),
        Picture(
            "What the fund holds at the year end",
            "US$ bn, money of the day",
            "stacked area",
            (("cash", "Cash"), ("all_loans", "Loans and claims"), ("all_equity", "Equity")),
            name="holdings",
        ),
        Picture(
            "US share of profit",
            "US$ bn a year, nominal; the last year holds the wind-up",
            "lines",
            (
                ("us_share_due", "Falls due"),
                ("us_share_excluding_treasury_income", "If idle cash did not count"),
            ),
            decimals=True,
            name="us_share",
        ),
        Picture(
            "Assessed needs covered to date",
            "US$ bn, prices of 2025Q4",
            "lines",
            (("needs_to_date", "Assessed"), ("needs_covered_to_date", "Covered")),
            name="needs",
        ),
    ),
    alternatives=READINGS,
    event_lines=EventLines({"war_hazard": "war_hazard_by_quarter"}, "quarters_since_signature"),
    pickers=(
        Picker("contributor", "Contributor", "Germany"),
        Picker("sector", "Sector", "Energy"),
        Picker("window", "Window", "Energy concessional loans"),
    ),
    chances=(
        Chance("Ukraine gains less than without a deal", "ukraine_gain", below=True),
        Chance("Investments return less than they cost", "investment_multiple", 1.0, below=True),
        Chance("Investments return less than Treasuries", "return_over_treasuries", below=True),
        Chance("Russian money goes back to the freeze", "refrozen_present_value"),
        Chance("The fund owes what it has no cash for", "payees_wait"),
        Chance("Debt above the IMF's line, target year", "debt_over_line_at_programme_end"),
    ),
    glossary=GLOSSARY,
    change_log=CHANGE_LOG,
    in_short=IN_SHORT,
    fans={
        "money_disbursed": "Money disbursed in the year, nominal",
        "us_share_paid": "US share of profit paid in the year, nominal",
        "cash": "Idle cash at the year end, money of the day",
    },
    stated_and_expected=(
        StatedAndExpected("us_take_present_value", "the US takes US$", " bn (present value)"),
        StatedAndExpected("ukraine_gain", "Ukraine gains US$", " bn over no deal (present value)"),
        StatedAndExpected("needs_covered_by_2036", "", " % of assessed needs are covered by 2036"),
    ),
)
