"""One fund, one history, ten readings of the profit clause: who takes what in which year (I01).

The history of `model.md` 1.15, in billions of dollars: capital of 100 + 100 comes in at t = 0, then
eight years follow. Everything else is the model's own: from interest, gains and losses by window
over the bases of profit, their attribution and the tests at the year ends to the US share, and
from the cash account to what can be distributed at the end.
"""

import pytest

from tests.oracles.reading_rows import BASES, Found, Readings, reading, worked_out

INCOME = [0, 2, 4, 6, 5, 9, 11, 12, 12]
GAINS = [0, 0, 0, 0, 0, 4, 8, 10, 14]
REVALUED = [0, 0, 3, 6, -12, 5, 4, 3, -9]
WRITE_OFFS = [0, 0, 2, 3, 15, 0, 0, 0, 0]
COSTS = [0, *[2] * 8]
GRANTS = [0, 12, 12, 12, 6, 0, 0, 0, 0]
CAPITAL = [100, *[0] * 8]
PAYEES = (
    "guarantee claims", "running costs", "loan interest", "loan principal", "court rulings",
)  # fmt: skip
UNREALISED = [sum(REVALUED[: year + 1]) for year in range(9)]

WINDOWS = {
    "Loans of the Russian pool": {"instrument": "commercial loan", "recipient": "private"},
    "Other loans": {"instrument": "concessional loan", "recipient": "public"},
    "Equity of the Russian pool": {"instrument": "equity", "recipient": "private"},
    "Guarantees": {"instrument": "guarantee", "recipient": "private"},
}  # fmt: skip
POOL, OTHER, EQUITY, GUARANTEES = WINDOWS


def part(share: float, amounts: list[int]) -> list[float]:
    return [share * amount for amount in amounts]


LOSSES = {POOL: part(0.6, WRITE_OFFS), OTHER: part(0.4, WRITE_OFFS)}
HISTORY = {
    "is_year_end": 1,
    "is_war": 0,
    "profit_split_has_ended": 0,
    "is_last_quarter": [*[0] * 8, 1],
    "russian_money_received": CAPITAL,
    "european_money_received": CAPITAL,
    "european_money_for_units": CAPITAL,
    "russian_share_of_pledges": 0.5,
    "refrozen": 0,
    "russian_units": 100,
    "european_units": 100,
    "portfolio_value": 100,
    "interest_received": {POOL: part(0.8, INCOME), OTHER: part(0.2, INCOME)},
    "dividends_received": {EQUITY: 0},
    "guarantee_fees": 0,
    "treasury_income": 0,
    "plant_income": 0,
    "realised_gain": {EQUITY: GAINS},
    "unrealised_gain": {EQUITY: UNREALISED},
    "realised_loan_gain": 0,
    "unrealised_loan_gain": 0,
    "written_down": 0,
    "provision": 0,
    "provisions": 0,
    "provision_charge": 0,
    "loan_loss_realised": LOSSES,
    "loan_loss_booked": LOSSES,
    "losses_in_workout": {POOL: 0, OTHER: 0},
    "market_discount": {POOL: 0, OTHER: 0},
    "in_russian_pool": {POOL: 1, OTHER: 0, EQUITY: 1, GUARANTEES: 1},
    "pool_common_share": 0.5,
    "operating_costs": COSTS,
    "monitoring_costs": 0,
    "grants_paid": GRANTS,
    "money_disbursed": GRANTS,
    "reflows": [gain - loss for gain, loss in zip(GAINS, WRITE_OFFS, strict=True)],
    "claims_due": 0,
    "claims_recovered": 0,
    "all_claims_due": 0,
    "all_claims_recovered": 0,
    "all_backing_received": 0,
    "contributor_interest_due": 0,
    "contributor_principal_due": 0,
    "contributor_interest_booked": 0,
    "litigation_awarded": 0,
    "payee_rank": dict(zip(PAYEES, range(1, 6), strict=True)),
    "unpaid_waits": 1,
    "us_profit_share": 0.5,
    "deal_gains": 0,
    "security_fee_due": 0,
    "assets_passed_on": 0,
    "pools_are_segregated": 0,
    "pool_share_of_cash": 0,
}  # fmt: skip
NOTHING_IS_PAID_OUT_BEFORE = dict.fromkeys(
    ("security_fee_paid", "us_share_paid", "clawback_from_escrow",
     "clawback_from_us", "non_us_share_paid", "shared_in_between", "cash_to_keep",
     "is_distribution_quarter"), 0,
)  # fmt: skip

