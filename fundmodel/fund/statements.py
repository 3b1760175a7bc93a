"""The fund's statements by calendar year: which lines stand where, and with which sign.

What is kept in escrow stands beside the fund, and on none of them.
"""

from fundmodel.build_model import Statement, amount, is_zero, total_of

NOMINAL = "US$ bn a year, nominal"
CLAWED_BACK = ("clawback_from_us", "clawback_from_escrow")

SOURCES_AND_USES = Statement(
    "Sources and uses of cash",
    NOMINAL,
    (
        amount("Russian assets received", "russian_money_received"),
        amount("European contributions received", "european_money_received"),
        amount("Income received", "income_received"),
        amount("Reflows: principal, recoveries, sales", "reflows"),
        amount("Clawed back from the US share", *CLAWED_BACK),
        total_of("Sources"),
        amount("Grants paid", "grants_paid"),
        amount("Loans and equity paid out", "money_disbursed", "-grants_paid"),
        amount("Claims on guarantees paid", "all_claims_paid"),
        amount("Running costs paid", "costs_paid"),
        amount("Service of contributors' loans", "all_contributor_service_paid"),
        amount("Rulings paid", "litigation_paid"),
        amount("Returned to the freeze", "refrozen"),
        amount("US share of profit paid", "us_share_paid"),
        amount("Security fee paid", "security_fee_paid"),
        amount("Other shares of profit paid", "non_us_share_paid"),
        amount("Distributed to the owners", "distributed"),
        amount("Added to cash", "cash", "-cash@start"),
        total_of("Uses"),
        is_zero("Check: sources less uses", "Sources", "-Uses"),
    ),
)

INCOME = Statement(
    "Income statement",
    "US$ bn a year, nominal, at fair value; costs and losses are negative",
    (
        amount("Interest on loans", "interest_income"),
        amount("Dividends", "dividend_income"),
        amount("Fees on guarantees", "guarantee_fee_income"),
        amount("Interest on idle cash", "treasury_income"),
        amount("Income of the plant", "plant_income"),
        total_of("Income"),
        amount("Gains realised", "realised_gains"),
        amount("Gains not yet realised", "gains_in_accounts", "-realised_gains"),
        amount("Credit losses and provisions", "-booked_losses"),
        amount("Running costs", "-costs_booked"),
        amount("Interest on contributors' loans", "-contributor_interest_booked"),
        total_of("Profit before shares", "Income"),
        amount(
            "US share of profit, less clawed back", "-us_share_due", "us_share_forgiven",
            *CLAWED_BACK,
        ),
        amount("Security fee", "-security_fee_due", "security_fee_forgiven"),
        amount("Other shares of profit", "-non_us_share_paid"),
        amount("Rulings", "-litigation_paid"),
        total_of("Profit after shares", "Profit before shares"),
        amount("Grants to Ukraine", "-grants_paid"),
        amount("Distributed, and assets handed over", "-distributed", "-assets_passed_on"),
        total_of("Change in retained earnings", "Profit after shares"),
        is_zero("Check: profit of the accounts", "Profit before shares",
                lines=("-accounting_profit",)),
        is_zero("Check: retained earnings", "Change in retained earnings",
                lines=("-retained_earnings", "retained_earnings@start")),
    ),
)  # fmt: skip

BALANCE_SHEET = Statement(
    "Balance sheet",
    "US$ bn at the year end, money of the day",
    (
        amount("Cash", "cash"),
        amount("Loans", "loans_outstanding"),
        amount("Provisions", "-provisions"),
        amount("Claims in workout", "claims_in_workout"),
        amount("Equity at fair value", "equity_value"),
        total_of("Assets"),
        amount("Claims on guarantees unpaid", "payee_unpaid[guarantee claims]"),
        amount("Running costs unpaid", "payee_unpaid[running costs]"),
        amount("US share of profit payable", "us_share_payable"),
        amount("Security fee payable", "security_fee_payable"),
        amount("Owed to contributors on loans", "owed_to_contributors"),
        total_of("Liabilities"),
        amount("Capital paid in", "capital_paid_in"),
        amount("Retained earnings", "retained_earnings"),
        total_of("Liabilities and capital", "Liabilities"),
        is_zero("Check: assets less liabilities and capital", "Assets", "-Liabilities and capital"),
    ),
)

CASH_FLOW = Statement(
    "Cash-flow statement",
    "US$ bn a year, nominal; what the fund pays is negative",
    (
        amount("Income received", "income_received"),
        amount("Claims on guarantees", "-all_claims_paid"),
        amount("Running costs", "-costs_paid"),
        total_of("From operations"),
        amount("Reflows", "reflows"),
        amount("Loans and equity", "-money_disbursed", "grants_paid"),
        total_of("From investment"),
        amount("Received from both sources", "money_received"),
        amount("Service of contributors' loans", "-all_contributor_service_paid"),
        amount("Grants", "-grants_paid"),
        amount("Rulings, and back to the freeze", "-litigation_paid", "-refrozen"),
        total_of("From the sources, less grants"),
        amount("US share of profit, less clawed back", "-us_share_paid", *CLAWED_BACK),
        amount("Security fee", "-security_fee_paid"),
        amount("Other shares of profit", "-non_us_share_paid"),
        amount("Distributed to the owners", "-distributed"),
        total_of("To those who share in profit"),
        total_of("Change in cash", "From operations", "From investment",
                 "From the sources, less grants", "To those who share in profit"),
        amount("Cash at the start of the year", "cash@start"),
        total_of("Cash at the end of the year", "Change in cash"),
        is_zero("Check: cash of the balance sheet", "Cash at the end of the year",
                lines=("-cash",)),
    ),
)  # fmt: skip

GAINERS = (
    "United States",
    "Contributors",
    "Ukraine, public",
    "Ukraine, private",
    "Owner of the assets",
    "Host states",
    "Other lenders of the G7",
    "Buyers of equity",
    "Rest of the economy",
    "The fund",
)
WHO_GAINS = Statement(
    "Who gains: cash less what each would have had without the deal",
    "US$ bn a year, nominal; received is positive",
    (
        *(amount(name, f"stakeholder_gain[{name}]") for name in GAINERS),
        is_zero("Check: what one gains others give up"),
    ),
)

STATEMENTS = (SOURCES_AND_USES, INCOME, BALANCE_SHEET, CASH_FLOW, WHO_GAINS)
