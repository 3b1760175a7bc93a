"""What the whole fund must give where the answer is known beforehand, named after its number."""

import numpy as np
import pytest

from fundmodel import measures
from fundmodel.build_model import EUR_M, USD_M, USD_M_A_YEAR
from fundmodel.read_assumptions import Column, Series
from fundmodel.run_paths.run import Run
from tests.properties.draws import BASE, constant, run_with, us_short_rate
from tests.properties.test_still_world import still

MONEY = (USD_M, USD_M_A_YEAR)
SMALL = {"russian_assets_pledged": 10_000.0, "european_pledge": 8_000.0}
OF_TIERS = frozenset({"holders_profit_to_date", "profit_after_hurdle"})
"""What is paid above capital, from which grants are taken by the units at the quarter's start."""
BESIDE_THE_FUND = frozenset(
    {
        *("absorptive_capacity", "sector_capacity", "disbursement_limit"),  # of Ukraine's economy
        "equity_buyers_money",
        "vehicle_income",
        "us_vehicle_income",  # on the assets that the fund does not get
        "united_states_net_cash",
        "ukraine_net_cash",
        "ukraine_whole_net_cash",
        "contributors_net_cash",
        "stakeholder_gain",
        "other_lenders_net_cash",  # less what would be without the fund
    }
)
"""Money outside the fund, as are the flows of the counterfactual: no matter of its size."""


def test_i04_without_rates_losses_and_costs_all_profit_is_0() -> None:
    """I04: the multiple is 1, and every row of profit 0."""
    run = still()
    rows = [
        name
        for name, line in run.model.lines.items()
        if "profit" in name and line.unit in (USD_M, EUR_M) and name not in OF_TIERS
    ]
    assert run.results["investment_multiple"] == pytest.approx(1, rel=1e-12)
    assert run.results["us_take_total"] == pytest.approx(0, abs=1e-6)
    assert {"accounting_profit", "realised_profit", "russian_tranche_profit"} <= set(rows)
    assert {name: high for name in rows if (high := _highest(run, name)) > 1e-6} == {}


def _highest(run: Run, name: str) -> float:
    """The largest amount of a line, but for readings in which grants are an expense: a loss."""
    line, rows = run.model.lines[name], np.abs(run.arrays[name])
    if (line.definition.each or "").endswith("reading"):
        expensed = dict(
            zip(BASE.sets["reading"].members, BASE.column_values("grants_are_expense"), strict=True)
        )
        rows = rows[:, [not expensed[one] for one in run.model.members(name)]]
    return float(rows.max())


def _one_rate(rate: float, instrument: str, **changed: object) -> Run:
    """All that the fund owns or waits with earns one rate, at no cost and without losses."""
    windows = BASE.sets["window"]
    kinds = windows.attributes["instrument"]
    chosen = [one for one, kind in zip(windows.members, kinds, strict=True) if kind == instrument]
    rates = us_short_rate(rate) | constant(equity_total_return=rate)
    nothing = dict.fromkeys(
        ("cash_margin", "equity_growth_shift", "default_rate_multiplier", "operating_cost_rate",
         "monitoring_cost_share", "transfer_cost_share", "wind_up_equity_discount",
         "leakage_share"), 0.0,
    )  # fmt: skip
    shares = {f"commitment_share[{one}]": 0.0 for one in windows.members}
    shares |= {f"commitment_share[{one}]": 1 / len(chosen) for one in chosen}
    return run_with({**rates, **constant(**nothing), **shares, **changed})


@pytest.mark.parametrize("us_profit_share", [0.0, 0.5])
@pytest.mark.parametrize("rate", [0.02, 0.05, 0.11])
def test_i05_one_rate_everywhere_is_the_return_of_the_fund(
    rate: float, us_profit_share: float
) -> None:
    """I05: equity only; waiting money earns the same, so that it is no drag."""
    run = _one_rate(rate, "equity", us_profit_share=us_profit_share)
    assert run.arrays["exit_proceeds"].sum() > 0
    assert run.arrays["grants_paid"].sum() == 0
    assert run.results["investment_irr"] == pytest.approx(rate, rel=0, abs=1e-9)
    assert run.results["claimants_irr"] == pytest.approx(rate, rel=0, abs=1e-9)


def test_i05_loans_at_the_rate_of_a_quarter_too() -> None:
    """I05: coupons do not compound within a year, so the same rate is a lower coupon."""
    coupon = 4 * (1.05 ** (1 / 4) - 1)
    run = _one_rate(0.05, "concessional loan", **constant(coupon=coupon))
    assert run.arrays["interest_received"].sum() > 0
    assert run.results["investment_irr"] == pytest.approx(0.05, rel=0, abs=1e-9)
    assert run.results["claimants_irr"] == pytest.approx(0.05, rel=0, abs=1e-9)


def test_i06_twice_the_pledges_are_twice_every_flow() -> None:
    """I06: with pledges so small that the cap on absorption is never reached."""
    cap = constant(absorption_cap=0.25)
    one, two = (
        run_with({**cap, **{name: size * pledge for name, pledge in SMALL.items()}})
        for size in (1, 2)
    )
    flows = [
        name
        for name, line in one.model.lines.items()
        if line.kind == "flow" and line.unit in (USD_M, EUR_M)
        if line.stage != "counterfactual" and name not in BESIDE_THE_FUND
    ]
    wrong = [
        name
        for name in flows
        if not np.allclose(2 * one.arrays[name], two.arrays[name], rtol=1e-9, atol=1e-7)
    ]
    assert max(run.arrays["held_back_by_absorption"].max() for run in (one, two)) == 0
    assert len(flows) > 70
    assert wrong == []


def _in_euros() -> tuple[float, dict[str, float]]:
    """Every amount in dollars that goes into the model, written in euros instead."""
    euro = BASE.number("eur_usd_opening")
    changed = {"eur_usd_opening": 1.0}
    for item in BASE:
        if item.metadata.unit not in MONEY or item.metadata.grade == "definition":
            continue
        if isinstance(item, Column):
            cells = zip(item.members, item.values, strict=True)
            numbers = {f"{item.name}[{one}]": value for one, value in cells}
        elif isinstance(item, Series):
            numbers = {f"{item.name}[{year}]": value for year, value in item.values.items()}
        else:
            numbers = {item.name: item.value}
        changed |= {name: value / euro for name, value in numbers.items()}
    return euro, changed


def test_i06_in_another_currency_the_returns_are_the_same() -> None:
    """I06: the whole fund counted in euros instead of dollars."""
    euro, changed = _in_euros()
    dollars, euros = run_with({}), run_with(changed)
    for name in ("investment_irr", "claimants_irr", "investment_multiple", "needs_covered_by_2036"):
        assert euros.results[name] == pytest.approx(dollars.results[name], rel=1e-9), name
    take = euros.results["us_take_total"]
    assert take == pytest.approx(dollars.results["us_take_total"] / euro, rel=1e-9)


def test_i06_the_measure_is_the_same_in_another_currency() -> None:
    """I06: the fund's flows at a fixed exchange rate, with the rate of return of `measures`."""
    run = run_with({})
    flows = run.arrays["claimants_cash_flow"][1:, 0, 0]
    a_quarter = measures.irr(flows)
    assert measures.irr(flows / 1.14) == pytest.approx(a_quarter, rel=0, abs=1e-12)
    assert (1 + a_quarter) ** 4 - 1 == pytest.approx(run.results["claimants_irr"], rel=0, abs=1e-9)