PROFIT = (
    "interest_income", "dividend_income", "guarantee_fee_income", "income_received",
    "realised_gains", "gross_profit", "realised_guarantee_losses", "booked_guarantee_losses",
    "realised_losses", "booked_losses", "unrealised_gains", "running_costs", "payee_due",
    "payee_payable", "payee_share_paid", "payee_paid", "payee_forgone", "payee_unpaid",
    "all_claims_paid", "costs_paid", "costs_booked", "all_market_discounts", "realised_profit",
    "accounting_profit", "accounting_profit_without_unrealised", "economic_profit",
    "losses_not_yet_realised", "profit_to_date", "bases_meet_at_the_end",
    "realised_leads_to_accounting", "windows_make_the_profit", "pools_bases_meet_at_the_end",
)  # fmt: skip
BY_WINDOW = (
    "window_losses", "window_realised_profit", "window_revaluation", "window_accounting_profit",
    "pool_realised_profit", "pool_revaluation", "pool_accounting_profit", "pool_market_change",
    "pool_common_items", "pool_common_items_booked", "segregated_realised_profit",
    "segregated_accounting_profit", "segregated_profit_without_unrealised",
    "segregated_economic_profit",
)  # fmt: skip
ATTRIBUTION = (
    "money_received", "russian_share_of_receipts", "russian_capital", "european_capital",
    "russian_share_of_paid_in", "russian_share_of_units", "russian_share_of_revenue_assets",
    "russian_share_of_idle_cash", "attributed_share", "attributed_share_of_interest",
    "attributed_cost_share", "is_segregated", "reading_is_segregated", "russian_share_at_start",
    "profit_by_base", "costs_by_base",
    "segregated_profit_by_base", "share_of_distributions", "is_whole_fund",
)  # fmt: skip
TESTS = (
    "is_test_quarter", "reading_base_profit", "reading_profit", "reading_profit_to_date",
    "high_water_mark", "chargeable_profit", "charges_follow_the_mark",
)  # fmt: skip
CASH = (
    "cash_before_payees", "cash_before_payouts", "distributable_cash", "cash_after_us_share",
    "cash_after_shares", "distributed", "cash",
)  # fmt: skip
TIERS = (
    "reading_claim_share", "reading_distribution", "capital_called",
    "capital_to_return", "capital_returned", "capital_left", "preferred_rate",
    "preferred_return_due", "preferred_return_paid", "preferred_return_owed", "profit_after_hurdle",
    "shortfall_of_us_share", "catch_up", "us_share_of_tiers", "us_tiers_to_date",
    "holders_profit_to_date", "tiers_pay_what_is_available",
)  # fmt: skip
SHARES = ("reading_deal_gains", "us_share_of_deals", "us_share_by_reading")
LINES = (*PROFIT, *BY_WINDOW, *ATTRIBUTION, *TESTS, *CASH, *TIERS, *SHARES)
CHECKS = (
    "realised_leads_to_accounting", "bases_meet_at_the_end", "pools_bases_meet_at_the_end",
    "windows_make_the_profit", "charges_follow_the_mark", "tiers_pay_what_is_available",
)  # fmt: skip


def history(readings: Readings, **changed: object) -> Found:
    """Every line of the history, t = 0 first."""
    given = HISTORY | NOTHING_IS_PAID_OUT_BEFORE | changed
    sets = {"window": WINDOWS, "payee": {name: {} for name in PAYEES}}
    return worked_out(readings, LINES, sets, given)


def take(readings: Readings, **changed: object) -> list[float]:
    """The US share of the one reading, year by year; none at t = 0."""
    ((at_start, *years),) = history(readings, **changed)["us_share_by_reading"].values()
    assert at_start == 0
    return years


