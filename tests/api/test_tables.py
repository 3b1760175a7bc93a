"""The tables of a run, as README and the design promise them; pandas says the same of the years."""

import math
from pathlib import Path

import pandas as pd
import pytest

import fundmodel
from fundmodel.run_paths.annual import rolled_up_ratio
from fundmodel.run_paths.run import Run
from tests.command_line.running import ASSUMPTIONS

PROMISED = [
    "us_take_total",
    "us_take_present_value",
    "us_take_without_treasury",
    "europe_net_cost_present_value",
    "ukraine_public_net_receipt_total",
    "disbursed_by_milestone[2036]",
    "investment_irr",
    "investment_multiple",
    "claimants_irr",
    "needs_covered_by_2036",
    "lowest_cash",
    "treasury_share_of_profit",
]


def columns_of(run: Run, *kinds: str) -> list[tuple[str, str]]:
    return [
        (line.name, member)
        for line in run.model.lines.values()
        for member in run.model.members(line.name)
        if line.kind in kinds
    ]


def test_lines(base: Run) -> None:
    table = base.lines
    assert isinstance(table, pd.DataFrame)
    assert table.columns.names == ["line", "member"]
    assert table.shape[0] == base.assumptions.number("number_of_quarters") + 1
    assert table.index[0] == pd.Timestamp("2026-12-31")
    assert list(table.index) == list(pd.date_range("2026-12-31", periods=len(table), freq="QE"))
    kinds = ("balance", "flow", "ratio", "flag", "check", "alert")
    assert list(table.columns) == columns_of(base, *kinds)
    assert table.dtypes.eq(float).all()
    assert not table.isna().to_numpy().any()
    assert table["cash"].tolist() == base.arrays["cash"][:, 0, 0].tolist()
    members = list(base.model.members("contribution_key"))
    assert table["contribution_key"].columns.tolist() == members
    for member_index, member in enumerate(members):
        expected = base.arrays["contribution_key"][:, member_index, 0]
        assert table["contribution_key", member].tolist() == expected.tolist()


def test_annual_against_pandas(base: Run) -> None:
    quarters, annual = base.lines.iloc[1:], base.annual
    by_year = quarters.groupby(quarters.index.year)
    assert list(annual.index) == sorted(set(quarters.index.year))
    assert list(annual.columns) == list(quarters.columns)
    flows = columns_of(base, "flow")
    worst = (annual[flows] - by_year.sum()[flows]).abs() / (1 + by_year.sum()[flows].abs())
    assert worst.to_numpy().max() < 1e-12
    stocks = columns_of(base, "balance", "flag")
    pd.testing.assert_frame_equal(annual[stocks], by_year.last()[stocks], check_index_type=False)


def test_ratios_of_a_year(base: Run) -> None:
    quarters, annual = base.lines.iloc[1:], base.annual
    last = quarters.groupby(quarters.index.year).last()
    worked_out_again = 0
    for name, member in columns_of(base, "ratio"):
        parts = rolled_up_ratio(base.model, base.model.lines[name])
        if parts is None:
            assert annual[name, member].tolist() == last[name, member].tolist()
            continue
        above, below, if_zero = parts
        for year in annual.index:
            bottom = annual[below, member if (below, member) in annual else ""][year]
            top = annual[above, member if (above, member) in annual else ""][year]
            expected = if_zero if abs(bottom) <= 1e-9 else top / bottom
            assert annual[name, member][year] == pytest.approx(expected, rel=1e-12)
            worked_out_again += 1
    assert worked_out_again


def test_results(base: Run) -> None:
    assert isinstance(base.results, pd.Series)
    assert base.results.name == "base"
    assert set(PROMISED) <= set(base.results.index)
    lines = [line for line in base.model.lines.values() if line.kind == "result"]
    assert set(base.results.index) == {
        f"{line.name}[{member}]" if member else line.name
        for line in lines
        for member in base.model.members(line.name)
    }
    assert all(math.isfinite(base.results[name]) for name in PROMISED)


def test_checks_and_alerts(base: Run) -> None:
    assert base.checks.index.name == "check"
    assert list(base.checks.columns) == ["worst", "tolerance", "passed"]
    assert base.checks["passed"].all()
    assert base.passed
    assert (base.checks["tolerance"] == base.assumptions.number("check_tolerance")).all()
    names = {line.name for line in base.model.lines.values() if line.kind == "check"}
    assert set(base.checks.index) == names
    for name, row in base.checks.iterrows():
        assert row["worst"] == base.lines[name].abs().to_numpy().max()
    assert base.alerts.index.name == "alert"
    assert list(base.alerts.columns) == ["worst", "first quarter"]


def test_when_an_alert_is_up_first() -> None:
    run = fundmodel.run(fundmodel.load("renewed_war_2030", directory=ASSUMPTIONS))
    up = 0
    for name, row in run.alerts.iterrows():
        quarters = run.lines.xs(name, axis=1, level="line").abs().max(axis=1)
        raised = quarters[quarters > run.number("check_tolerance")]
        first = row["first quarter"]
        assert pd.isna(first) if raised.empty else first == raised.index[0]
        up += not raised.empty
    assert up


def test_the_example_of_the_readme(short: Path, base: Run) -> None:
    less = fundmodel.run(fundmodel.load("base", {"us_profit_share": 0.4}, directory=short))
    assert less.results["us_take_total"] < base.results["us_take_total"]
    assert less.lines["cash"].shape == base.lines["cash"].shape
    assert less.model is base.model


def test_a_check_that_fails_is_said(base: Run) -> None:
    line = next(line for line in base.model.lines.values() if line.kind == "check")
    arrays = {**base.arrays, line.name: base.arrays[line.name] + 1.0}
    broken = Run(base.model, base.assumptions, arrays)
    assert not broken.passed
    assert not broken.checks.loc[line.name, "passed"]
    assert broken.checks["passed"].sum() == len(broken.checks) - 1
