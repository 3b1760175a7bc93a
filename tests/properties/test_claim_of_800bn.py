"""The claim of US$800bn: the stated return is the one that it takes, and what it means in cash."""

import numpy as np
import pytest

import fundmodel
from fundmodel.read_assumptions import Assumptions
from fundmodel.run_paths.run import Run

CLAIM, YEARS_OF_SELLING, A_YEAR = 800_000, 8, 4
SCENARIO = "us_800bn_claim"


@pytest.fixture(scope="module")
def claim() -> Assumptions:
    return fundmodel.load(SCENARIO)


@pytest.fixture(scope="module")
def run(claim: Assumptions) -> Run:
    return fundmodel.run(claim)


def _returns(assumptions: Assumptions) -> dict[str, float]:
    """The total return of each window of equity."""
    column = assumptions.columns["equity_total_return"]
    return dict(zip(column.members, column.values, strict=True))


def _highest(claim: Assumptions, equity_return: float) -> float:
    """The most that the fund is worth when all equity returns so much a year."""
    changes = {f"equity_total_return[{window}]": equity_return for window in _returns(claim)}
    return float(
        fundmodel.run(fundmodel.load(SCENARIO, changes)).results["highest_net_asset_value"]
    )


def test_the_stated_return_is_solved_for(claim: Assumptions) -> None:
    """Halving 5 to 20 % until a thousandth of a point is left."""
    (stated,) = set(_returns(claim).values())
    low, high = 0.05, 0.20
    while high - low > 1e-5:
        middle = (low + high) / 2
        low, high = (middle, high) if _highest(claim, middle) < CLAIM else (low, middle)
    assert stated == pytest.approx(low, abs=1e-4)
    assert _highest(claim, low) < CLAIM < _highest(claim, high)


def test_the_last_years_are_for_selling(run: Run) -> None:
    last = YEARS_OF_SELLING * A_YEAR
    assert run.arrays["recycled_money"][-last:].max() == 0
    assert run.arrays["recycled_money"][-last - A_YEAR : -last].min() > 0


def test_no_quarter_sells_more_than_buyers_have(run: Run, claim: Assumptions) -> None:
    sold = run.arrays["exit_proceeds"][1:].sum(axis=1).ravel()
    gdp = run.arrays["gdp"][1:].ravel() / A_YEAR
    assert (sold / gdp).max() == pytest.approx(claim.number("equity_sales_cap"), rel=1e-12)


def test_share_residual_and_what_is_handed_over_stand_apart(run: Run) -> None:
    """US$ bn by hand from the run: share 141, residual 362, interest on escrow the rest of 504."""
    r = {name: float(run.results[name]) / 1000 for name in (
        "us_take_total", "us_profit_share_total", "us_residual_total", "assets_passed_on_total",
    )}  # fmt: skip
    escrow = float(run.arrays["escrow_interest"].sum()) / 1000
    parts = r["us_profit_share_total"] + r["us_residual_total"] + escrow
    assert parts == pytest.approx(r["us_take_total"], rel=1e-12)
    assert r["us_residual_total"] / r["us_take_total"] == pytest.approx(0.72, abs=0.02)
    assert r["assets_passed_on_total"] > r["us_take_total"]
    quarters = run.arrays["united_states_cash"].ravel()
    assert quarters[-1] / quarters.sum() < 0.25


def test_in_base_buyers_take_all_that_is_offered() -> None:
    base = fundmodel.run(fundmodel.load("base"))
    assert np.all(base.arrays["equity_share_sold"][1:] == 1)
    assert base.arrays["equity_handed_over"].max() == 0