@pytest.mark.parametrize(
    ("name", "by_year", "total"),
    [
        ("D1", [0, 1.5, 3.5, 0, 8, 10.5, 11.5, 7.5], 42.5),
        ("D2", [0, 1.5, 3.5, 0, 0, 6.5, 11.5, 7.5], 30.5),
        ("D3", [0, 0, 0, 0, 8, 10.5, 11.5, 7.5], 37.5),
        ("D4", [0, 0, 0, 0, 0, 0, 2, 7.5], 9.5),
        ("D5", [0, 0, 0.5, 0, 5.5, 8.5, 10, 12], 36.5),
        ("D6", [0, 0, 0.5, 0, 0, 8, 10, 12], 30.5),
        ("D7", [0, 0, 0.25, 0, 0, 4, 5, 6], 15.25),
        ("D8", [0.3, 2, 4, 0, 7.6, 9.9, 10.8, 6.8], 41.4),
        ("D9", [0.3, 0.5, 1, 0, 2.1, 7.9, 9.3, 11.3], 32.4),
        ("D10", [0, 0, 0, 0, 0, 0, 0, 9.5], 9.5),
    ],
)
def test_i01_ten_readings(name: str, by_year: list[float], total: float) -> None:
    """I01: the table of `model.md` 1.15; half the profit, on ten readings of what profit is."""
    found = take(reading(f"{name} "))
    assert found == pytest.approx(by_year, rel=0, abs=1e-12)
    assert sum(found) == pytest.approx(total, rel=0, abs=1e-12)


def test_i01_the_history_is_the_one_of_the_table() -> None:
    """I01: profit of 61 before grants on every base, 219 in cash, and every check is 0."""
    found = history(reading("D6 "))
    assert {base: row[-1] for base, row in found["profit_to_date"].items()} == pytest.approx(
        dict.fromkeys(found["profit_to_date"], 61), rel=0, abs=1e-12
    )
    assert found["distributable_cash"][""] == pytest.approx([0] * 8 + [219], rel=0, abs=1e-12)
    for check in CHECKS:
        for row in found[check].values():
            assert row == pytest.approx([0] * 9, rel=0, abs=1e-12), check


@pytest.mark.parametrize("preferred_return", [0.02, 0.05, 0.08])
def test_i01_a_preferred_return_on_all_capital(preferred_return: float) -> None:
    """I01, D10: from 2 % on, the hurdle on 200 takes all of the 19 above capital."""
    d10 = reading("D10 ", preferred_return=preferred_return, is_compound=1)
    owed = 200 * (1 + preferred_return) ** 8 - 200
    found = history(d10)
    assert list(found["us_share_by_reading"].values()) == [[0] * 9]
    ((*_, due),) = found["preferred_return_due"].values()
    assert due == pytest.approx(owed, rel=1e-12)
    assert due >= 34.3


@pytest.mark.parametrize(("catch_up_share", "printed"), [(0, 16.9), (0.8, 27.1), (1, 30.5)])
def test_i01_capital_without_grants_and_a_preferred_return(
    catch_up_share: float, printed: float
) -> None:
    """I01, last row: 158 of capital, 2 % preferred; without, with part of, with all the catch-up.

    The table counts the 42 of grants out of the capital from the start, so they are paid at t = 0
    here; the cash at the end is the same.
    """
    at_once = [sum(GRANTS), *[0] * 8]
    terms = reading("Capital without grants first, 2 %", catch_up_share=catch_up_share)
    found = take(terms, grants_paid=at_once, money_disbursed=at_once)
    above_hurdle = 219 - 158 * 1.02**8
    half_of_all = (219 - 158) / 2
    exact = {0: above_hurdle / 2, 0.8: 0.8 * above_hurdle, 1: half_of_all}[catch_up_share]
    assert found[:-1] == [0] * 7
    assert found[-1] == pytest.approx(printed, rel=0, abs=0.05)
    assert found[-1] == pytest.approx(exact, rel=0, abs=1e-12)


def test_grants_that_are_paid_later_leave_a_higher_hurdle() -> None:
    """As the model reckons it: capital earns its preferred return until the day it is granted."""
    found = take(reading("Capital without grants first, 2 %"))
    hurdle = 200.0
    for grant in GRANTS[1:]:
        hurdle = hurdle * 1.02 - grant
    assert found[-1] == pytest.approx((219 - hurdle) / 2, rel=1e-12)


@pytest.mark.parametrize("base", BASES)
def test_before_costs_it_does_not_matter_what_is_paid_of_them(base: str) -> None:
    """On each base costs are added back as that base counts them: booked, or paid.

    Costs of 60 a year are more than the fund can pay: some wait, and the last are forgiven.
    """
    name, terms = next(iter(reading("D2 ", is_before_costs=1).items()))
    before_costs = {name: terms | {"profit_base": base}}
    found = history(before_costs, operating_costs=[0, *[60] * 8])
    assert max(found["payee_unpaid"]["running costs"]) > 0
    assert sum(found["payee_forgone"]["running costs"]) > 0
    (profit,) = found["reading_profit"].values()
    (without_costs,) = history(before_costs, operating_costs=0)["reading_profit"].values()
    assert profit == pytest.approx(without_costs, rel=0, abs=1e-9)
